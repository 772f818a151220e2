/** What was learned before, as texts are seen that came since. */

import { rowOf, type Matrix } from "../../clusters/matrix.ts";
import { nearestCentres } from "./find-centres.ts";
import type { EmbeddingTopicModel } from "./model.ts";
import { smooth, type Neighbours } from "./neighbours.ts";
import { createProjection, dot, type Axes } from "./principal-axes.ts";

/** Axes of before are kept where as much of the texts lies along them, as a share of what lies along the best. */
const ENOUGH = 0.98;
/** Texts that this is judged by: of texts in an order that says nothing of them, the first. */
const ROWS = 1_000;

/**
 * Centres with at least this cosine are the same: with a tenth more texts of the same kind even
 * of small topics 95 of 100 are nearer to where they were.
 */
const STILL = 0.97;

/** Rows seen along axes, of unit length. */
export function along(axes: Axes, vectors: Matrix): Matrix {
  const project = createProjection(axes);
  const points = { data: new Float64Array(vectors.rows * axes.count), rows: vectors.rows, columns: axes.count };
  for (let i = 0; i < vectors.rows; i++) project(rowOf(vectors, i), rowOf(points, i));
  return points;
}

/** The axes to see texts along: of those of before and the best ones now, those of before while they do. */
export function axesToKeep(vectors: Matrix, { before, best }: { readonly before: Axes; readonly best: Axes }): Axes {
  if (before.count !== best.count) return best;
  const { mean, axes, count } = before;
  return shareAlong(before, vectors) >= ENOUGH * shareAlong(best, vectors) ? { mean, axes, count } : best;
}

/** How much of the vectors lies along axes, 0 to 1. */
function shareAlong(axes: Axes, vectors: Matrix): number {
  const project = createProjection(axes);
  const place = new Float64Array(axes.count);
  const rows = Math.min(ROWS, vectors.rows);
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += project(rowOf(vectors, i), place) ** 2;
  return sum / rows;
}

/** The place of each vector's nearest centre in a model, drawn towards its neighbours as it was where the centres were found. */
export function placesBy(
  model: EmbeddingTopicModel,
  { vectors, neighbours }: { readonly vectors: Matrix; readonly neighbours: Neighbours },
): Int32Array {
  return nearestCentres(smooth(along(model, vectors), neighbours), centresOf(model));
}

/** The centres of a model, row by row. */
export function centresOf({ centres, k, count }: EmbeddingTopicModel): Matrix {
  return { data: Float64Array.from(centres), rows: k, columns: count };
}

/** Centres, but those that hardly moved from where one was before are where that was: only what others share is told anew. */
export function leftInPlace(centres: Matrix, before: Matrix): Matrix {
  const kept = { ...centres, data: Float64Array.from(centres.data) };
  const nearest = nearestCentres(centres, before);
  for (const [t, old] of nearest.entries()) {
    const row = rowOf(before, old);
    const cosine = dot(centres.data, t * centres.columns, row);
    if (cosine >= STILL && nearest.indexOf(old) === nearest.lastIndexOf(old)) rowOf(kept, t).set(row);
  }
  return kept;
}
