/** Where mood is read well and where it is not. */

import { counted } from "../../../models/statistics/format.ts";
import type { Labelled } from "./labelled.ts";
import { isRight } from "./measures.ts";
import { marked, type Sheet } from "./mark.ts";
import { sectorOf } from "./sectors.ts";

export const moods = ["negative", "neutral", "positive"] as const;

/** The mood accuracy of the texts of one kind. */
export interface Group {
  readonly name: string;
  readonly texts: number;
  readonly accuracy: number;
}

/** A group with fewer texts says nothing: such texts are counted together. */
const fewest = 8;
const lengths = [5, 15, 40, 100] as const;

/** "6 to 15 words", the numbers padded so that names are in the order of length. */
function wordsIn({ text }: Labelled): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function lengthOf(text: Labelled): string {
  const words = wordsIn(text);
  const at = lengths.findIndex((most) => words <= most);
  if (at < 0) return `over ${lengths.at(-1)} words`;
  return `${at === 0 ? 1 : lengths[at - 1]! + 1} to ${lengths[at]} words`;
}

const ways: Readonly<Record<string, (text: Labelled) => string>> = {
  length: lengthOf,
  channel: ({ channel }) => channel ?? "unknown",
  file: ({ file }) => file ?? "unknown",
  industry: ({ industry }) => (industry === undefined ? "unknown" : sectorOf(industry)),
};

/** Mood accuracy by length, from the shortest, and by channel, file and industry, from the largest group. */
export function breakdown(sheet: Sheet, texts: readonly Labelled[]): Readonly<Record<string, readonly Group[]>> {
  return Object.fromEntries(
    Object.entries(ways).map(([way, nameOf]) => {
      const groups = new Map<string, Labelled[]>();
      for (const text of texts) groups.set(nameOf(text), [...(groups.get(nameOf(text)) ?? []), text]);
      const small = [...groups].filter(([, members]) => members.length < fewest);
      for (const [name] of small) groups.delete(name);
      const rest = small.flatMap(([, members]) => members);
      const shown = [...groups].sort(([a, x], [b, y]) =>
        way === "length" ? wordsIn(x[0]!) - wordsIn(y[0]!) : y.length - x.length || (a < b ? -1 : 1),
      );
      if (rest.length > 0) shown.push([counted(small.length, "smaller group"), rest]);
      return [way, shown.map(([name, members]) => groupOf(sheet, { name, members }))];
    }),
  );
}

function groupOf(sheet: Sheet, { name, members }: { name: string; members: readonly Labelled[] }): Group {
  const right = marked(sheet, members).filter(isRight).length;
  return { name, texts: members.length, accuracy: right / members.length };
}

/** How often each mood was read as each other: rows are labels, columns answers; the last column is texts not read. */
export function confusion(sheet: Sheet, texts: readonly Labelled[]): readonly (readonly number[])[] {
  const all = marked(sheet, texts);
  return moods.map((truth) =>
    [...moods, undefined].map(
      (said) => all.filter((one) => one.truth.mood === truth && one.answer?.label === said).length,
    ),
  );
}
