/** How well rows fall into so many clusters. */

import { mean, standardDeviation } from "../statistics/moments.ts";
import type { Verdict } from "./border.ts";
import { daviesBouldin } from "./davies-bouldin.ts";
import { rowsOf, selectRows, type Matrix } from "./matrix.ts";
import { distanceMatrix, silhouettes } from "./silhouette.ts";
import { clusterMeans, range } from "./within.ts";

/** How well customers fall into `k` segments, by distances in standard deviations within segments, as those learned from show. */
export interface KQuality {
  readonly k: number;
  /** Mean silhouette, in [-1, 1]; higher is better. */
  readonly silhouette: number;
  /** 0 or more; lower is better. */
  readonly daviesBouldin: number;
  /** Sum of squared distances to the own centre, over all customers. */
  readonly inertia: number;
  /** Customers in the smallest segment. */
  readonly smallest: number;
  /** Standard error of the mean silhouette. */
  readonly error: number;
  /** How many customers lie at the faintest border for one at the peaks beside it: 0 a clean gap, 1 no border. Results of before do not have it. */
  readonly valley?: number;
}

/** Most rows that silhouettes are computed of. */
const mostRows = 800;

/** Whitened rows in their clusters; `customers` is the number they stand for. Silhouettes are of the first of the rows. */
export function measureClusters(
  white: Matrix,
  clusters: Int32Array,
  { customers, borders }: { readonly customers: number; readonly borders: readonly Verdict[] },
): { readonly quality: KQuality; readonly silhouettes: Float64Array } {
  const centres = clusterMeans(white, clusters);
  const sizes = new Float64Array(centres.rows);
  let inertia = 0;
  for (let i = 0; i < white.rows; i++) {
    sizes[clusters[i]!]! += 1;
    for (let j = 0; j < white.columns; j++) {
      inertia += (white.data[i * white.columns + j]! - centres.data[clusters[i]! * white.columns + j]!) ** 2;
    }
  }
  const sample = range(Math.min(mostRows, white.rows));
  const scores = silhouettes(distanceMatrix(selectRows(white, sample)), clusters.subarray(0, sample.length));
  const scale = customers / white.rows;
  const quality = {
    k: centres.rows,
    silhouette: mean(scores),
    daviesBouldin: daviesBouldin(white, { clusters, centres: rowsOf(centres) }),
    inertia: inertia * scale,
    smallest: Math.round(Math.min(...sizes) * scale),
    error: standardDeviation(scores) / Math.sqrt(scores.length),
    ...(borders.length > 0 && { valley: Math.max(...borders.map(({ valley }) => valley)) }),
  };
  return { quality, silhouettes: scores };
}
