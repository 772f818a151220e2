/**
 * Whether segments that were planted are found, whether none are found where none were, and how long 100,000 customers take.
 *
 *   npx tsx benchmarks/quality/segments/exam.ts [--sets 20] [--from 9001] [--customers 100000]
 *
 * Sets are made up by `planted.ts` from the seeds on from `--from`. A set whose segments cannot all be seen in the features (`prepared.ts`) is
 * passed over and told apart. Beside stands k-means on the same features with the number of highest silhouette, and told the number.
 */

import { parseArgs } from "node:util";
import { kMeans } from "../../../models/clusters/k-means.ts";
import { matrixOf, selectRows, type Matrix } from "../../../models/clusters/matrix.ts";
import { distanceMatrix, silhouettes } from "../../../models/clusters/silhouette.ts";
import { mean } from "../../../models/statistics/moments.ts";
import { cluster } from "../../../pipeline/stages/cluster.ts";
import type { Featured } from "../../../pipeline/types.ts";
import { record } from "../../record.ts";
import { adjustedRandIndex } from "../topics/partition.ts";
import { plantNothing, plantSegments } from "./planted.ts";
import { featured, seenSegments, throughStage, type PreparedSegments } from "./prepared.ts";

const { values: options } = parseArgs({
  options: {
    sets: { type: "string", default: "20" },
    from: { type: "string", default: "9001" },
    customers: { type: "string", default: "100000" },
  },
});
const [sets, from, customers] = [options.sets, options.from, options.customers].map(Number) as [number, number, number];

const figures: Record<string, unknown> = {};
// First, so that the peak of memory is its own.
if (customers > 0) figures[`${customers} customers`] = await speed(customers);
const { sets: seen, passed } = await seenSegments(from, sets);
figures["planted, all to be seen"] = await examOf(seen);
if (passed.length > 0) figures["planted, passed over"] = await examOf(passed);
figures["nothing planted"] = await examOfNothing(from, sets);
await record("segments", figures, { isPrinted: false });
console.log(JSON.stringify(figures, undefined, 2));

/** What was found in a set, and what k-means finds in it. */
interface Found {
  readonly seed: number;
  readonly customers: number;
  readonly leastSeen: number;
  readonly planted: number;
  readonly found: number;
  readonly ari: number;
  /** What the generator itself can tell from all that is known. */
  readonly ceiling: number;
  /** The number of the highest silhouette, and its agreement; that of k-means told the number. */
  readonly silhouette: number;
  readonly silhouetteAri: number;
  readonly toldAri: number;
  readonly leastStable: number;
}

async function examOf(each: readonly PreparedSegments[]) {
  const found: Found[] = [];
  for (const { seed, rows, segment, segments, likeliest, leastSeen } of each) {
    const { model, answers } = await throughStage(cluster(), rows);
    const ids = answers.map(({ segment }) => Number(segment.id.slice(1)));
    const points = pointsOf(rows);
    const told = ended(kMeans(points, segments, { seed: 1 })).clusters;
    const bySilhouette = highestSilhouette(points);
    found.push({
      seed,
      customers: rows.length,
      leastSeen: rounded(leastSeen),
      planted: segments,
      found: model.segments.length,
      ari: adjustedRandIndex(segment, ids),
      ceiling: adjustedRandIndex(segment, likeliest),
      silhouette: bySilhouette.k,
      silhouetteAri: adjustedRandIndex(segment, Array.from(bySilhouette.clusters)),
      toldAri: adjustedRandIndex(segment, Array.from(told)),
      leastStable: rounded(Math.min(...model.segments.map(({ stability }) => stability?.jaccard ?? 1))),
    });
  }
  const over = (read: (one: Found) => number) => rounded(mean(found.map(read)));
  return {
    sets: found.length,
    ari: over(({ ari }) => ari),
    numberRight: found.filter((one) => one.found === one.planted).length,
    ceilingAri: over(({ ceiling }) => ceiling),
    kMeansWithSilhouette: {
      ari: over(({ silhouetteAri }) => silhouetteAri),
      numberRight: found.filter((one) => one.silhouette === one.planted).length,
    },
    kMeansToldTheNumber: { ari: over(({ toldAri }) => toldAri) },
    each: found.map(({ ari, ceiling, silhouetteAri, toldAri, ...one }) => ({
      ...one,
      ari: rounded(ari),
      ceiling: rounded(ceiling),
      silhouetteAri: rounded(silhouetteAri),
      toldAri: rounded(toldAri),
    })),
  };
}

async function examOfNothing(first: number, count: number) {
  const each = [];
  for (let seed = first; seed < first + count; seed++) {
    const { shape, customers } = plantNothing(seed);
    const rows = await featured(customers);
    const { model } = await throughStage(cluster(), rows);
    each.push({ seed, shape, customers: rows.length, found: model.segments.length });
  }
  // The highest silhouette is always that of two or more.
  return { sets: count, saysSo: each.filter(({ found }) => found === 1).length, kMeansWithSilhouetteSaysSo: 0, each };
}

/** Features, segments with 50 subsamples, and everybody placed. */
async function speed(count: number) {
  const planted = plantSegments(from, count);
  const [wall, used] = [performance.now(), process.cpuUsage()];
  const rows = await featured(planted.customers);
  const placed = await throughStage(cluster(), rows);
  const { user, system } = process.cpuUsage(used);
  return {
    features: rows[0]!.features.length,
    segments: placed.model.segments.length,
    planted: planted.segments,
    ari: rounded(
      adjustedRandIndex(
        planted.segment,
        placed.answers.map(({ segment }) => Number(segment.id.slice(1))),
      ),
    ),
    seconds: rounded((performance.now() - wall) / 1000),
    processorSeconds: rounded((user + system) / 1e6),
    peakMemoryGiB: rounded(process.resourceUsage().maxRSS / 1024 ** 2),
  };
}

/** k-means with the number, from 2 to 10, whose mean silhouette is highest. */
function highestSilhouette(points: Matrix): { readonly k: number; readonly clusters: Int32Array } {
  const sample = selectRows(
    points,
    Array.from({ length: Math.min(points.rows, 1000) }, (_, i) => i),
  );
  const distances = distanceMatrix(sample);
  let best: { k: number; clusters: Int32Array; silhouette: number } | undefined;
  for (let k = 2; k <= 10; k++) {
    const { clusters } = ended(kMeans(points, k, { seed: 1 }));
    const silhouette = mean(silhouettes(distances, clusters.subarray(0, sample.rows)));
    if (!best || silhouette > best.silhouette) best = { k, clusters, silhouette };
  }
  return best!;
}

function pointsOf(rows: readonly Featured[]): Matrix {
  return matrixOf(rows.map(({ features }) => features.map(({ scaled }) => scaled)));
}

function ended<Result>(steps: Generator<unknown, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
