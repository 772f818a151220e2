/** What structure is looked for in: some of the customers, complete, each feature on a scale of its own. */

import type { Random } from "../random.ts";
import { mean, standardDeviation } from "../statistics/moments.ts";
import { blurSteps } from "./blur.ts";
import { completeRows } from "./complete-rows.ts";
import { selectRows, type Matrix } from "./matrix.ts";

/** Points with what is known of them. */
export interface KnownPoints {
  readonly points: Matrix;
  /** 1 where the cell of `points` is not known but stands at a typical value. */
  readonly unknown: Uint8Array;
  /** Whether each column is a share, which is hardly known where it is one of few. */
  readonly shares: readonly boolean[];
}

/** Which of the rows and columns structure is looked for in. */
export interface Selection {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Of each column whether it says yes or no to a whole side being known (has written, has ordered), and how far the answers are apart. */
  readonly presenceGaps: readonly (number | undefined)[];
}

/** Rows to learn from: means 0 and, but for presences, variances 1. */
export interface LearningRows {
  readonly rows: Matrix;
  /** What one unit of each column is in the points. */
  readonly units: readonly number[];
  /** Added to variances: see `noise`. */
  readonly floor: Float64Array;
  readonly isPresence: readonly boolean[];
}

/**
 * Who has not written, or not bought, is a segment where that is common, and else among those they resemble in the rest. What is common
 * already stays so for a while.
 */
const leastPresence = { toBegin: 0.1, toStay: 0.07 };
/** The two answers of a presence lie so many standard deviations apart: whoever has the other one is in another segment, if there is one. */
const presenceGap = 6;
/**
 * Part of the mean variance of `points`, which weights of features are part of, that is added to the variance of each: so what weighs
 * little tells little, though distances are measured by the spread within segments.
 */
const noise = 0.02;

/**
 * Rows and columns to look for structure in, the rows shuffled. Where one of two answers to a presence is rare, the rows that give it
 * are left out (of most that is asked they have nothing to say), and so is the column; and so are columns that do not vary. `former` has the
 * cluster that each row was in, -1 where nobody knows.
 */
export function selectLearning(
  { points, unknown }: KnownPoints,
  { mostRows, former, random }: { readonly mostRows: number; readonly former?: Int32Array; readonly random: Random },
): Selection {
  const { rows: n, columns } = points;
  const presences = Array.from({ length: columns }, (_, j) => presenceIn(points, unknown, j));
  const isRare = presences.map((presence, j) => {
    if (presence === undefined) return false;
    const gives = (i: number) => points.data[i * columns + j] === presence.rareAnswer;
    const least = former && isSegment(former, gives) ? leastPresence.toStay : leastPresence.toBegin;
    return presence.rarer < least * n;
  });
  const eligible = Array.from({ length: n }, (_, i) => i).filter((i) =>
    presences.every((presence, j) => !isRare[j] || points.data[i * columns + j] !== presence!.rareAnswer),
  );
  const rows = random.shuffle(eligible).slice(0, mostRows);
  const chosen = selectRows(points, rows);
  const kept = Array.from({ length: columns }, (_, j) => j).filter((j) => !isRare[j] && varies(columnOf(chosen, j)));
  return { rows, columns: kept, presenceGaps: kept.map((j) => presences[j]?.gap) };
}

/** Whether a segment of before is made of rows that give one answer. */
function isSegment(former: Int32Array, gives: (row: number) => boolean): boolean {
  const counts = new Map<number, { all: number; giving: number }>();
  for (const [row, segment] of former.entries()) {
    if (segment < 0) continue;
    const { all, giving } = counts.get(segment) ?? { all: 0, giving: 0 };
    counts.set(segment, { all: all + 1, giving: giving + (gives(row) ? 1 : 0) });
  }
  return [...counts.values()].some(({ all, giving }) => giving > 0.9 * all);
}

/** The selected rows, complete, steps blurred, each column on a scale of its own: by chance in part, other than `random` is the same. */
export function learningRows(
  { points, unknown, shares }: KnownPoints,
  selection: Selection,
  random: Random,
): LearningRows {
  const { rows: indices, columns: kept, presenceGaps } = selection;
  const { columns } = points;
  const asked = new Uint8Array(indices.length * columns);
  for (const [row, i] of indices.entries()) asked.set(unknown.subarray(i * columns, (i + 1) * columns), row * columns);
  const complete = completeRows(selectRows(points, indices), asked, random);
  const data = new Float64Array(indices.length * kept.length);
  const variances: number[] = [];
  const units = kept.map((j, to) => {
    const gap = presenceGaps[to];
    const plain = columnOf(complete, j);
    const values = gap === undefined ? blurSteps(plain, shares[j] ?? false, random) : plain;
    const unit = gap === undefined ? standardDeviation(values) || 1 : gap / presenceGap;
    const centre = mean(values);
    for (let i = 0; i < values.length; i++) data[i * kept.length + to] = (values[i]! - centre) / unit;
    variances.push(standardDeviation(plain) ** 2);
    return unit;
  });
  const usual = variances.length > 0 ? mean(variances) : 0;
  return {
    rows: { data, rows: indices.length, columns: kept.length },
    units,
    floor: Float64Array.from(units, (unit) => (noise * usual) / unit ** 2),
    isPresence: presenceGaps.map((gap) => gap !== undefined),
  };
}

function columnOf({ data, rows, columns }: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * columns + j]!);
}

function varies(values: Float64Array): boolean {
  const spread = standardDeviation(values);
  return spread > 1e-9 * Math.max(1e-9, Math.abs(mean(values)));
}

/** Unknown cells in a row with the one answer, beyond those in a row with the other, that make a column a presence. */
const fewestAbsent = 0.15;

/** A column of two answers one of which goes with much that is unknown; undefined for any other. */
function presenceIn({ data, rows, columns }: Matrix, unknown: Uint8Array, j: number) {
  if (rows === 0) return undefined;
  const first = data[j]!;
  let second: number | undefined;
  const absent = [0, 0];
  const counts = [0, 0];
  for (let i = 0; i < rows; i++) {
    const value = data[i * columns + j]!;
    if (value !== first && second === undefined) second = value;
    if (value !== first && value !== second) return undefined;
    const answer = value === first ? 0 : 1;
    counts[answer]! += 1;
    for (let c = 0; c < columns; c++) absent[answer]! += unknown[i * columns + c]!;
  }
  if (second === undefined) return undefined;
  const shares = absent.map((cells, answer) => cells / counts[answer]! / columns);
  if (Math.abs(shares[0]! - shares[1]!) < fewestAbsent) return undefined;
  const isFirstRarer = counts[0]! < counts[1]!;
  return { rarer: Math.min(...counts), rareAnswer: isFirstRarer ? first : second, gap: Math.abs(first - second) };
}
