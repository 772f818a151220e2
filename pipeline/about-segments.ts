/** What is told of where segments come from: which are those of before, what became of the others, who moved. */

import type { SegmentChange, SegmentLineage } from "../models/clusters/follow-segments.ts";
import type { FeatureChange, SegmentMove } from "../models/clusters/moved-members.ts";
import { counted, formatInUnit, formatNumber, formatShare } from "../models/statistics/format.ts";
import type { PastSegments } from "./keep-names.ts";

/** Kept with a result. */
export interface AboutSegments {
  /** Equal as long as ids mean the same segments. */
  readonly origin: string;
  /** Since they were learned before; absent where they were not, or nothing was learned anew. */
  readonly since?: NonNullable<SegmentLineage["since"]> & {
    /** Names of those that are no more, by id. */
    readonly formerly: Readonly<Record<string, string>>;
  };
}

/** `isNew`: whether segments were learned just now. What changed before is no news. */
export function aboutSegments(
  { origin, since }: SegmentLineage,
  { isNew, past }: { readonly isNew: boolean; readonly past?: PastSegments | undefined },
): AboutSegments {
  if (!since || !isNew) return { origin };
  const gone = since.changes.filter(({ kind }) => kind === "merged" || kind === "gone").map(({ segment }) => segment);
  const formerly = Object.fromEntries(gone.flatMap((id) => (past?.names.has(id) ? [[id, past.names.get(id)!]] : [])));
  return { origin, since: { ...since, formerly } };
}

/** So many moves are told in sentences. */
const mostMoves = 5;

/**
 * What became of segments, in sentences; of one segment's own where `segment` is its id. None where nothing is new.
 */
export function lineageInWords(
  about: AboutSegments | undefined,
  {
    segments,
    segment,
  }: { readonly segments: readonly { readonly id: string; readonly name: string }[]; readonly segment?: string },
): string[] {
  if (!about?.since) return [];
  const { seen, isSample, changes, moves, formerly } = about.since;
  const count = (wanted: SegmentChange["kind"]) => changes.filter(({ kind }) => kind === wanted).length;
  // One segment of all customers is none, and goes into none.
  if (segments.length === 1 && count("gone") > 1)
    return [`The ${count("gone")} segments of before are no more: all customers are in one`];
  if (segments.length > 1 && count("born") === segments.length && count("gone") === 1)
    return ["Before, all customers were in one segment: all of these are new"];
  const names = new Map([...Object.entries(formerly), ...segments.map(({ id, name }) => [id, name] as const)]);
  const named = (id: string) => (names.has(id) ? `${id} (${names.get(id)})` : id);
  const isOwn = (...ids: readonly string[]) => segment === undefined || ids.includes(segment);
  const told = changes.filter((change) => isOwn(change.segment, ...("with" in change ? [change.with] : [])));
  const kept = told.filter(({ kind }) => kind === "kept");
  const of = isSample
    ? `${formatNumber(seen)} customers remembered of those seen`
    : `${counted(seen, "customer")} seen`;
  const whole = segment === undefined && changes.length > 0;
  return [
    ...(whole
      ? [`${kept.length} of ${formatNumber(before(changes))} segments are those of before, by ${of} both times`]
      : []),
    ...told
      .filter((change) => segment !== undefined || change.kind !== "kept")
      .map((change) => changeInWords(change, named)),
    ...moves
      .filter(({ from, to }) => isOwn(from, to))
      .slice(0, mostMoves)
      .map((move) => moveInWords(move, named)),
  ];
}

/** How many segments there were before. */
function before(changes: readonly SegmentChange[]): number {
  return changes.filter(({ kind }) => kind !== "born" && kind !== "split").length;
}

function changeInWords(change: SegmentChange, named: (id: string) => string): string {
  const { segment, customers } = change;
  const own = named(segment);
  switch (change.kind) {
    case "kept":
      return `${own} is the segment of before: ${formatShare(change.jaccard)} of the customers of either are in both`;
    case "merged":
      return `${own} went into ${named(change.with)}, with ${formatShare(change.share)} of its ${counted(customers, "customer")}`;
    case "split":
      return `${own} came out of ${named(change.with)}, as ${formatShare(change.share)} of its ${counted(customers, "customer")} did`;
    case "gone":
      return `${own} is gone: its ${counted(customers, "customer")} went several ways`;
    case "born":
      return customers === 0
        ? `${own} is new: nobody in it was there before`
        : `${own} is new: its ${counted(customers, "customer")} of before came from several`;
  }
}

function moveInWords({ from, to, customers, changed }: SegmentMove, named: (id: string) => string): string {
  const what = changed.map(featureInWords).join(", ");
  const why = what === "" ? "no feature of theirs changed more than of those who stayed" : what;
  return `${counted(customers, "customer")} of ${named(from)} ${customers === 1 ? "is" : "are"} in ${named(to)} now: ${why}`;
}

function featureInWords({ feature, unit, before, now, times }: FeatureChange): string {
  const name = feature.toLowerCase();
  if (times !== undefined) return `${name} × ${times.toFixed(2)}`;
  const shown = (value: number) => formatInUnit(value, { unit });
  return `${name} ${shown(before!)} → ${shown(now!)}`;
}
