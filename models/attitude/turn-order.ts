/** Which message of a conversation came first. */

/** When a message was written (ISO 8601, absent if unknown), and its id. */
export interface Moment {
  readonly id: string;
  readonly at?: string;
}

/** Ids with their numbers taken out: "9001/2" and "9001/10" are numbered alike, two hashes are not. */
const withoutNumbers = (id: string) => id.replace(/\d+/g, "#");

/** Numbers as numbers and the rest by its characters: "7/2" is before "7/10". */
function compareIds(a: string, b: string): number {
  const [some, others] = [a, b].map((id) => id.split(/(\d+)/)) as [string[], string[]];
  for (const [i, one] of some.entries()) {
    const other = others[i] ?? "";
    const [x, y] = i % 2 === 1 ? [one.replace(/^0+/, ""), other.replace(/^0+/, "")] : [one, other];
    if (i % 2 === 1 && x.length !== y.length) return x.length - y.length;
    if (x !== y) return x < y ? -1 : 1;
  }
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Orders messages by time, undated ones first; those of one time by the numbers in their ids. For `sort`. */
export function compareMoments(a: Moment, b: Moment): number {
  const [x, y] = [a.at ?? "", b.at ?? ""];
  return x === y ? compareIds(a.id, b.id) : x < y ? -1 : 1;
}

/** Whether it is known which of two came first: they differ in time, or in the numbers of their ids alone. */
export function isOrderKnown(a: Moment, b: Moment): boolean {
  if (a.at !== b.at) return a.at !== undefined && b.at !== undefined;
  return a.id !== b.id && withoutNumbers(a.id) === withoutNumbers(b.id);
}
