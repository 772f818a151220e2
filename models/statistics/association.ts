/** How closely a grouping goes with another, or with a number. */

import type { Estimate } from "./delta.ts";

const z = 1.959963984540054;

/** What is counted of a group: how many values, their mean, and the sum of squared deviations from it. */
export interface GroupMoments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * Cramér's V of a table of counts, 0 to 1, without what chance adds (as Bergsma 2013 does), with the 95 % interval of the
 * noncentrality of chi-square (Smithson 2003, §4). Undefined with fewer than two rows or columns that hold anything.
 */
export function cramersV(table: readonly (readonly number[])[]): Estimate | undefined {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
  const [r, c] = [rows, columns].map((sums) => sums.filter((sum) => sum > 0).length) as [number, number];
  if (r < 2 || c < 2) return undefined;
  const n = rows.reduce((sum, count) => sum + count, 0);
  let chiSquare = 0;
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      const expected = (rows[i]! * columns[j]!) / n;
      if (expected > 0) chiSquare += (count - expected) ** 2 / expected;
    }
  }
  const most = n * (Math.min(r, c) - 1);
  return mapped(noncentrality(chiSquare, (r - 1) * (c - 1)), (lambda) => Math.min(1, Math.sqrt(lambda / most)));
}

/**
 * The correlation ratio of a number with a grouping, 0 to 1: the root of the share of its variance that lies between the
 * groups, without what chance adds, with a 95 % interval (noncentral chi-square for F, good from some 30 values on).
 * Undefined below two groups, and where nothing varies.
 */
export function correlationRatio(groups: readonly GroupMoments[]): Estimate | undefined {
  const filled = groups.filter(({ count }) => count > 0);
  const n = filled.reduce((sum, { count }) => sum + count, 0);
  const mean = filled.reduce((sum, one) => sum + one.count * one.mean, 0) / n;
  const between = filled.reduce((sum, one) => sum + one.count * (one.mean - mean) ** 2, 0);
  const within = filled.reduce((sum, one) => sum + one.squares, 0);
  if (filled.length < 2 || n <= filled.length || !(between + within > 1e-12 * n)) return undefined;
  if (within <= 1e-12 * between) return { value: 1, low: 1, high: 1 };
  const chiSquare = ((n - filled.length) * between) / within;
  return mapped(noncentrality(chiSquare, filled.length - 1), (lambda) => Math.sqrt(lambda / (lambda + n)));
}

function mapped({ value, low, high }: Estimate, to: (lambda: number) => number): Estimate {
  return { value: to(value), low: to(low), high: to(high) };
}

/** The noncentrality that a chi-square of so many degrees of freedom speaks for, with its 95 % interval. */
function noncentrality(chiSquare: number, degrees: number): Estimate {
  return {
    value: Math.max(0, chiSquare - degrees),
    low: solve(chiSquare, degrees, z),
    high: solve(chiSquare, degrees, -z),
  };
}

/** The noncentrality at which the chi-square lies so many standard deviations out; 0 where it does not at 0. */
function solve(chiSquare: number, degrees: number, deviations: number): number {
  if (normalOf(chiSquare, degrees, 0) <= deviations) return 0;
  let [low, high] = [0, 10 + 2 * chiSquare];
  while (normalOf(chiSquare, degrees, high) > deviations) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalOf(chiSquare, degrees, middle) > deviations) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The standard normal value of a noncentral chi-square. Sankaran 1963. */
function normalOf(chiSquare: number, degrees: number, lambda: number): number {
  const sum = degrees + lambda;
  const h = 1 - (2 * sum * (degrees + 3 * lambda)) / (3 * (degrees + 2 * lambda) ** 2);
  const p = (degrees + 2 * lambda) / sum ** 2;
  const m = (h - 1) * (1 - 3 * h);
  const middle = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
  return ((chiSquare / sum) ** h - middle) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
}
