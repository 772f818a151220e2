/** Centres of topics among vectors, and how firmly they stand. */

import { createBreath } from "../../breathe.ts";
import { cutHierarchy } from "../../clusters/hierarchy.ts";
import { kMeans } from "../../clusters/k-means.ts";
import { rowOf, rowsOf, selectRows, type Matrix } from "../../clusters/matrix.ts";
import { ward } from "../../clusters/ward.ts";
import { createRandom } from "../../random.ts";
import { adjustedRand, bestJaccard } from "../agreement.ts";
import { addTo, toUnit } from "./embedded-text.ts";
import { findNeighbours, smooth, type Neighbours } from "./neighbours.ts";
import { renewCentres } from "./renew-centres.ts";

/** Every part is clustered on at most so many rows, or so many for each topic; the chosen centres then move with all. */
const ROWS_OF_PARTS = 1_500;
const ROWS_PER_TOPIC = 40;
const SHARE_OF_PART = 0.8;
/**
 * Beyond so many topics k-means finds no good partition from its own starts, and Ward's hierarchy gives a better one: of 20 and 30
 * topics, 80 % of the texts agree with .76 instead of .65, of 15 with .78 instead of .79, of 10 with less.
 */
const MANY_TOPICS = 15;

/** Rows of unit length that count for their weights, and the same drawn towards their neighbours. */
export interface Points {
  readonly points: Matrix;
  readonly smoothed: Matrix;
  readonly neighbours: Neighbours;
}

/** Centres of unit length, row by row. */
export interface FoundCentres {
  readonly centres: Matrix;
  /** Mean adjusted Rand index between what different parts of the points give, -1 to 1. */
  readonly agreement: number;
  /** How much of each topic is found again in other parts, 0 to 1: mean of the best matches' Jaccard coefficients (Hennig 2007). */
  readonly stability: readonly number[];
}

export interface FindCentresOptions {
  readonly k: number;
  readonly weights: Float64Array;
  readonly seed: number;
  /** How many parts of the points are clustered, 2 or more. */
  readonly parts: number;
  /** How often k-means starts in each. */
  readonly starts: number;
  /** What was found before: the cluster of each point, of `k`. The search begins there. */
  readonly before?: { readonly clusters: Int32Array; readonly k: number };
  readonly signal?: AbortSignal;
}

/** Points ready to be clustered. */
export async function preparePoints(points: Matrix, signal?: AbortSignal): Promise<Points> {
  const neighbours = await findNeighbours(points, createBreath({ signal }));
  return { points, smoothed: smooth(points, neighbours), neighbours };
}

/**
 * The `k` centres on which parts of the points agree best. Each of several pseudo-random parts (80 %) is clustered by k-means on
 * the smoothed points; the clustering that resembles the others most is moved to all points. One k-means gives other topics on
 * other texts; the most typical of many gives nearly the same. Of many topics the start is Ward's instead: it meets people's topics better, and parts only say how firm
 * they are. The centres are means of the points themselves, so that a text is
 * near or far from them by itself.
 */
