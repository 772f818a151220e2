/** Which customers are most like one of them, by the features that segments are found by. */

import type { Queries } from "../database.ts";

/** So many of the nearest, or so many percent of all others, one at least. */
export interface Nearest {
  readonly customer: string;
  readonly count: number;
  readonly isPercent: boolean;
}

/** Rows that are read at once. */
const page = 20_000;

/** Numbers as text, four bytes each, base64. */
export function packNumbers(numbers: readonly number[]): string {
  return Buffer.from(Float32Array.from(numbers).buffer).toString("base64");
}

function unpackNumbers(packed: string): Float32Array {
  const bytes = Buffer.from(packed, "base64");
  const numbers = new Float32Array(Math.floor(bytes.length / 4));
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes.readFloatLE(4 * i);
  return numbers;
}

/**
 * The customers nearest to one, each with its distance, the nearest first and of equal ones by id: the Euclidean distance of
 * features as clustering sees them, scaled and weighed. Empty where there is no such customer.
 */
export async function nearestCustomers(
  queries: Queries,
  { table, column, customer, count, isPercent }: Nearest & { readonly table: string; readonly column: string },
): Promise<ReadonlyMap<string, number>> {
  const [own] = await queries.query<{ customer: string; packed: string }>(
    `select customer, ${column} as packed from ${table} where lower(customer) = lower($1) order by customer = $1 desc limit 1`,
    [customer],
  );
  if (!own) return new Map();
  const wanted = unpackNumbers(own.packed);
  const found: { readonly customer: string; readonly distance: number }[] = [];
  for (let after = ""; ;) {
    const rows = await queries.query<{ customer: string; packed: string }>(
      `select customer, ${column} as packed from ${table} where customer > $1 order by customer limit ${page}`,
      [after],
    );
    for (const { customer: id, packed } of rows)
      if (id !== own.customer) found.push({ customer: id, distance: distanceOf(wanted, unpackNumbers(packed)) });
    if (rows.length < page) break;
    after = rows.at(-1)!.customer;
  }
  found.sort((a, b) => a.distance - b.distance || (a.customer < b.customer ? -1 : 1));
  const most = isPercent ? Math.max(1, Math.round((count / 100) * found.length)) : count;
  return new Map(found.slice(0, most).map(({ customer: id, distance }) => [id, Number(distance.toPrecision(6))]));
}

function distanceOf(a: Float32Array, b: Float32Array): number {
  let squared = 0;
  for (let i = 0; i < a.length; i++) squared += (a[i]! - (b[i] ?? 0)) ** 2;
  return Math.sqrt(squared);
}
