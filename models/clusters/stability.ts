/** Whether segments are found again among some of the customers. */

import type { Random } from "../random.ts";
import { mean } from "../statistics/moments.ts";
import { quantile, sorted } from "../statistics/quantiles.ts";
import { isBetter, separate, type Division, type Structure } from "./find-structure.ts";
import { kMeans } from "./k-means.ts";
import { countDifferent, selectRows } from "./matrix.ts";
import { countClusters, sizesOf } from "./separate.ts";
import { range } from "./within.ts";

/** The mean overlap (Jaccard) of a segment with the one most like it over the subsamples, and where 95 of 100 of them lie. */
export interface Stability {
  readonly jaccard: number;
  readonly low: number;
  readonly high: number;
}

/** Subsamples, their part of the rows, and the most rows they take. */
export const subsamples = { count: 50, share: 0.8, most: 800 };

/** How often each is divided: the one with the clearest borders counts. */
const starts = 3;

/**
 * Divides subsamples in the same way into as many clusters, from chance starts on and by the spread that each shows itself, knowing
 * nothing else of what was found in all (Hennig 2007, subsetting). Above 0.85 a cluster is very stable, below 0.6 it should not be trusted. Yields the share
 * that is done.
 */
export function* stabilityOf(
  { rows, plain, floor, isPresence, least, from }: Structure,
  clusters: Int32Array,
  random: Random,
): Generator<number, readonly Stability[]> {
  const k = countClusters(clusters);
  const found: number[][] = Array.from({ length: k }, () => []);
  const size = Math.min(subsamples.most, Math.round(subsamples.share * rows.rows));
  for (let sample = 0; sample < subsamples.count; sample++) {
    yield sample / subsamples.count;
    const chosen = random.shuffle(Array.from(range(rows.rows))).slice(0, size);
    const own = chosen.map((i) => clusters[i]!);
    const sampled = selectRows(plain, chosen);
    if (countDifferent(sampled, { enough: from }) < from) continue;
    const learning = { rows: selectRows(rows, chosen), floor, isPresence };
    let again: Division | undefined;
    for (let start = 0; start < starts; start++) {
      const parts = ended(kMeans(sampled, from, { seed: random.int(2 ** 31), starts: 2 })).clusters;
      const division = ended(separate(learning, parts, { least: (least * size) / rows.rows, k, turns: 10 }));
      if (!again || isBetter(division, again)) again = division;
    }
    for (const [cluster, overlap] of overlaps(own, again!.clusters, k).entries()) {
      if (overlap !== undefined) found[cluster]!.push(overlap);
    }
  }
  return found.map((values) => {
    const ascending = sorted(values.length > 0 ? values : [0]);
    return { jaccard: mean(ascending), low: quantile(ascending, 0.025), high: quantile(ascending, 0.975) };
  });
}

function ended<Result>(steps: Generator<undefined, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The largest overlap of each of `k` clusters with any of those found again; undefined where the sample has none of it. */
function overlaps(clusters: readonly number[], again: Int32Array, k: number): (number | undefined)[] {
  const others = sizesOf(again);
  const sizes = new Array<number>(k).fill(0);
  const both = new Float64Array(k * others.length);
  for (const [i, cluster] of clusters.entries()) {
    both[cluster * others.length + again[i]!]! += 1;
    sizes[cluster]! += 1;
  }
  return sizes.map((size, cluster) => {
    if (size === 0) return undefined;
    return others.reduce((most, other, j) => {
      const shared = both[cluster * others.length + j]!;
      return Math.max(most, shared / (size + other - shared));
    }, 0);
  });
}