export async function findCentres({ points, smoothed }: Points, options: FindCentresOptions): Promise<FoundCentres> {
  const { k, weights, seed, parts, starts, before, signal } = options;
  const breathe = createBreath({ signal });
  const run = async <Result>(steps: Generator<unknown, Result>): Promise<Result> => {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await breathe();
    }
  };
  const random = createRandom(seed);
  const size = Math.max(
    k,
    Math.min(Math.max(ROWS_OF_PARTS, ROWS_PER_TOPIC * k), Math.ceil(points.rows * SHARE_OF_PART)),
  );
  const all = Array.from({ length: points.rows }, (_, i) => i);
  const found: Int32Array[] = [];
  for (let part = 0; part < parts; part++) {
    const rows = random.shuffle(all).slice(0, size);
    const { centres } = await run(
      kMeans(selectRows(smoothed, rows), k, {
        seed: seed + part,
        starts,
        weights: Float64Array.from(rows, (row) => weights[row]!),
      }),
    );
    const inRows = { data: Float64Array.from(centres.flat()), rows: k, columns: points.columns };
    for (let t = 0; t < k; t++) toUnit(rowOf(inRows, t));
    found.push(nearestCentres(smoothed, inRows));
    await breathe();
  }
  // Of the parts alone: where numbers of topics are compared, more topics must not agree less since they begin otherwise.
  const likeness = found.map((a, i) => mean(found.filter((_, j) => j !== i).map((b) => adjustedRand(a, b, k))));
  const isWard = k > MANY_TOPICS && !before;
  if (isWard) found.push(cutHierarchy(await run(ward(smoothed, { weights })), k));
  const chosen = isWard ? found.length - 1 : likeness.indexOf(Math.max(...likeness));
  const fresh = meansOf(smoothed, { clusters: found[chosen]!, k, weights });
  const start = before ? await run(renewed(smoothed, fresh, { ...options, before })) : fresh;
  const settled =
    start.length < k || start.some((row) => row.every((value) => value === 0))
      ? await run(kMeans(smoothed, k, { seed, starts, weights }))
      : await run(kMeans(smoothed, k, { seed, initial: start, weights, ...(before && { maxIterations: 0 }) }));
  const means = meansOf(points, { clusters: settled.clusters, k, weights });
  const centres = { data: Float64Array.from(means.flat()), rows: k, columns: points.columns };
  for (let t = 0; t < k; t++) toUnit(rowOf(centres, t));
  const matches = found.map((other) => bestJaccard(settled.clusters, other, k));
  return {
    centres,
    agreement: mean(likeness),
    stability: centresNumbers(k).map((t) => mean(matches.map((match) => match[t]!))),
  };
}

/** Where centres are now that were at the means of the clusters before. */
function* renewed(
  points: Matrix,
  fresh: readonly (readonly number[])[],
  { before: { clusters, k }, weights, seed }: FindCentresOptions & Required<Pick<FindCentresOptions, "before">>,
): Generator<undefined, number[][]> {
  const { columns } = points;
  const packed = (rows: readonly (readonly number[])[]) => {
    const own = rows.filter((row) => row.some((value) => value !== 0));
    return { data: Float64Array.from(own.flat()), rows: own.length, columns };
  };
  const before = packed(meansOf(points, { clusters, k, weights }));
  const centres = yield* renewCentres(points, { before, fresh: packed(fresh), weights, seed });
  return rowsOf(centres).map((row) => Array.from(row));
}

const centresNumbers = (k: number) => Array.from({ length: k }, (_, t) => t);

function mean(values: readonly number[]): number {
  return values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The weighted mean of each cluster's rows; zeros where it has none. */
function meansOf(
  points: Matrix,
  { clusters, k, weights }: { readonly clusters: Int32Array; readonly k: number; readonly weights: Float64Array },
): number[][] {
  const sums = centresNumbers(k).map(() => new Float64Array(points.columns));
  const totals = new Float64Array(k);
  for (let i = 0; i < points.rows; i++) {
    addTo(sums[clusters[i]!]!, rowOf(points, i), weights[i]);
    totals[clusters[i]!]! += weights[i]!;
  }
  return sums.map((sum, t) => Array.from(sum, (value) => (totals[t]! > 0 ? value / totals[t]! : 0)));
}

/** The centre each point is nearest to in angle. */
export function nearestCentres(points: Matrix, centres: Matrix): Int32Array {
  const { columns } = points;
  return Int32Array.from({ length: points.rows }, (_, i) => {
    let best = 0;
    let most = -Infinity;
    for (let t = 0; t < centres.rows; t++) {
      let cosine = 0;
      for (let c = 0; c < columns; c++) cosine += points.data[i * columns + c]! * centres.data[t * columns + c]!;
      if (cosine > most) [best, most] = [t, cosine];
    }
    return best;
  });
}
