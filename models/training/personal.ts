/**
 * Where personal data stands in the project's own texts, found by the very code that masks texts before they are stored.
 *
 *     node --import tsx personal.ts CUSTOMER_LANGUAGE_FOLDER PERSONAL.jsonl
 *
 * Out, a line for each text in which something was found: `{"text", "found": [[kind, start, end], …]}`, offsets in UTF-16 units.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findPersonalData } from "../text/personal-data.ts";

interface Line {
  readonly text?: string;
  readonly turns?: readonly { readonly text: string }[];
}

function main(folder: string, out: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean));
  const texts = lines.flatMap((line) => {
    const { text, turns = [] } = JSON.parse(line) as Line;
    return text === undefined ? turns.map((turn) => turn.text) : [text];
  });
  const found = [...new Set(texts)].map((text) => ({
    text,
    found: findPersonalData(text).map(({ kind, start, end }) => [kind, start, end]),
  }));
  const told = found.filter((one) => one.found.length > 0);
  writeFileSync(out, told.map((one) => JSON.stringify(one) + "\n").join(""));
}

main(process.argv[2]!, process.argv[3]!);
