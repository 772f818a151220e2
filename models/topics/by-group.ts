/** What groups of texts write of, beside each other. */

import { probit } from "../statistics/normal.ts";
import { shareDifference, type ShareDifference } from "../statistics/wilson.ts";

/** Groups that stand by themselves; the texts of all others are one more. */
const MOST_GROUPS = 8;
/** Texts that a group needs to stand by itself. */
const LEAST_TEXTS = 30;
/** What all intervals together miss in one of twenty cases. */
const MISSED = 0.05;
/** The name of the group of all that are too small or too many. */
export const otherGroups = "all others";

/** A topic among the texts of one group. */
export interface TopicOfGroup {
  readonly group: string;
  /** Texts of the group that are mostly about the topic. */
  readonly texts: number;
  /** The same as a share of the group's texts, 0 to 1. */
  readonly share: number;
  /** Mean mood score of these texts; absent without any. */
  readonly mood?: number;
  /** How much more than among the texts of all other groups; the 95 % interval holds for all topics and groups together. */
  readonly difference: ShareDifference;
}

/** All groups, the largest first, and what each writes of. */
export interface TopicsByGroup {
  readonly groups: readonly { readonly group: string; readonly texts: number }[];
  /** By topic. */
  readonly topics: ReadonlyMap<string, readonly TopicOfGroup[]>;
}

interface Tally {
  texts: number;
  readonly topics: Map<string, { texts: number; mood: number }>;
}

const emptyTally = (): Tally => ({ texts: 0, topics: new Map() });

function add(tally: Tally, topic: string | undefined, { texts, mood }: { texts: number; mood: number }): void {
  if (topic === undefined) return;
  const known = tally.topics.get(topic) ?? { texts: 0, mood: 0 };
  tally.topics.set(topic, { texts: known.texts + texts, mood: known.mood + mood });
}

/** Counts texts that stream by in any order: each in one group, with its main topic, if it has one, and its mood score. */
export function createGroupCounter() {
  const tallies = new Map<string, Tally>();
  return {
    add(group: string, topic: string | undefined, mood: number): void {
      const tally = tallies.get(group) ?? emptyTally();
      tallies.set(group, tally);
      tally.texts++;
      add(tally, topic, { texts: 1, mood });
    },
    compared: (): TopicsByGroup => compare(gatherSmall(tallies)),
  };
}

/** The largest groups, the largest first, then one of all others. */
function gatherSmall(tallies: ReadonlyMap<string, Tally>): (readonly [group: string, Tally])[] {
  const sorted = [...tallies].sort(([a, { texts: m }], [b, { texts: n }]) => n - m || (a < b ? -1 : 1));
  const large = sorted.filter(([, { texts }], i) => i < MOST_GROUPS && texts >= LEAST_TEXTS);
  const others = emptyTally();
  for (const [, { texts, topics }] of sorted.slice(large.length)) {
    others.texts += texts;
    for (const [topic, count] of topics) add(others, topic, count);
  }
  return others.texts > 0 ? [...large, [otherGroups, others]] : large;
}

function compare(groups: readonly (readonly [group: string, Tally])[]): TopicsByGroup {
  const all = groups.reduce((sum, [, { texts }]) => sum + texts, 0);
  const names = [...new Set(groups.flatMap(([, { topics }]) => [...topics.keys()]))];
  const quantile = probit(1 - MISSED / 2 / Math.max(1, names.length * groups.length));
  const topics = names.map((topic) => {
    const inAll = groups.reduce((sum, [, tally]) => sum + (tally.topics.get(topic)?.texts ?? 0), 0);
    const inGroups = groups.map(([group, tally]): TopicOfGroup => {
      const { texts, mood } = tally.topics.get(topic) ?? { texts: 0, mood: 0 };
      const own = { count: texts, of: tally.texts };
      const others = { count: inAll - texts, of: all - tally.texts };
      const alone = { value: 0, low: 0, high: 0 };
      return {
        group,
        texts,
        share: texts / tally.texts,
        ...(texts > 0 && { mood: mood / texts }),
        difference: others.of > 0 ? shareDifference(own, others, { quantile }) : alone,
      };
    });
    return [topic, inGroups] as const;
  });
  return { groups: groups.map(([group, { texts }]) => ({ group, texts })), topics: new Map(topics) };
}
