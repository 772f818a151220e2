/** Topics that a file gives: a name each, and sentences that say what it is. */

import { extname } from "node:path";
import { CsvError, parse } from "csv-parse/sync";

/** A topic of a file. */
export interface TaxonomyEntry {
  /** Of the name: "late-delivery". */
  readonly id: string;
  readonly name: string;
  /** What says what it is; without any, the name does. */
  readonly sentences: readonly string[];
  /** Where it stands in the file, from 1 on. */
  readonly line: number;
}

/** What is wrong with a taxonomy; the message names file, line and what was wanted. */
export class TaxonomyError extends RangeError {
  override readonly name = "TaxonomyError";
}

const wanted = 'wanted a line each, name,sentence,…, or JSON, [{"name":"…","examples":["…"]}]';
const mostTopics = 200;
const mostSentences = 50;
const longestName = 60;
const longestSentence = 1000;

type Raw = Omit<TaxonomyEntry, "id">;

/**
 * The topics of a file: JSON where its name ends so, an array of objects with `name` and `examples` (or one `description`), else
 * lines of a name and sentences, divided by commas or tabs as in CSV; a first line whose first cell is "name" is a head. Throws
 * `TaxonomyError` where names are empty, equal but for case and signs, or too many.
 */
export function parseTaxonomy(text: string, path: string): readonly TaxonomyEntry[] {
  const plain = text.replace(/^\uFEFF/, "");
  const raw = extname(path).toLowerCase() === ".json" ? ofJson(plain, path) : ofLines(plain, path);
  if (raw.length === 0) throw new TaxonomyError(`${path} holds no topics: ${wanted}`);
  if (raw.length > mostTopics)
    throw new TaxonomyError(`${path} holds ${raw.length} topics: ${mostTopics} are the most`);
  const known = new Map<string, Raw>();
  return raw.map((entry) => {
    const { name, sentences, line } = entry;
    const at = `${path}, line ${line}:`;
    if (name === "") throw new TaxonomyError(`${at} a topic without a name; ${wanted}`);
    if (name.length > longestName)
      throw new TaxonomyError(`${at} a name of ${name.length} characters; ${longestName} are the most`);
    const id = name
      .toLowerCase()
      .normalize("NFKC")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "");
    if (id === "") throw new TaxonomyError(`${at} ${JSON.stringify(name)} has no letters: wanted a name`);
    const same = known.get(id);
    if (same)
      throw new TaxonomyError(`${at} ${JSON.stringify(name)} is the name of line ${same.line} too: wanted each once`);
    known.set(id, entry);
    if (sentences.length > mostSentences)
      throw new TaxonomyError(`${at} ${sentences.length} sentences; ${mostSentences} are the most`);
    const long = sentences.find((sentence) => sentence.length > longestSentence);
    if (long !== undefined)
      throw new TaxonomyError(`${at} a sentence of ${long.length} characters; ${longestSentence} are the most`);
    return { ...entry, id };
  });
}

function ofLines(text: string, path: string): Raw[] {
  const delimiter = text.split("\n", 1)[0]!.includes("\t") ? "\t" : ",";
  let rows: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = cause as unknown as { readonly lines?: number };
    throw new TaxonomyError(`${path}${lines === undefined ? "" : `, line ${lines}`}: ${cause.message}`, { cause });
  }
  const entries = rows.map(({ record: [name = "", ...sentences], info: { lines } }) => {
    return { name, sentences: sentences.filter((sentence) => sentence !== ""), line: lines };
  });
  return entries[0]?.name.toLowerCase() === "name" ? entries.slice(1) : entries;
}

function ofJson(text: string, path: string): Raw[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TaxonomyError(`${path} is no JSON: ${(cause as Error).message}`, { cause });
  }
  if (!Array.isArray(value)) throw new TaxonomyError(`${path}, line 1: ${wanted}`);
  // Where the names stand, one after the other: JSON itself does not tell.
  const lines = [...text.matchAll(/"name"\s*:/g)].map(({ index }) => text.slice(0, index).split("\n").length);
  return value.map((entry: unknown, i): Raw => {
    const line = lines[i] ?? 1;
    const { name, examples = [], description } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    const sentences = [
      ...(description === undefined ? [] : [description]),
      ...(Array.isArray(examples) ? examples : [examples]),
    ];
    if (typeof name !== "string" || !sentences.every((one): one is string => typeof one === "string"))
      throw new TaxonomyError(`${path}, line ${line}: topic ${i + 1} has no name or examples as texts; ${wanted}`);
    return { name: name.trim(), sentences: sentences.map((one) => one.trim()).filter((one) => one !== ""), line };
  });
}
