/** A small shop for tests that run the whole flow again and again: the first rows of each file of data-samples. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { createRandom } from "../../models/random.ts";
import type { ImportKind } from "../../pipeline/store/imports.ts";

/** A file and what is in it. */
export interface SampleFile {
  readonly path: string;
  readonly kind: ImportKind;
}

/** A table of data-samples: how many rows its head has, and which rows after it are taken. */
interface Cut {
  readonly kind: ImportKind;
  readonly head: number;
  readonly rows: readonly [from: number, to: number];
}

const cuts: Readonly<Record<string, Cut>> = {
  "tickets.csv": { kind: "feedback", head: 1, rows: [0, 30] },
  "survey.csv": { kind: "feedback", head: 3, rows: [0, 15] },
  "reviews.csv": { kind: "feedback", head: 1, rows: [0, 30] },
  "orders.csv": { kind: "orders", head: 1, rows: [0, 200] },
  "customers.csv": { kind: "customers", head: 1, rows: [0, 50] },
};
const conversations: readonly [from: number, to: number] = [0, 6];

const source = (name: string) => fileURLToPath(new URL(`../../data-samples/${name}`, import.meta.url));

function cutTable(name: string, { head, rows: [from, to] }: Omit<Cut, "kind">, shuffled: boolean): string {
  const rows = parse(readFileSync(source(name)), { bom: true, relax_column_count: true }) as readonly string[][];
  const body = rows.slice(head + from, head + to);
  // The rows of one order stand together.
  const kept = shuffled && name !== "orders.csv" ? createRandom(7).shuffle(body) : body;
  return stringify([...rows.slice(0, head), ...kept]);
}

function cutChats([from, to]: readonly [number, number]): string {
  const chats = JSON.parse(readFileSync(source("chats.json"), "utf8")) as {
    readonly conversations: readonly unknown[];
  };
  return JSON.stringify({ ...chats, conversations: chats.conversations.slice(from, to) });
}

/** Writes the sample into a folder: about 100 texts, 100 customers, 180 orders. `shuffled`: with its rows in another order. */
export function writeSample(folder: string, { shuffled = false } = {}): readonly SampleFile[] {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, kind: ImportKind, text: string): SampleFile => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { path, kind };
  };
  return [
    write("chats.json", "feedback", cutChats(conversations)),
    ...Object.entries(cuts).map(([name, cut]) => write(name, cut.kind, cutTable(name, cut, shuffled))),
  ];
}

/** Twenty texts that the sample does not have. */
export function writeNewTexts(folder: string): SampleFile {
  const path = join(folder, "new-tickets.csv");
  writeFileSync(path, cutTable("tickets.csv", { head: 1, rows: [30, 50] }, false));
  return { path, kind: "feedback" };
}
