/** Texts to find topics in, and what is known of them. */

import { createRandom } from "../../../models/random.ts";

/** Texts with the topic that people gave each, or the several ones, or neither. */
export interface TopicSet {
  readonly name: string;
  readonly texts: readonly string[];
  readonly labels?: readonly string[];
  readonly severalLabels?: readonly (readonly string[])[];
  /** How many topics are asked of everybody: as many as there are labels. */
  readonly k: number;
}

/** What to find: topics of all texts, or of those rows, from a seed. */
export interface Fit {
  readonly seed: number;
  readonly rows?: readonly number[];
}

/** Share of the texts that a subsample has. */
const SUBSAMPLE = 0.8;

/** What everybody is asked, and what it is for: all texts from two seeds, then two subsamples from the first seed. */
export function fitsOf(texts: number): readonly [Fit, Fit, Fit, Fit] {
  const [first, second] = [subsample(texts, 1), subsample(texts, 2)];
  return [{ seed: 1 }, { seed: 2 }, { seed: 1, rows: first }, { seed: 1, rows: second }];
}

/** Rows of four fifths of the texts, ascending. */
function subsample(texts: number, seed: number): readonly number[] {
  return createRandom(seed)
    .shuffle(Array.from({ length: texts }, (_, at) => at))
    .slice(0, Math.round(texts * SUBSAMPLE))
    .sort((a, b) => a - b);
}

/** At most so many texts of a set, drawn by chance that is always the same. */
export function cutTo(set: TopicSet, most: number): TopicSet {
  if (set.texts.length <= most) return set;
  const rows = createRandom(1)
    .shuffle([...set.texts.keys()])
    .slice(0, most);
  const pick = <T>(items: readonly T[]) => rows.map((row) => items[row]!);
  return {
    ...set,
    texts: pick(set.texts),
    ...(set.labels && { labels: pick(set.labels) }),
    ...(set.severalLabels && { severalLabels: pick(set.severalLabels) }),
  };
}
