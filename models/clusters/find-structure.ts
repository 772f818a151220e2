/** In how many clusters rows fall, and which: as many as are set apart from each other. */

import type { Random } from "../random.ts";
import type { Verdict } from "./border.ts";
import { formerClusters } from "./former-clusters.ts";
import { kMeans } from "./k-means.ts";
import { learningRows, selectLearning, type KnownPoints, type LearningRows, type Selection } from "./learning-rows.ts";
import { countDifferent, selectRows, type Matrix } from "./matrix.ts";
import { bordersBetween, countClusters, dissolve, join, settle, sizesOf, type FoundBorder } from "./separate.ts";

export interface StructureOptions {
  readonly k: number | "auto";
  /** Fewest customers in a cluster where k is "auto". */
  readonly minimumSize: number;
  /** The cluster that each point was in, -1 where nobody knows; absent where there were none. */
  readonly former?: Int32Array;
  readonly random: Random;
}

/** Rows in clusters, with the borders between these, the faintest first. */
export interface Division {
  readonly clusters: Int32Array;
  readonly borders: readonly FoundBorder[];
}

/** Rows that were learned from, and the cluster of each. */
export interface Structure extends LearningRows, Division {
  readonly selection: Selection;
  /** The rows as they are. */
  readonly plain: Matrix;
  /** Fewest rows in a cluster. */
  readonly least: number;
  /** What k-means made of them, for each number that was tried. */
  readonly tried: readonly Division[];
  /** The number of clusters that k-means was asked for. */
  readonly from: number;
  /** The clearest border there is; absent where every division leaves a cluster too small. */
  readonly clearest?: Verdict;
}

const mostRows = 1500;
/** Numbers of clusters that are tried. */
const candidates = [2, 3, 4, 5, 6, 8, 10, 12];
/** How often k-means is started for each, and how many of these starts' best are settled. */
const [starts, rounds] = [2, 4];
/** Without a border that is so much deeper than it had to be, the rows are one cluster: with many tries, one may be deep enough by chance. */
export const beyondDoubt = 0.3;
/** Where no number of clusters has a border at least so clear at first, other starts are not tried. */
const worthLooking = beyondDoubt / 2;
/**
 * A border near the bound would come and go with every few customers. So clusters of before stand while none of their margins is below
 * the first, and others take their place only where more are left when those with a margin below the second are joined.
 */
const [stillApart, clearlyApart] = [-0.25, 0.15];

/**
 * Divides some of the points by k-means into each number of clusters, which settle by the spread within them. Where two are not set apart
 * by a valley that other rows show too, they are one; the division that has most clusters then is taken, of equal ones that with the
 * clearest borders. Undefined where nothing varies. Yields the share that is done, 0 to 1.
 */
export function* findStructure(
  known: KnownPoints,
  options: StructureOptions,
): Generator<number, Structure | undefined> {
  const { k, minimumSize, former, random } = options;
  const selection = selectLearning(known, { mostRows, random, ...(former && { former }) });
  if (selection.columns.length === 0 || selection.rows.length < 2) return undefined;
  const learning = learningRows(known, selection, random);
  const plain = selectRows(known.points, selection.rows);
  const least = Math.max(1, Math.floor((minimumSize * selection.rows.length) / known.points.rows));
  const different = countDifferent(plain, { enough: Math.max(...candidates, k === "auto" ? 2 : k) });
  const tried: Division[] = [];
  let best: Division & { from: number } = { clusters: new Int32Array(plain.rows), borders: [], from: 1 };
  let clearest: Verdict | undefined;
  const numbers = k === "auto" ? candidates : [...new Set([...candidates, k])].sort((a, b) => a - b);
  const possible = numbers.filter((number) => number <= different);
  for (let round = 0; round < rounds; round++) {
    for (const [i, number] of possible.entries()) {
      // Fewer than asked can only be tried for comparison.
      if (round > 0 && k !== "auto" && number < k) continue;
      const share = (round + i / possible.length) / rounds;
      const start = yield* reporting(kMeans(plain, number, { seed: random.int(2 ** 31), starts }), share);
      const found = yield* reporting(separate(learning, start.clusters, { least, k: number }), share);
      if (round === 0) tried.push(found);
      if (k !== "auto" && number < k) continue;
      const joining = { least, ...(k !== "auto" && { k }) };
      const apart = yield* reporting(separate(learning, found.clusters, joining), share);
      for (const border of [...(number === 2 ? found.borders : []), ...apart.borders])
        if (border.margin > (clearest?.margin ?? -1)) clearest = border;
      if (isBetter(apart, best)) best = { ...apart, from: number };
    }
    if (k === "auto" && !(clearest && clearest.margin >= worthLooking)) break;
  }
  const again = former && (yield* reporting(standing(learning, former, { selection, least, k }), 1));
  const stay = again && !(yield* reporting(hasClearlyMore(learning, best, { than: again, least }), 1));
  if (stay) {
    best = { ...again, from: Math.max(best.from, countClusters(again.clusters)) };
    for (const border of again.borders) if (border.margin > (clearest?.margin ?? -1)) clearest = border;
  }
  if (k === "auto" && !(clearest && clearest.margin >= (stay ? worthLooking : beyondDoubt))) {
    best = { clusters: new Int32Array(plain.rows), borders: [], from: 1 };
  }
  if (k !== "auto" && countClusters(best.clusters) !== k) return undefined;
  return { ...learning, ...best, selection, plain, least, tried, ...(clearest && { clearest }) };
}

