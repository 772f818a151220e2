/** Tables of numbers in one typed array: what the algorithms of this folder read. */

/** A table, row by row: cell (i, j) is `data[i * columns + j]`. Every number is finite, and so are sums of squares. */
export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** Sums of squares of such numbers are still finite. */
const mostMagnitude = 1e100;

/** A copy of rows in one typed array. Throws a RangeError where rows differ in length, or a number is none or too large. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * columns);
  let at = 0;
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns) {
      throw new RangeError(`Cannot take row ${i} with ${row.length} numbers: ${columns} were wanted, as in row 0`);
    }
    for (let j = 0; j < columns; j++) {
      const value = row[j]!;
      if (!(Math.abs(value) <= mostMagnitude)) {
        throw new RangeError(`Cannot take ${value} in row ${i}: numbers up to ${mostMagnitude} were wanted`);
      }
      data[at++] = value;
    }
  }
  return { data, rows: rows.length, columns };
}

/** A view of row `i`: what is written to it is written to the matrix. */
export function rowOf({ data, columns }: Matrix, i: number): Float64Array {
  return data.subarray(i * columns, (i + 1) * columns);
}

/** A copy of some rows, in the order of their numbers. */
export function selectRows(matrix: Matrix, indices: ArrayLike<number>): Matrix {
  const { columns } = matrix;
  const data = new Float64Array(indices.length * columns);
  for (let i = 0; i < indices.length; i++) data.set(rowOf(matrix, indices[i]!), i * columns);
  return { data, rows: indices.length, columns };
}

/** A copy in plain rows, as they are stored. */
export function rowsOf({ data, rows, columns }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
}

/** How many different rows there are, counted no further than `enough`; rows of weight 0 do not count. */
export function countDifferent(
  { data, rows, columns }: Matrix,
  { enough = Infinity, weights }: { readonly enough?: number; readonly weights?: ArrayLike<number> } = {},
): number {
  const seen = new Map<number, number[]>();
  const bits = new Int32Array(new Float64Array(columns).buffer);
  const cells = new Float64Array(bits.buffer);
  const isSame = (i: number, j: number) => {
    for (let column = 0; column < columns; column++) {
      if (data[i * columns + column] !== data[j * columns + column]) return false;
    }
    return true;
  };
  let count = 0;
  for (let i = 0; i < rows && count < enough; i++) {
    if (weights && !(weights[i]! > 0)) continue;
    // Adding 0 makes the two zeros alike.
    for (let column = 0; column < columns; column++) cells[column] = data[i * columns + column]! + 0;
    let hash = 0;
    for (let word = 0; word < bits.length; word++)
      hash = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + bits[word]!) | 0;
    const alike = seen.get(hash);
    if (alike?.some((j) => isSame(i, j))) continue;
    if (alike) alike.push(i);
    else seen.set(hash, [i]);
    count++;
  }
  return count;
}
