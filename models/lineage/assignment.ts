/** Who goes with whom, so that all together fit best. */

/**
 * The assignment of rows to columns with the greatest sum of weights, each column taken once at most. Of each row its
 * column, or undefined where there are fewer columns than rows and it is left over. Weights are finite; rows equally long.
 */
// The Hungarian method with potentials, by shortest augmenting paths: Jonker & Volgenant 1987; O(n³).
export function bestAssignment(weights: readonly (readonly number[])[]): readonly (number | undefined)[] {
  const [rows, columns] = [weights.length, weights[0]?.length ?? 0];
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number) => -(weights[row]?.[column] ?? 0);
  const [ofRow, ofColumn] = [new Float64Array(size), new Float64Array(size)];
  /** The row of each column; the last column stands for the row that is being placed. */
  const taken = new Int32Array(size + 1).fill(-1);
  for (let row = 0; row < size; row++) {
    taken[size] = row;
    const least = new Float64Array(size).fill(Infinity);
    const from = new Int32Array(size).fill(-1);
    const isDone = new Uint8Array(size + 1);
    let at = size;
    while (taken[at]! >= 0) {
      isDone[at] = 1;
      const here = taken[at]!;
      let [step, next] = [Infinity, -1];
      for (let column = 0; column < size; column++) {
        if (isDone[column]) continue;
        const reduced = cost(here, column) - ofRow[here]! - ofColumn[column]!;
        if (reduced < least[column]!) {
          least[column] = reduced;
          from[column] = at;
        }
        if (least[column]! < step) [step, next] = [least[column]!, column];
      }
      ofRow[row]! += step;
      for (let column = 0; column < size; column++) {
        if (!isDone[column]) {
          least[column]! -= step;
          continue;
        }
        ofRow[taken[column]!]! += step;
        ofColumn[column]! -= step;
      }
      at = next;
    }
    while (at !== size) {
      const before = from[at]!;
      taken[at] = taken[before]!;
      at = before;
    }
  }
  const found: (number | undefined)[] = Array.from({ length: rows });
  for (let column = 0; column < columns; column++) if (taken[column]! < rows) found[taken[column]!] = column;
  return found;
}
