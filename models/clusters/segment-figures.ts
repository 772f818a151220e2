/** The segments with their figures: how stable, how apart, how many customers lie between them. */

import { mean } from "../statistics/moments.ts";
import { compareRows } from "./distance.ts";
import type { ClusterModel, CloseSegments, FindOptions } from "./find-segments.ts";
import type { Structure } from "./find-structure.ts";
import { measureClusters } from "./k-quality.ts";
import type { KnownPoints } from "./learning-rows.ts";
import { closeSentence, reasonFor, reasonForOne } from "./segment-reasons.ts";
import { bordersBetween, whitened, type FoundBorder } from "./separate.ts";
import { sure, type Settled } from "./settle-centres.ts";
import type { Trusted } from "./trusted-centres.ts";

export interface Found extends Trusted {
  readonly known: KnownPoints;
  readonly structure: Structure;
  readonly options: FindOptions;
}

type Figures = Pick<
  ClusterModel,
  "segments" | "reason" | "silhouette" | "daviesBouldin" | "inertia" | "table" | "sampled" | "close"
>;

/** Segments by size, each with its figures, and what other numbers of them would have given. */
export function figuresOf({ known, structure, settled, stability, options }: Found): Figures {
  const order = settled.centres
    .map((_, i) => i)
    .sort((a, b) => settled.sizes[b]! - settled.sizes[a]! || compareRows(settled.centres[a]!, settled.centres[b]!));
  const rank = order.map((_, i) => order.indexOf(i));
  const plain = order.map((i, place) => ({
    id: `s${place + 1}`,
    size: settled.sizes[i]!,
    centre: settled.centres[i]!,
  }));
  // The rows learned from, in the segments that all customers came to.
  const clusters = Int32Array.from(structure.selection.rows, (i) => rank[settled.own[i]!]!);
  const sampled = clusters.length;
  const customers = known.points.rows;
  const white = whitened(structure.rows, clusters, structure);
  const table = structure.tried.map((one) => measureClusters(white, one.clusters, { customers, ...one }).quality);
  if (order.length === 1)
    return { segments: plain, reason: reasonForOne(structure, { ...options, customers }), table, sampled };
  // Nobody of a segment may have been learned from.
  if (stability.length === 0) return { segments: plain, reason: reasonFor(plain, options), table, sampled };
  const borders = bordersBetween(structure.rows, clusters, structure);
  const { quality, silhouettes } = measureClusters(white, clusters, { customers, borders });
  const between = borderlines(settled, rank);
  const segments = plain.map((segment, i) => ({
    ...segment,
    stability: stability[order[i]!]!,
    silhouette: mean(silhouettes.filter((_, row) => clusters[row] === i)),
    borderline: between[i]!.reduce((a, b) => a + b, 0) / segment.size,
  }));
  const close = closeSegments(borders, { between, sizes: plain.map(({ size }) => size) });
  const chosen = { ...quality, smallest: Math.min(...settled.sizes), inertia: settled.inertia };
  return {
    segments,
    reason: reasonFor(segments, { ...options, borders, close: close.length }),
    silhouette: chosen.silhouette,
    daviesBouldin: chosen.daviesBouldin,
    inertia: chosen.inertia,
    table: [...table.filter(({ k }) => k !== chosen.k), chosen].sort((a, b) => a.k - b.k),
    sampled,
    close,
  };
}

/** Customers between each segment and each other: own first. */
function borderlines({ own, other, confidence }: Settled, rank: readonly number[]): number[][] {
  const counts = rank.map(() => rank.map(() => 0));
  for (let i = 0; i < own.length; i++) if (confidence[i]! < sure) counts[rank[own[i]!]!]![rank[other[i]!]!]! += 1;
  return counts;
}

/** Share of the customers of two segments between them that makes the two hard to tell apart. */
const manyBetween = 0.1;
/** Deeper valleys than this are borders in any case. */
const faint = 0.35;

function closeSegments(
  borders: readonly FoundBorder[],
  { between, sizes }: { readonly between: readonly (readonly number[])[]; readonly sizes: readonly number[] },
): CloseSegments[] {
  return borders.flatMap(({ between: [a, b], valley, margin }) => {
    const borderline = between[a]![b]! + between[b]![a]!;
    const customers = sizes[a]! + sizes[b]!;
    const isClose = borderline > manyBetween * customers || (margin < 0 && valley > faint);
    if (!isClose) return [];
    const pair = { between: [`s${a + 1}`, `s${b + 1}`] as const, valley, borderline, customers };
    return [{ ...pair, sentence: closeSentence(pair) }];
  });
}
