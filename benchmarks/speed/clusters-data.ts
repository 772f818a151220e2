/** Rows for the benchmark of clustering: made up, seeded. */

import type { Matrix } from "../../models/clusters/matrix.ts";
import { createRandom } from "../../models/random.ts";

/** What rows are made: a cloud without gaps; or twelve groups, which overlap or lie apart. */
export interface DataKind {
  readonly kind: "cloud" | "overlapping" | "apart";
  readonly rows: number;
  readonly columns: number;
}

/** How far the groups' means are spread, in standard deviations of a group. */
const spreads = { cloud: 0, overlapping: 0.8, apart: 2 };

/** The rows of a kind: always the same. */
export function makeRows({ kind, rows, columns }: DataKind): Matrix {
  const random = createRandom(1);
  const means = Array.from({ length: 12 }, () =>
    Array.from({ length: columns }, () => spreads[kind] * random.normal()),
  );
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const mean = means[random.int(means.length)]!;
    for (let j = 0; j < columns; j++) data[i * columns + j] = mean[j]! + random.normal();
  }
  return { data, rows, columns };
}
