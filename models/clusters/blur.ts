/** Columns that are known in steps only: counts, and shares of few. */

import type { Random } from "../random.ts";
import { standardDeviation } from "../statistics/moments.ts";
import { countUpTo, median, sorted } from "../statistics/quantiles.ts";

/** A step holds this share of the rows at least. */
const leastShare = 0.02;
/** Gaps wider than this many usual ones are no steps: something lies between. */
const widestGap = 3;
/** Standard deviation of the blur in steps. A share of few is hardly known at all: of two texts, the next may be anything. */
const blurOf = { share: 1.8, count: 0.3 };

/**
 * The values with noise of the width of their steps, so that a border between two steps does not look like a border between
 * segments; shares that heap at a limit are spread beyond it. The same values where there is nothing of either.
 */
export function blurSteps(values: Float64Array, isShare: boolean, random: Random): Float64Array {
  const steps = findSteps(values);
  if (!steps) return isShare ? spreadHeap(negated(spreadHeap(negated(values), random)), random) : values;
  const { at, widths } = steps;
  const widest = Math.max(...widths);
  return values.map((value) => {
    const width = isShare ? blurOf.share * widest : blurOf.count * interpolate(at, widths, value);
    return value + width * random.normal();
  });
}

function negated(values: Float64Array): Float64Array {
  return values.map((value) => -value);
}

/** A heap holds this share of the rows at least; the density beside it is that of this share of the others. */
const [leastHeap, beside] = [0.05, 0.2];

/**
 * Values at the lowest spread below it like half of a normal cloud, so that the density has no step there: nothing written of a topic is
 * a share cut off at 0 (Tobin 1958), and a heap at one place would look like a segment. Spread no further than twice as far as the other
 * values are, so that a heap far from them stays apart.
 */
function spreadHeap(values: Float64Array, random: Random): Float64Array {
  const ascending = sorted(values);
  const lowest = ascending[0]!;
  const heap = countUpTo(ascending, lowest);
  const others = ascending.subarray(heap);
  if (heap < leastHeap * values.length || others.length < 10) return values;
  const near = Math.max(5, Math.round(beside * others.length));
  const density = near / values.length / (others[near - 1]! - lowest);
  const spread = Math.min((Math.sqrt(2 / Math.PI) * heap) / values.length / density, 2 * standardDeviation(others));
  return values.map((value) => (value === lowest ? lowest - spread * Math.abs(random.normal()) : value));
}

/** Values that many rows share, and the mean width of the steps beside each; undefined where half the rows are not on one. */
function findSteps(values: Float64Array): { at: number[]; widths: number[] } | undefined {
  const ascending = sorted(values);
  const least = Math.max(2, leastShare * values.length);
  const at: number[] = [];
  let held = 0;
  for (let from = 0, to = 0; from < ascending.length; from = to) {
    while (to < ascending.length && ascending[to] === ascending[from]) to++;
    if (to - from < least) continue;
    at.push(ascending[from]!);
    held += to - from;
  }
  if (at.length < 2 || held < values.length / 2) return undefined;
  const gaps = at.slice(1).map((value, i) => value - at[i]!);
  const usual = median(gaps);
  const isStep = (gap: number | undefined) => gap !== undefined && gap <= widestGap * usual;
  const widths = at.map((_, i) => {
    const beside = [gaps[i - 1], gaps[i]].filter(isStep) as number[];
    return beside.length > 0 ? beside.reduce((sum, gap) => sum + gap, 0) / beside.length : usual;
  });
  return { at, widths };
}

function interpolate(at: readonly number[], values: readonly number[], x: number): number {
  if (x <= at[0]!) return values[0]!;
  for (let i = 1; i < at.length; i++) {
    if (x > at[i]!) continue;
    const part = (x - at[i - 1]!) / (at[i]! - at[i - 1]!);
    return values[i - 1]! + part * (values[i]! - values[i - 1]!);
  }
  return values.at(-1)!;
}
