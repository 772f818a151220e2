/** Rows in the text format of COPY. */

import type { Value } from "./database.ts";
import { hexOf } from "./values.ts";

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "" };

const special = /[\\\t\n\r\0]/;
const specials = /[\\\t\n\r\0]/g;

function field(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return special.test(value) ? value.replace(specials, (c) => escapes[c]!) : value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  return `\\${hexOf(value)}`;
}

/**
 * Rows as chunks of COPY text of about a megabyte each. Halves of surrogate pairs become U+FFFD.
 * Throws when a row is not as wide as the columns.
 */
export function* copyText(rows: readonly (readonly Value[])[], columns: readonly string[]): Generator<Buffer> {
  let chunk = "";
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns.length)
      throw new RangeError(`Row ${i} has ${row.length} values for the ${columns.length} columns ${columns.join(", ")}`);
    for (let c = 0; c < row.length; c++) chunk += (c === 0 ? "" : "\t") + field(row[c]!);
    chunk += "\n";
    if (chunk.length < 1 << 20) continue;
    yield Buffer.from(chunk);
    chunk = "";
  }
  if (chunk) yield Buffer.from(chunk);
}

/** `table (columns)` for a COPY. Throws on a name that would have to be quoted. */
export function copyTarget(table: string, columns: readonly string[]): string {
  const odd = [table, ...columns].find((name) => !/^[a-z_][a-z0-9_]*$/.test(name));
  if (odd !== undefined)
    throw new RangeError(`Cannot copy into the name ${JSON.stringify(odd)}: wanted a-z, 0-9 and _`);
  return `${table} (${columns.map((column) => `"${column}"`).join(", ")})`;
}

/** Rows as batches, whichever way they were given. */
export async function* batchesOf(
  rows: readonly (readonly Value[])[] | AsyncIterable<readonly (readonly Value[])[]>,
): AsyncGenerator<readonly (readonly Value[])[]> {
  if (Symbol.asyncIterator in rows) yield* rows;
  else yield rows;
}