/** The clusters of before as rows settle in them now; undefined where they are no longer all there, and set apart. */
function* standing(
  learning: LearningRows,
  former: Int32Array,
  { selection, least, k }: { readonly selection: Selection; readonly least: number; readonly k: number | "auto" },
): Generator<undefined, Division | undefined> {
  const start = formerClusters(
    learning.rows,
    Int32Array.from(selection.rows, (i) => former[i]!),
  );
  const number = start && countClusters(start);
  if (!start || (k !== "auto" && number !== k)) return undefined;
  const found = yield* separate(learning, start, { least, shallowest: stillApart, ...(k !== "auto" && { k }) });
  return countClusters(found.clusters) === number ? found : undefined;
}

function* hasClearlyMore(
  learning: LearningRows,
  { clusters }: Division,
  { than, least }: { readonly than: Division; readonly least: number },
): Generator<undefined, boolean> {
  if (countClusters(clusters) <= countClusters(than.clusters)) return false;
  const clear = yield* separate(learning, clusters, { least, shallowest: clearlyApart });
  return countClusters(clear.clusters) > countClusters(than.clusters);
}

/**
 * Clusters that settled by the spread within them. Those with fewer than `least` rows are dissolved, and two that are not set apart are
 * joined, until none are left, or until there are no more than `k`.
 */
export function* separate(
  { rows, ...spread }: Pick<LearningRows, "rows" | "floor" | "isPresence">,
  from: Int32Array,
  {
    least,
    k,
    turns,
    shallowest = 0,
  }: {
    readonly least: number;
    readonly k?: number;
    readonly turns?: number;
    /** Clusters are set apart by borders of at least this margin. */
    readonly shallowest?: number;
  },
): Generator<undefined, Division> {
  let clusters = from;
  for (;;) {
    clusters = yield* settle(rows, clusters, { ...spread, ...(turns !== undefined && { turns }) });
    const borders = bordersBetween(rows, clusters, { ...spread, least: 0.6 * least });
    const [faintest] = borders;
    if (!faintest || countClusters(clusters) <= (k ?? 1)) return { clusters, borders };
    const sizes = sizesOf(clusters);
    const smallest = sizes.indexOf(Math.min(...sizes));
    if (sizes[smallest]! < least) clusters = dissolve(rows, clusters, { ...spread, gone: smallest });
    else if (k !== undefined || faintest.margin < shallowest) clusters = join(clusters, faintest.between);
    else return { clusters, borders };
  }
}

/** Whether a division has more clusters than another, or as many with clearer borders. */
export function isBetter(a: Division, b: Division): boolean {
  const [k, other] = [countClusters(a.clusters), countClusters(b.clusters)];
  return k > other || (k === other && k > 1 && a.borders[0]!.margin > b.borders[0]!.margin);
}

function* reporting<Result>(steps: Generator<undefined, Result>, share: number): Generator<number, Result> {
  let step = steps.next();
  while (!step.done) {
    yield share;
    step = steps.next();
  }
  return step.value;
}
