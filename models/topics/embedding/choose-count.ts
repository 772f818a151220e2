/** How many topics texts hold. */

import type { Matrix } from "../../clusters/matrix.ts";
import { findCentres, nearestCentres, type Points } from "./find-centres.ts";

const CANDIDATES = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];
/** Distinct texts that a topic needs to be more than a guess. */
const TEXTS_PER_TOPIC = 50;
const PARTS = 4;
const STARTS = 2;
/** Agreement of parts and margin from which themes stand apart by themselves, however few they are. */
const CLEAR = { agreement: 0.95, margin: 0.9 };
/** Otherwise the most topics are taken on which parts agree at least so well, as a share of the best. */
const NEARLY = 0.85;
/** The number of before stays with somewhat less (that much is chance), where another would be taken that is not far from it. */
const STAYS = { nearly: 0.7, margin: 0.02, factor: 2 };
/** Three topics of many texts would say little, however well parts agree on them. */
const LEAST_OF_MANY = 8;

/** The most topics that so many distinct texts can carry: 1 below 10, 2 below 25, 3 below 200, then one for every 50, up to 30. */
export function mostTopics(distinct: number): number {
  if (distinct < 10) return Math.min(1, distinct);
  if (distinct < 25) return 2;
  return Math.max(3, Math.min(CANDIDATES.at(-1)!, Math.floor(distinct / TEXTS_PER_TOPIC)));
}

/** One number of topics that was tried. */
export interface Trial {
  readonly k: number;
  /** How far parts of the texts give the same topics, -1 to 1. */
  readonly agreement: number;
  /** How much nearer texts are to their own centre than to the next, as a cosine. */
  readonly margin: number;
}

export interface ChooseCountOptions {
  readonly least: number;
  readonly most: number;
  readonly weights: Float64Array;
  readonly seed: number;
  /** The number of before: it is tried too where it is within the bounds. */
  readonly before?: number | undefined;
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => void;
}

/** Tries numbers of topics from `least` to `most`; some 1,000 points are enough. */
export async function tryCounts(prepared: Points, options: ChooseCountOptions): Promise<Trial[]> {
  const { least, most, weights, seed, before = least, signal, progress } = options;
  const counts = [...new Set([least, ...[...CANDIDATES, before].filter((k) => k > least && k < most), most])];
  counts.sort((a, b) => a - b);
  const trials: Trial[] = [];
  for (const [at, k] of counts.entries()) {
    const { centres, agreement } = await findCentres(prepared, {
      k,
      weights,
      seed,
      parts: PARTS,
      starts: k > 10 ? 1 : STARTS,
      signal,
    });
    trials.push({ k, agreement, margin: marginOf(prepared.points, centres) });
    progress?.((at + 1) / counts.length);
  }
  return trials;
}

/**
 * The number of topics, of those tried. Where themes stand apart so clearly that different parts of the texts give the same
 * topics far from each other, it is theirs; otherwise the largest, from 8 on, on which parts agree nearly as well as on any: more
 * topics say more, as long as other texts would have given them too. Coherence and coverage say nothing of it: words are most coherent
 * at 30 topics where people have 10 labels (CLINC150's domains) and at 6 where they have 62 (NLU++), and .98 to .99 of the texts have
 * a topic at any number. The number of `before` stays while it does nearly as well as
 * one close to it.
 */
export function chooseCount(trials: readonly Trial[], before?: number): number {
  const isNear = (k: number) => before !== undefined && Math.max(k / before, before / k) <= STAYS.factor;
  const clear = trials.filter(({ agreement, margin }) => agreement >= CLEAR.agreement && margin >= CLEAR.margin);
  if (clear.length > 0) {
    const best = clear.reduce((best, trial) => (trial.margin >= best.margin ? trial : best));
    const old = clear.find(({ k, margin }) => k === before && margin >= best.margin - STAYS.margin);
    return old && isNear(best.k) ? old.k : best.k;
  }
  const telling = trials.filter(({ k }) => k >= LEAST_OF_MANY);
  const pool = telling.length > 0 ? telling : trials;
  // One trial is off by chance: of many, each is seen with those before and after it.
  const smoothed = pool.map(({ k }, i) => {
    const around = telling.length > 0 ? pool.slice(Math.max(0, i - 1), i + 2) : [pool[i]!];
    return { k, agreement: around.reduce((sum, { agreement }) => sum + agreement, 0) / around.length };
  });
  const best = Math.max(...smoothed.map(({ agreement }) => agreement));
  const chosen = Math.max(...smoothed.filter(({ agreement }) => agreement >= NEARLY * best).map(({ k }) => k));
  const old = smoothed.find(({ k, agreement }) => k === before && agreement >= STAYS.nearly * best);
  return old && isNear(chosen) ? old.k : chosen;
}

function marginOf(points: Matrix, centres: Matrix): number {
  if (centres.rows < 2) return 0;
  const { data, columns } = points;
  const own = nearestCentres(points, centres);
  let sum = 0;
  for (let i = 0; i < points.rows; i++) {
    let mine = 0;
    let next = -Infinity;
    for (let t = 0; t < centres.rows; t++) {
      let cosine = 0;
      for (let c = 0; c < columns; c++) cosine += data[i * columns + c]! * centres.data[t * columns + c]!;
      if (t === own[i]) mine = cosine;
      else if (cosine > next) next = cosine;
    }
    sum += mine - next;
  }
  return sum / points.rows;
}
