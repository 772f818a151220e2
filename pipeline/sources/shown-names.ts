/** Names that people are shown by: they are no ids. */

import type { Channel } from "../types.ts";
import type { Assigned } from "./assign-columns.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { isEmail } from "./cells.ts";
import { plainName } from "./plain-name.ts";

const SHOWN_NAME = /(?:name|nickname|reviewer|author|requester|verfasser|rezensent|auteur|autor)$/;

/** Whether a column, by its name, holds names that people are shown by: two of them may share one. */
export function isShownName(column: string): boolean {
  return SHOWN_NAME.test(plainName(column));
}

/** "K-1001" and "4711" are ids, and addresses are addresses, whatever the column is called. */
function isCode(value: string): boolean {
  return isEmail(value) || (/\d/.test(value) && !/\s/.test(value));
}

/**
 * What is assigned, and the columns of it that only name reviewers as they show themselves ("Carol M."): on public pages two
 * people share such a name, and no order carries it. What `--map` says stays.
 */
export function withoutShownNames(
  assigned: readonly Assigned[],
  { columns, channel }: { readonly columns: readonly ColumnProfile[]; readonly channel: Channel | undefined },
): { readonly assigned: readonly Assigned[]; readonly names: readonly string[] } {
  if (channel !== "review") return { assigned, names: [] };
  const names = assigned.flatMap(({ index, field, isTold }) => {
    const column = columns[index];
    if (field !== "customer" || isTold || !column || !isShownName(column.name)) return [];
    return column.values.filter(isCode).length > column.values.length / 2 ? [] : [column];
  });
  const dropped = new Set(names.map(({ index }) => index));
  return {
    assigned: assigned.filter(({ index, field }) => field !== "customer" || !dropped.has(index)),
    names: names.map(({ name }) => name),
  };
}
