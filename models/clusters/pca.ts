/** Principal components: the directions in which rows vary most. */

import { createRandom } from "../random.ts";
import { columnMeans, covarianceOf } from "./covariance.ts";
import type { Row } from "./distance.ts";
import { rowOf, rowsOf, type Matrix } from "./matrix.ts";
import { orthonormalise, timesTransposed } from "./orthonormal.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** Directions from the one of most variance on. */
export interface Components {
  readonly means: Row;
  /** Unit vectors, at right angles to each other; the largest number of each, by magnitude, is above 0. */
  readonly directions: readonly Row[];
  /** The variance along each, with rows less one as divisor. */
  readonly variances: readonly number[];
  /** The share of the whole variance along each, 0 to 1; 0 where rows are all alike. */
  readonly shares: readonly number[];
}

export interface ComponentsOptions {
  readonly count: number;
  readonly seed: number;
}

/** Directions that are sought beyond those wanted; the more, the fewer rounds are needed. */
const spare = 10;
/** Enough for five digits where columns are independent of each other, and no direction stands out. */
const mostRounds = 150;

/**
 * The `count` principal components. Random directions are turned by the covariance matrix until the variances along the
 * first `count` stand still to eleven digits: randomised subspace iteration (Halko, Martinsson & Tropp 2011, algorithm 4.4).
 * On the covariance matrix a round costs next to nothing, other than on the rows, so that it can be repeated. Yields the share
 * that is done, 0 to 1. Throws a RangeError for a count that is not from 1 to the number of columns.
 */
export function* principalComponents(
  points: Matrix,
  { count, seed }: ComponentsOptions,
): Generator<number, Components> {
  const { columns } = points;
  if (!(Number.isInteger(count) && count >= 1 && count <= columns)) {
    throw new RangeError(`Cannot find ${count} components of ${columns} columns: 1 to ${columns} were wanted`);
  }
  const means = columnMeans(points);
  const covariance = yield* covarianceOf(points, means);
  let total = 0;
  for (let j = 0; j < columns; j++) total += covariance.data[j * columns + j]!;

  const random = createRandom(seed);
  const rows = Math.min(count + spare, columns);
  const data = Float64Array.from({ length: rows * columns }, () => random.normal());
  const basis = orthonormalise({ data, rows, columns }, random);
  let variances: number[] = [];
  for (let round = 0; ; round++) {
    const turned = timesTransposed(basis, covariance);
    const { values, vectors } = symmetricEigen(timesTransposed(turned, basis));
    const before = variances;
    variances = values.slice(0, count).map((value) => Math.max(value, 0));
    const isStill = variances.every((value, i) => Math.abs(value - (before[i] ?? Infinity)) <= 1e-11 * values[0]!);
    if (isStill || round === mostRounds || rows === columns) {
      const directions = rowsOf(timesTransposed(vectors, transposed(basis))).slice(0, count);
      return {
        means: Array.from(means),
        directions: directions.map(pointUp),
        variances,
        shares: variances.map((variance) => (total > 0 ? variance / total : 0)),
      };
    }
    basis.data.set(turned.data);
    orthonormalise(basis, random);
    yield 1;
  }
}

/** Rows by how far they lie along each direction from the mean: as many columns as there are directions. */
export function project(points: Matrix, { means, directions }: Components): Matrix {
  const data = new Float64Array(points.rows * directions.length);
  for (let i = 0; i < points.rows; i++) {
    const row = rowOf(points, i);
    for (let c = 0; c < directions.length; c++) {
      const direction = directions[c]!;
      let sum = 0;
      for (let j = 0; j < row.length; j++) sum += (row[j]! - means[j]!) * direction[j]!;
      data[i * directions.length + c] = sum;
    }
  }
  return { data, rows: points.rows, columns: directions.length };
}

/** A direction or its opposite, whichever has its largest number above 0: both are as good, and one must be taken. */
function pointUp(direction: Row): Row {
  const largest = direction.reduce((most, value) => (Math.abs(value) > Math.abs(most) + 1e-12 ? value : most), 0);
  return largest < 0 ? direction.map((value) => -value) : direction;
}

function transposed({ data, rows, columns }: Matrix): Matrix {
  const turned = Float64Array.from(data, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)]!);
  return { data: turned, rows: columns, columns: rows };
}
