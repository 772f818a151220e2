/** Ids that are too long to be ids: a text under the wrong header, or a file that means harm. */

import type { Wrong } from "./cell-readers.ts";
import type { Field } from "./fields.ts";
import { count } from "./formats/limits.ts";
import type { TableRow } from "./table.ts";
import type { Understanding } from "./understanding.ts";

/** Bytes in UTF-8: keys of an index hold no more than 2,704, and a page's cursor a thousand characters. */
const longestIdBytes = 500;

const isId: ReadonlySet<Field | undefined> = new Set<Field>(["id", "customer", "email", "conversation", "response"]);

/** A reader of what is wrong with a row's ids and addresses: one of more than 500 bytes. */
export function longIdReader({ columns }: Understanding): (row: TableRow) => Wrong | undefined {
  const ids = columns.filter(({ field }) => isId.has(field));
  return ({ values }) => {
    for (const { index, name, field } of ids) {
      const cell = values[index];
      // A unit of UTF-16 is three bytes at most.
      if (cell === undefined || cell.length * 3 <= longestIdBytes) continue;
      const bytes = Buffer.byteLength(cell.trim());
      if (bytes <= longestIdBytes) continue;
      const what = field === "email" ? "e-mail address" : "id";
      return { column: name, reason: `The ${what} has ${count(bytes)} bytes, more than ${longestIdBytes}` };
    }
    return undefined;
  };
}
