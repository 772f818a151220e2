/** What an exam tells of a contestant on a set. */

import { bcubed } from "./bcubed.ts";
import type { Found } from "./contestant.ts";
import { adjustedRandIndex, normalisedMutualInformation } from "./partition.ts";
import type { Fit, TopicSet } from "./topic-set.ts";
import { coherence, diversity } from "./words.ts";

/** A figure over several fits: of the first, and the least and most of all. */
export interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Shares and indices, 0 or -1 to 1, unless their names have a unit. Absent: the set has no labels for it. */
export interface Figures {
  /** Topics that a text has as its main one. */
  readonly topics: Spread;
  /** Against the labels; texts without a topic are one part more. Over both seeds and both subsamples. */
  readonly nmi?: Spread;
  readonly ari?: Spread;
  /** Extended BCubed F1 against the several labels of each text. */
  readonly bcubed?: Spread;
  /** ARI of two subsamples of four fifths, on the texts in both. */
  readonly subsamples: number;
  /** ARI of two seeds. */
  readonly seeds: number;
  /** NPMI of ten words a topic. */
  readonly coherence: Spread;
  readonly diversity: Spread;
  /** Texts with a topic. */
  readonly coverage: Spread;
  /** Of the processor, for all texts: the faster of two, since the first may have to compile or load. */
  readonly seconds: number;
  readonly memoryMiB: number;
}

function spread(values: readonly number[]): Spread {
  const [value, low, high] = [values[0]!, Math.min(...values), Math.max(...values)].map(
    (number) => Math.round(number * 10_000) / 10_000,
  );
  return { value: value!, low: low!, high: high! };
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** ARI of what two fits say of the texts that both have. */
export function agreement([first, second]: readonly [Found, Found], [one, other]: readonly [Fit, Fit]): number {
  const rowsOf = ({ rows }: Fit, { topics }: Found) => rows ?? [...topics.keys()];
  const topicOf = new Map(rowsOf(other, second).map((row, at) => [row, second.topics[at]!]));
  const both = rowsOf(one, first).flatMap((row, at) => {
    const topic = topicOf.get(row);
    return topic === undefined ? [] : [[first.topics[at]!, topic] as const];
  });
  return adjustedRandIndex(
    both.map(([a]) => a),
    both.map(([, b]) => b),
  );
}

/** The figures of answers to the fits that `fitsOf` asks. */
export function figuresOf(set: TopicSet, { fits, found }: { fits: readonly Fit[]; found: readonly Found[] }): Figures {
  const [first, second, a, b] = found as [Found, Found, Found, Found];
  const of = <T>(items: readonly T[], at: number) => (fits[at]!.rows ?? [...items.keys()]).map((row) => items[row]!);
  const over = (answers: readonly Found[], figure: (answer: Found, at: number) => number) =>
    spread(answers.map(figure));
  const { labels, severalLabels, texts } = set;
  return {
    topics: over(found, ({ topics }) => new Set(topics.filter((topic) => topic >= 0)).size),
    ...(labels && {
      nmi: over(found, ({ topics }, at) => normalisedMutualInformation(topics, of(labels, at))),
      ari: over(found, ({ topics }, at) => adjustedRandIndex(topics, of(labels, at))),
    }),
    ...(severalLabels && {
      bcubed: over([first, second], (answer) => bcubed(severalOf(answer), numbered(severalLabels)).f1),
    }),
    subsamples: round(agreement([a, b], [fits[2]!, fits[3]!])),
    seeds: round(agreement([first, second], [fits[0]!, fits[1]!])),
    coherence: over([first, second], ({ words }) => coherence(words, texts)),
    diversity: over([first, second], ({ words }) => diversity(words)),
    coverage: over(found, ({ topics }) => topics.filter((topic) => topic >= 0).length / topics.length),
    seconds: Math.min(first.seconds, second.seconds),
    memoryMiB: first.memoryMiB,
  };
}

function severalOf({ topics, several }: Found): readonly (readonly number[])[] {
  return several ?? topics.map((topic) => (topic < 0 ? [] : [topic]));
}

function numbered(labels: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const numbers = new Map([...new Set(labels.flat())].map((label, at) => [label, at]));
  return labels.map((own) => own.map((label) => numbers.get(label)!));
}
