/** `attune import`: one kind of file into the store. */

import { existsSync } from "node:fs";
import { importFile, type ImportOptions, type ImportReport } from "../pipeline/import-file.ts";
import type { Engine } from "../pipeline/engine.ts";
import { FIELDS, isField } from "../pipeline/sources/fields.ts";
import { mapOf, type ColumnMap } from "../pipeline/sources/map-columns.ts";
import type { ImportKind } from "../pipeline/store/imports.ts";
import { UsageError, type Arguments, type Command, type OptionHelp } from "./command.ts";
import { rowReportText, understandingText } from "./print-import.ts";
import { configOf, isStored, withEngine, withPassingStore } from "./session.ts";
import { progressLine } from "./terminal.ts";

const kinds = ["feedback", "orders", "customers"] as const;

/** Options of the commands that import files. */
export const importOptions: Readonly<Record<string, OptionHelp>> = {
  as: { type: "string", value: "KIND", help: "feedback, orders or customers: what FILE… hold (default: recognised)" },
  preset: { type: "string", value: "NAME", help: "how to read it: zendesk, shopify … (default: recognised)" },
  map: { type: "string", multiple: true, value: "field=column", help: "this column is that field: once for each" },
  channel: { type: "string", value: "NAME", help: "ticket, survey, review or chat: of texts whose row names none" },
  timezone: { type: "string", value: "ZONE", help: "zone of times that name none (default UTC)" },
  currency: { type: "string", value: "CODE", help: "currency of amounts that name none" },
  "day-first": { type: "boolean", help: "03/04/2026 is 3 April" },
  "month-first": { type: "boolean", help: "03/04/2026 is March 4th" },
  encoding: { type: "string", value: "NAME", help: "character encoding (default: recognised)" },
  delimiter: { type: "string", value: "CHAR", help: "column delimiter (default: recognised)" },
  sheet: { type: "string", value: "NAME", help: "sheet of a workbook (default: the first with rows)" },
};

/**
 * The columns that were named for fields; several for text are several questions. Throws `UsageError` on a pair that is none,
 * and on another field that is named twice.
 */
export function mappingOf(pairs: readonly string[]): ColumnMap {
  const typed = pairs.map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`--map is ${JSON.stringify(pair)}: wanted field=column, such as text=Comment`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return mapOf(
    typed,
    (field, [one, other]) => new UsageError(`--map gives ${field} twice, "${one}" and "${other}": wanted one`),
  );
}

const isAnyField = (word: string) => kinds.some((kind) => isField(kind, word));

/** Throws `UsageError` for a word that is no file but looks like what stands behind `--map`: each needs its own. */
export function checkWords(words: readonly string[]): void {
  for (const word of words) {
    const at = word.indexOf("=");
    if (at < 1 || !isAnyField(word.slice(0, at)) || existsSync(word)) continue;
    throw new UsageError(
      `${JSON.stringify(word)} is no file: wanted --map ${word}. Repeat --map, once for each field: --map text=Comment --map id=No`,
    );
  }
}

/** What `--help` says of the fields. */
export function fieldNotes(): string {
  const lines = kinds.map((kind) => `  ${kind.padEnd(10)} ${FIELDS[kind].join(", ")}\n`);
  return (
    `Fields of --map, which is given once for each, --map text=Comment --map at=Date:\n${lines.join("")}` +
    `Several columns for text are several questions of a survey: --map text=Likes --map text=Dislikes\n`
  );
}

/** The import that was typed. Throws `UsageError` on an `--as` or a `--map` that is none. */
export function importOptionsOf(args: Arguments): ImportOptions {
  const as = args.text("as");
  if (as !== undefined && !kinds.includes(as as ImportKind)) {
    throw new UsageError(`--as is ${JSON.stringify(as)}: wanted feedback, orders or customers`);
  }
  const map = mappingOf(args.texts("map"));
  if (args.flag("day-first") && args.flag("month-first")) {
    throw new UsageError("--day-first and --month-first exclude each other: give one");
  }
  const order = args.flag("day-first") ? { dayFirst: true } : args.flag("month-first") ? { dayFirst: false } : {};
  const texts = ["as", "preset", "channel", "timezone", "currency", "encoding", "delimiter", "sheet"] as const;
  const given = texts.flatMap((name) => (args.text(name) === undefined ? [] : [[name, args.text(name)!] as const]));
  return { ...Object.fromEntries(given), ...order, ...(args.texts("map").length > 0 && { map }) };
}

/** Imports a file with progress; prints how it was understood, before it is used, and the row report. */
export async function importAndPrint(
  engine: Engine,
  path: string,
  { json, brief = false, ...options }: ImportOptions & { readonly json: boolean; readonly brief?: boolean },
): Promise<ImportReport> {
  const line = progressLine();
  const report = await importFile(engine.database, path, {
    ...options,
    ...(!json && !brief && { understood: (preview) => process.stderr.write(understandingText(preview)) }),
    now: new Date().toISOString(),
    progress: (rows) => line.update(`${path}: ${rows.toLocaleString("en")} rows`),
  }).finally(() => line.end());
  if (!json) process.stderr.write(`${brief ? `${report.file} (${report.preset}): ` : ""}${rowReportText(report)}`);
  return report;
}

export const importCommand: Command = {
  summary: "import files of one kind: feedback, orders or customers",
  mostWords: Infinity,
  usage: "FILE… --as feedback|orders|customers [options]",
  examples: [
    "attune import data-samples/tickets.csv --as feedback",
    "attune import data-samples/orders.csv --as orders --dry-run",
  ],
  options: {
    ...importOptions,
    "dry-run": { type: "boolean", help: "show how it is understood and what would be rejected; store nothing" },
  },
  notes: fieldNotes,
  async run(args) {
    checkWords(args.positionals);
    if (args.positionals.length === 0) throw new UsageError("Which file? attune import FILE… --as feedback");
    const json = args.flag("json");
    const dryRun = args.flag("dry-run");
    const options: ImportOptions = { ...importOptionsOf(args), dryRun };
    const within = <T>(work: (engine: Engine) => Promise<T>) =>
      dryRun && !isStored(configOf(args)) ? withPassingStore(work) : withEngine(args, work);
    const reports = await within(async (engine) => {
      const done: ImportReport[] = [];
      for (const path of args.positionals) done.push(await importAndPrint(engine, path, { ...options, json }));
      return done;
    });
    if (json) process.stdout.write(`${JSON.stringify({ imports: reports }, undefined, 2)}\n`);
    return 0;
  },
};
