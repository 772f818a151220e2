/** Segments that are learned anew keep their ids where they are those of before; what became of the others is told. */

import { matchGroups, type GroupChange } from "../lineage/match-groups.ts";
import type { ClusterModel } from "./find-segments.ts";
import { sampleMembers, type MemberSample, type SampledFeature, type SeenMember } from "./member-sample.ts";
import { changesOf, type SegmentMove, type SeenTwice } from "./moved-members.ts";
import { renumber } from "./renumber-segments.ts";

/** What became of a segment, in customers seen both times; `customers` are those of them that are or were in it. */
export type SegmentChange =
  | { readonly kind: "kept"; readonly segment: string; readonly jaccard: number; readonly customers: number }
  | {
      readonly kind: "merged" | "split";
      readonly segment: string;
      /** What it went into, or came out of. */
      readonly with: string;
      readonly share: number;
      readonly customers: number;
    }
  | { readonly kind: "gone" | "born"; readonly segment: string; readonly customers: number };

/** Where segments come from. */
export interface SegmentLineage {
  /** Equal as long as ids mean the same segments: a name that people gave an id holds within it. */
  readonly origin: string;
  /** No segment had a higher number, also of those that are gone. */
  readonly highestId: number;
  /** Absent where there was nothing before. */
  readonly since?: {
    /** Customers seen both times, and whether there are more of whom it is not remembered where they were. */
    readonly seen: number;
    readonly isSample: boolean;
    readonly changes: readonly SegmentChange[];
    /** Who is in another segment now than the one that theirs became; most customers first. */
    readonly moves: readonly SegmentMove[];
  };
}

/** Segments with what they were, and what the next ones need to know of them. */
export interface FollowedModel extends ClusterModel {
  readonly lineage: SegmentLineage;
  readonly members: MemberSample;
}

export interface FollowOptions {
  readonly previous?: FollowedModel;
  /** All customers. */
  readonly members: readonly SeenMember[];
  /** The place of a customer's segment among the model's. */
  readonly segmentOf: (place: number) => number;
  readonly features: readonly SampledFeature[];
  /** Names the lineage where one begins. */
  readonly origin: string;
}

/**
 * A model with the ids of the one before, where `matchGroups` finds the same segment by customers seen both times. Segments that were
 * not there before get ids that none has had. One segment of all customers is none: it neither becomes nor was another.
 */
export function followSegments(model: ClusterModel, options: FollowOptions): FollowedModel {
  const { previous, members, segmentOf, features, origin } = options;
  const sample = sampleMembers(members, { features, segmentOf });
  const numbers = model.segments.length;
  if (!previous) return { ...model, lineage: { origin, highestId: numbers }, members: sample };
  const seen = seenTwice(previous.members, options);
  const [before, now] = [previous.segments, model.segments];
  const shared = before.map(() => now.map(() => 0));
  for (const { from, to } of seen) shared[from]![to]! += 1;
  const areAlike = (before.length === 1) === (numbers === 1);
  const found = areAlike ? matchGroups({ shared, groups: numbers }) : allNew(before, now);
  const kept = new Map(found.flatMap((change) => (change.kind === "kept" ? [[change.now, change.before]] : [])));
  let { highestId } = previous.lineage;
  const ids = now.map((_, i) => (kept.has(i) ? before[kept.get(i)!]!.id : `s${++highestId}`));
  const told = { before: before.map(({ id }) => id), now: ids, shared };
  return {
    ...renumber(model, ids),
    lineage: {
      origin: previous.lineage.origin,
      highestId,
      since: {
        seen: seen.length,
        isSample: previous.members.keys.length < previous.customers,
        changes: found.map((change) => toldOf(change, told)),
        moves: areAlike ? movesOf(seen, { ...told, kept, features: commonFeatures(previous.members, features) }) : [],
      },
    },
    members: sample,
  };
}

/** The place of the segment that each customer was in before, -1 where it is not remembered. */
export function formerPlaces(previous: FollowedModel, members: readonly SeenMember[]): Int32Array {
  const { keys, segments } = previous.members;
  const places = new Map(keys.map((key, row) => [key, segments[row]!]));
  return Int32Array.from(members, ({ key }) => places.get(key) ?? -1);
}

function allNew(before: readonly unknown[], now: readonly unknown[]): GroupChange[] {
  return [
    ...before.map((_, i): GroupChange => ({ kind: "gone", before: i })),
    ...now.map((_, i): GroupChange => ({ kind: "born", now: i })),
  ];
}

interface Told {
  readonly before: readonly string[];
  readonly now: readonly string[];
  readonly shared: readonly (readonly number[])[];
}

function toldOf(change: GroupChange, { before, now, shared }: Told): SegmentChange {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const were = (i: number) => sum(shared[i]!);
  const are = (j: number) => sum(shared.map((row) => row[j]!));
  switch (change.kind) {
    case "kept":
      return { kind: "kept", segment: now[change.now]!, jaccard: change.jaccard, customers: are(change.now) };
    case "merged": {
      const { before: i, now: j, share } = change;
      return { kind: "merged", segment: before[i]!, with: now[j]!, share, customers: were(i) };
    }
    case "split": {
      const { before: i, now: j, share } = change;
      return { kind: "split", segment: now[j]!, with: before[i]!, share, customers: are(j) };
    }
    case "gone":
      return { kind: "gone", segment: before[change.before]!, customers: were(change.before) };
    case "born":
      return { kind: "born", segment: now[change.now]!, customers: are(change.now) };
  }
}

/** A customer seen both times, by the places of their segments. */
interface Seen extends SeenTwice {
  readonly from: number;
  readonly to: number;
}

function seenTwice(sample: MemberSample, { members, segmentOf, features }: FollowOptions): Seen[] {
  const places = new Map(sample.keys.map((key, row) => [key, row]));
  const common = commonFeatures(sample, features);
  const columns = sample.features.length;
  return members.flatMap(({ key, values }, i) => {
    const row = places.get(key);
    if (row === undefined) return [];
    const before = common.map((one) => sample.values[row * columns + one.before]!);
    return [{ from: sample.segments[row]!, to: segmentOf(i), before, now: common.map((one) => values[one.now]!) }];
  });
}

/** Features that there are both times; those of topics by the topic, whatever it was called. */
function commonFeatures(sample: MemberSample, features: readonly SampledFeature[]) {
  const keyOf = ({ name, topic }: SampledFeature) => topic ?? name;
  const places = new Map(sample.features.map((feature, place) => [keyOf(feature), place]));
  return features.flatMap((feature, now) => {
    const before = places.get(keyOf(feature));
    return before === undefined ? [] : [{ ...feature, before, now }];
  });
}

function movesOf(
  seen: readonly Seen[],
  {
    before,
    now,
    kept,
    features,
  }: Told & { readonly kept: ReadonlyMap<number, number>; readonly features: readonly SampledFeature[] },
): SegmentMove[] {
  const hasStayed = ({ from, to }: Seen) => kept.get(to) === from;
  const stayed = seen.filter(hasStayed);
  const moved = new Map<string, Seen[]>();
  for (const one of seen) {
    if (hasStayed(one)) continue;
    const key = `${one.from} ${one.to}`;
    const those = moved.get(key);
    if (those) those.push(one);
    else moved.set(key, [one]);
  }
  return [...moved.values()]
    .map((those) => ({
      from: before[those[0]!.from]!,
      to: now[those[0]!.to]!,
      customers: those.length,
      changed: changesOf(those, { stayed, features }),
    }))
    .sort((a, b) => b.customers - a.customers || (a.from + a.to < b.from + b.to ? -1 : 1));
}
