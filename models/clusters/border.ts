/** Whether two clusters lie apart, as rows show that the border between them was not drawn by. */

import { standardDeviation } from "../statistics/moments.ts";
import { valleyBetween } from "./density-valley.ts";
import type { Matrix } from "./matrix.ts";

/** A border as it was found to be. */
export interface Verdict {
  /** How many rows lie at the border for one at the lower of the two peaks beside it: 0 a clean gap, 1 none. */
  readonly valley: number;
  /** How much deeper the valley is than it had to be; below 0 it is no border. */
  readonly margin: number;
}

const folds = 5;
/**
 * The shallowest valley that counts: deeper where the smaller cluster is small, since few rows have valleys by chance, and less deep
 * where two clusters explain the rows much better than one. Set on made-up customers that no figure is told of, half of them one cloud:
 * long, lopsided, heavy-tailed, uniform or bent.
 */
const shallowest = { of: 0.46, ofFew: 0.65, ofGain: 0.4, mostGain: 0.5 };

/**
 * Judges the border between two clusters of rows that vary by one in every direction: each fifth of the rows is placed along the direction
 * from mean to mean that the others have, and the valley is that of the density of these places. A border judged by the rows that it
 * was drawn by has a valley always. With fewer than `least` rows on a side the two are not told apart.
 */
export function judgeBorder(points: Matrix, [a, b]: readonly [Int32Array, Int32Array], least: number): Verdict {
  const [own, other] = [sumFolds(points, a), sumFolds(points, b)];
  const n = a.length + b.length;
  const places = new Float64Array(n);
  for (let fold = 0; fold < folds; fold++) {
    const place = discriminant(without(own, fold), without(other, fold));
    for (let i = fold; i < a.length; i += folds) places[i] = place(points, a[i]!);
    for (let i = fold; i < b.length; i += folds) places[a.length + i] = place(points, b[i]!);
  }
  const above = places.filter((place) => place > 0);
  const below = places.filter((place) => !(place > 0));
  const smaller = Math.min(above.length, below.length, a.length, b.length);
  if (smaller < Math.max(2, least)) return { valley: 1, margin: -1 };
  const within = (standardDeviation(above) ** 2 * above.length + standardDeviation(below) ** 2 * below.length) / n;
  const gain = gainOf(above.length / n, within / standardDeviation(places) ** 2);
  const valley = valleyBetween(places, { width: 0.9 * Math.sqrt(within) * smaller ** -0.2 });
  const { of, ofFew, ofGain, mostGain } = shallowest;
  return { valley, margin: of - ofFew / Math.sqrt(smaller) + ofGain * Math.min(gain, mostGain) - valley };
}

/**
 * How much likelier numbers are as two normal clouds of one spread than as one: the logarithm per number (classification likelihood,
 * Celeux & Govaert 1992), from the share of one cloud and the variance within over that of all. About -0.19 for a normal cloud cut in half, 0 for a uniform one.
 */
function gainOf(share: number, within: number): number {
  return share * Math.log(share) + (1 - share) * Math.log(1 - share) - 0.5 * Math.log(Math.max(1e-9, within));
}

/** The sum of some rows of each fold, and how many they are. */
interface FoldSums {
  readonly sums: readonly Float64Array[];
  readonly counts: readonly number[];
}

function sumFolds({ data, columns }: Matrix, members: Int32Array): FoldSums {
  const sums = Array.from({ length: folds }, () => new Float64Array(columns));
  const counts = new Array<number>(folds).fill(0);
  for (let i = 0; i < members.length; i++) {
    const sum = sums[i % folds]!;
    counts[i % folds]! += 1;
    for (let j = 0, at = members[i]! * columns; j < columns; j++, at++) sum[j]! += data[at]!;
  }
  return { sums, counts };
}

/** The mean of all folds but one, and the number of rows in these. */
function without({ sums, counts }: FoldSums, left: number): { readonly mean: Float64Array; readonly count: number } {
  const count = Math.max(
    1,
    counts.reduce((sum, one, fold) => (fold === left ? sum : sum + one), 0),
  );
  const mean = new Float64Array(sums[0]!.length);
  for (const [fold, sum] of sums.entries()) {
    if (fold !== left) for (let j = 0; j < mean.length; j++) mean[j]! += sum[j]! / count;
  }
  return { mean, count };
}

type Side = ReturnType<typeof without>;

/** Where a row lies between two means, in standard deviations: 0 where both sides are as likely. Fisher 1936. */
function discriminant(a: Side, b: Side): (points: Matrix, row: number) => number {
  const direction = b.mean.map((value, j) => value - a.mean[j]!);
  const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) return () => 0;
  for (let j = 0; j < direction.length; j++) direction[j]! /= length;
  const half = direction.reduce((sum, value, j) => sum + (value * (a.mean[j]! + b.mean[j]!)) / 2, 0);
  const middle = half + Math.log(a.count / b.count) / length;
  return ({ data, columns }, row) => {
    let sum = -middle;
    for (let j = 0, at = row * columns; j < columns; j++, at++) sum += data[at]! * direction[j]!;
    return sum;
  };
}
