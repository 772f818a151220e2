/** Points become segments: numbered by size, with the figures that show how well they are told apart. */

import { chooseK, type Choice } from "./choose-k.ts";
import { compareRows, type Row } from "./distance.ts";
import { assign } from "./k-means.ts";
import { indifference, type KQuality } from "./k-quality.ts";
import { countDifferent, matrixOf, type Matrix } from "./matrix.ts";

/** The segments as they were found, and how well they are told apart. */
export interface ClusterModel {
  /** Names of the features, in the order of the centres' numbers. */
  readonly features: readonly string[];
  /** "s1", the largest, first. */
  readonly segments: readonly { readonly id: string; readonly size: number; readonly centre: Row }[];
  readonly customers: number;
  /** Why there are so many segments, in words. */
  readonly reason: string;
  /** Mean silhouette in [-1, 1], Davies–Bouldin index and inertia of these segments; absent of a single one. */
  readonly silhouette?: number;
  readonly daviesBouldin?: number;
  readonly inertia?: number;
  /** What each number of segments that was tried would have given; empty where there was nothing to try. */
  readonly table: readonly KQuality[];
  /** Over how many customers silhouettes were computed; 0 where none were. */
  readonly sampled: number;
}

export interface FindOptions {
  readonly names: readonly string[];
  readonly k: number | "auto";
  /** Fewest customers in a segment where k is "auto". */
  readonly minimumSize: number;
  readonly seed: number;
}

/**
 * Finds segments among customers, each a point of as many numbers as there are `names`; in any order. Where they cannot
 * be divided, all are in one segment and `reason` says why. Yields the share that is done, 0 to 1.
 */
export function* findSegments(points: readonly Row[], options: FindOptions): Generator<number, ClusterModel> {
  const { k, minimumSize, seed } = options;
  const sorted = matrixOf([...points].sort(compareRows));
  const obstacle = k === "auto" ? obstacleTo(sorted, minimumSize) : obstacleToK(sorted, k);
  if (obstacle !== undefined) return oneSegment(sorted, options, obstacle);
  const choice = yield* chooseK(sorted, k === "auto" ? { seed, minimumSize } : { seed, candidates: [k] });
  if (choice.partition) return toModel(sorted, options, choice);
  const reason = `One segment: any more, and the smallest would have fewer than ${minimumSize} customers`;
  return { ...oneSegment(sorted, options, reason), table: choice.table, sampled: choice.sampled };
}

function obstacleTo(points: Matrix, minimumSize: number): string | undefined {
  const all = count(points.rows);
  if (points.rows < 2) return `One segment: ${all} cannot be divided`;
  if (countDifferent(points, { enough: 2 }) < 2) return `One segment: all ${all} are alike in every feature`;
  if (points.rows < 2 * minimumSize) return `One segment: ${all} cannot form two of at least ${minimumSize}`;
  return undefined;
}

function obstacleToK(points: Matrix, k: number): string | undefined {
  if (k === 1) return "One segment, as asked";
  if (points.rows < k) return `One segment: ${count(points.rows)} cannot form ${k}`;
  const different = countDifferent(points, { enough: k });
  return different < k ? `One segment: customers of only ${different} different kinds cannot form ${k}` : undefined;
}

function count(customers: number): string {
  return customers === 1 ? "1 customer" : `${customers} customers`;
}

function reasonFor({ table, chosen }: Choice, { k, minimumSize }: FindOptions): string {
  const { k: taken, silhouette } = chosen!;
  const figure = `silhouette ${silhouette.toFixed(2)}`;
  // Kaufman & Rousseeuw 1990, table 2.4.
  const faint = silhouette < 0.25 ? ". Below 0.25 segments shade into each other" : "";
  if (k !== "auto") return `${k} segments, as asked: ${figure}${faint}`;
  const higher = table.filter((row) => row.silhouette > silhouette);
  const possible = higher.filter(({ smallest }) => smallest >= minimumSize).sort((a, b) => b.silhouette - a.silhouette);
  const why =
    higher.length === 0
      ? "the highest"
      : possible.length === 0
        ? `the highest with at least ${minimumSize} customers in each`
        : besideHighest(possible[0]!, silhouette);
  return `${taken} segments: ${figure}, ${why}${faint}`;
}

/** Why a silhouette was taken that is not the highest of those that could be. */
function besideHighest(highest: KQuality, silhouette: number): string {
  const other = `the highest, ${highest.silhouette.toFixed(2)} for ${highest.k}`;
  // Before all rows were parted, the sample may have shown it nearer.
  return highest.silhouette - silhouette <= indifference
    ? `within ${indifference} of ${other}: of such the most segments are taken`
    : `near ${other}, in the sample that the number was chosen by`;
}

function oneSegment(points: Matrix, { names }: FindOptions, reason: string): ClusterModel {
  const centre = names.map((_, i) => {
    let sum = 0;
    for (let at = i; at < points.data.length; at += points.columns) sum += points.data[at]!;
    return sum / points.rows;
  });
  const segments = [{ id: "s1", size: points.rows, centre }];
  return { features: names, segments, customers: points.rows, reason, table: [], sampled: 0 };
}

function toModel(points: Matrix, options: FindOptions, choice: Choice): ClusterModel {
  const { centres, sizes } = assign(points, choice.partition!.centres);
  const { silhouette, daviesBouldin, inertia } = choice.chosen!;
  return {
    features: options.names,
    segments: centres
      .map((centre, i) => ({ centre, size: sizes[i]! }))
      .sort((a, b) => b.size - a.size || compareRows(a.centre, b.centre))
      .map((segment, i) => ({ id: `s${i + 1}`, ...segment })),
    customers: points.rows,
    reason: reasonFor(choice, options),
    silhouette,
    daviesBouldin,
    inertia,
    table: choice.table,
    sampled: choice.sampled,
  };
}
