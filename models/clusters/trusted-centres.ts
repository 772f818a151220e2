/** Centres of segments that can be trusted: large enough, and found again among some of the customers. */

import type { Random } from "../random.ts";
import type { Structure } from "./find-structure.ts";
import { knownMeans, settleCentres, type Settled } from "./settle-centres.ts";
import type { KnownPoints } from "./learning-rows.ts";
import type { Within } from "./metric.ts";
import { countClusters } from "./separate.ts";
import { stabilityOf, type Stability } from "./stability.ts";

/** Where all customers are, and how stable the segments are, in the order of the centres; empty of a single one. */
export interface Trusted {
  readonly settled: Settled;
  readonly stability: readonly Stability[];
}

export interface TrustOptions {
  readonly within: Within;
  /** Fewest customers of a segment; 1 where segments stay whatever they are. */
  readonly minimumSize: number;
  /** Least mean overlap with what is found in subsamples; 0 where segments stay whatever they are. */
  readonly leastFoundAgain: number;
  readonly random: Random;
}

/**
 * All customers at the centres of what was found among those learned from. The smallest segment is dissolved where it has too few of all
 * customers, and then the one that is found again least, where that is too seldom. Yields the share that is done.
 */
export function* trustedCentres(
  known: KnownPoints,
  structure: Structure,
  { within, minimumSize, leastFoundAgain, random }: TrustOptions,
): Generator<number, Trusted> {
  const { selection, clusters } = structure;
  const turns = selection.rows.length < known.points.rows ? 3 : 5;
  const blank = Array.from({ length: countClusters(clusters) }, () => new Array<number>(known.points.columns).fill(0));
  let centres = knownMeans(known, clusters, blank, selection.rows);
  for (;;) {
    const settled = yield* quietly(settleCentres(known, centres, { within, turns }));
    if (centres.length === 1) return { settled, stability: [] };
    const smallest = least(settled.sizes);
    let doubtful = settled.sizes[smallest]! < minimumSize ? smallest : undefined;
    if (doubtful === undefined) {
      const own = Int32Array.from(selection.rows, (i) => settled.own[i]!);
      // Nobody of a segment may have been learned from.
      if (new Set(own).size < centres.length) return { settled, stability: [] };
      const stability = yield* stabilityOf(structure, own, random);
      const overlaps = stability.map(({ jaccard }) => jaccard);
      const rarest = least(overlaps);
      if (overlaps[rarest]! >= leastFoundAgain) return { settled, stability };
      doubtful = rarest;
    }
    centres = settled.centres.filter((_, i) => i !== doubtful);
  }
}

function least(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}

function* quietly<Result>(steps: Generator<undefined, Result>): Generator<number, Result> {
  let step = steps.next();
  while (!step.done) {
    yield 0;
    step = steps.next();
  }
  return step.value;
}
