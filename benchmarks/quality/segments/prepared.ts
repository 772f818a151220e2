/** Planted customers as segments are sought among them: through the stage that scales features. */

import { cholesky, invertLower } from "../../../models/clusters/cholesky.ts";
import { matrixOf } from "../../../models/clusters/matrix.ts";
import { clusterMeans, pooledWithin } from "../../../models/clusters/within.ts";
import type { Stage } from "../../../pipeline/stage.ts";
import { isRejection } from "../../../pipeline/stage.ts";
import { features } from "../../../pipeline/stages/features.ts";
import type { Featured } from "../../../pipeline/types.ts";
import { plantSegments, type Planted } from "./planted.ts";
import type { Known } from "./traits.ts";

const asOf = "2026-06-30";

/** The model of a stage, which may follow a `previous` one, and its answers; throws where it rejects a row. */
export async function throughStage<Needs, Adds, Model>(
  stage: Stage<Needs, Adds, Model>,
  rows: readonly Needs[],
  { seed = 1, previous }: { readonly seed?: number; readonly previous?: Model } = {},
): Promise<{ readonly model: Model; readonly answers: readonly Adds[] }> {
  async function* each() {
    yield* rows;
  }
  const model = await stage.fit!(each(), { seed, asOf, ...(previous !== undefined && { previous }) });
  const answers = await stage.run(rows, { model, asOf });
  return {
    model,
    answers: answers.map((answer) => {
      if (isRejection(answer)) throw new Error(`A planted customer was rejected: ${JSON.stringify(answer)}`);
      return answer;
    }),
  };
}

/** A customer's id and features. */
export type FeaturedCustomer = Featured & { readonly customer: string };

/** Customers with their features. */
export async function featured(customers: readonly Known[]): Promise<readonly FeaturedCustomer[]> {
  const { answers } = await throughStage(features(), customers);
  return answers.map((answer, i) => ({ customer: customers[i]!.customer, ...answer }));
}

/** Segments that lie at least so many standard deviations apart in the features, by their true members, are planted in them. */
const leastSeen = 4.5;

/** Planted segments, and whether all of them can be seen in the features: rounding and limits may have taken what sets two apart. */
export interface PreparedSegments extends Planted {
  readonly rows: readonly FeaturedCustomer[];
  readonly leastSeen: number;
  readonly isSeen: boolean;
}

/** Planted segments with features. */
export async function prepareSegments(seed: number): Promise<PreparedSegments> {
  const planted = plantSegments(seed);
  const rows = await featured(planted.customers);
  const seen = leastDistance(rows, planted.segment);
  return { ...planted, rows, leastSeen: seen, isSeen: seen >= leastSeen };
}

/** The least Mahalanobis distance between two segments, by the features of those who are in them. */
function leastDistance(rows: readonly FeaturedCustomer[], segment: readonly number[]): number {
  const points = matrixOf(rows.map(({ features }) => features.map(({ scaled }) => scaled)));
  const clusters = Int32Array.from(segment);
  const floor = new Float64Array(points.columns).fill(1e-6);
  const whitening = invertLower(cholesky(pooledWithin(points, clusters, { shrinkage: 0, floor }))!);
  const means = clusterMeans(points, clusters);
  const n = points.columns;
  let least = Infinity;
  for (let a = 0; a < means.rows; a++) {
    for (let b = 0; b < a; b++) {
      let squared = 0;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j <= i; j++)
          sum += whitening.data[i * n + j]! * (means.data[a * n + j]! - means.data[b * n + j]!);
        squared += sum * sum;
      }
      least = Math.min(least, Math.sqrt(squared));
    }
  }
  return least;
}

/** Seeds from `from` on with which all planted segments can be seen, and those that were passed over. */
export async function seenSegments(from: number, count: number) {
  const sets: PreparedSegments[] = [];
  const passed: PreparedSegments[] = [];
  for (let seed = from; sets.length < count; seed++) {
    const set = await prepareSegments(seed);
    (set.isSeen ? sets : passed).push(set);
  }
  return { sets, passed };
}
