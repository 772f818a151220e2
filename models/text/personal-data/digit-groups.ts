/** Runs of digits in a text, the grains that cards, national ids and phone numbers are made of. */

import { isDigit } from "./found.ts";

/** The runs of ASCII digits of a text: run `i` is `[starts[i], ends[i])`. */
export interface DigitGroups {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** No shape that is looked for has more groups, or fewer digits. */
const mostGroups = 7;
const fewestDigits = 9;

/** Every run of digits, in order. */
export function digitGroups(text: string): DigitGroups {
  const starts: number[] = [];
  const ends: number[] = [];
  let inside = false;
  for (let at = 0; at <= text.length; at++) {
    const isOne = at < text.length && isDigit(text.charCodeAt(at));
    if (isOne && !inside) starts.push(at);
    else if (!isOne && inside) ends.push(at);
    inside = isOne;
  }
  return { starts, ends };
}

/**
 * The shape of the groups from `first` on, longest first: "4-4-4-4", "3-2-4", "11", each with the number of groups it spans. The
 * groups of a shape are apart by one unit of " ", "-", "." or "/" (or two of which one is a space, written as the other).
 */
export function shapesFrom(text: string, groups: DigitGroups, first: number): { shape: string; last: number }[] {
  const bound = Math.min(first + mostGroups, groups.starts.length);
  let digits = 0;
  for (let index = first; index < bound; index++) digits += groups.ends[index]! - groups.starts[index]!;
  if (digits < fewestDigits) return [];
  const shapes: { shape: string; last: number }[] = [];
  let shape = "";
  for (let index = first; index < bound; index++) {
    const start = groups.starts[index]!;
    const length = groups.ends[index]! - start;
    if (length > 20) break;
    if (index > first) {
      const between = text.slice(groups.ends[index - 1]!, start);
      if (between.length > 3 || !/^(?: ?[-./] ?| {1,2})$/.test(between)) break;
      shape += between.trim() || " ";
    }
    shape += length;
    shapes.unshift({ shape, last: index });
  }
  return shapes;
}
