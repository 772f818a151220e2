/** What models of repeat buying need to know of a customer: how often, until when, since when. */

/** A customer's purchases after the first, times in any one unit; purchases of one day are one. */
export interface RepeatPurchases {
  /** Purchases after the first: x, the "frequency" of the literature. */
  readonly repeats: number;
  /** From the first purchase to the last: tₓ, its "recency"; 0 without repeats. */
  readonly firstToLast: number;
  /** From the first purchase to today: T. */
  readonly firstToNow: number;
}

/** Equal histories counted, ascending by repeats, last and now. */
export interface PurchaseGroups {
  readonly repeats: Float64Array;
  readonly firstToLast: Float64Array;
  readonly firstToNow: Float64Array;
  /** How many customers have this history. */
  readonly weights: Float64Array;
}

/** Counts equal histories. Throws a RangeError where repeats is no whole number from 0 or 0 ≤ firstToLast ≤ firstToNow fails. */
export function groupEqual(customers: readonly RepeatPurchases[]): PurchaseGroups {
  for (const one of customers) check(one);
  const ascending = [...customers].sort(
    (a, b) => a.repeats - b.repeats || a.firstToLast - b.firstToLast || a.firstToNow - b.firstToNow,
  );
  const starts: number[] = [];
  ascending.forEach((one, i) => {
    const before = ascending[i - 1];
    if (
      !before ||
      one.repeats !== before.repeats ||
      one.firstToLast !== before.firstToLast ||
      one.firstToNow !== before.firstToNow
    )
      starts.push(i);
  });
  const weights = starts.map((start, i) => (starts[i + 1] ?? ascending.length) - start);
  return {
    repeats: Float64Array.from(starts, (i) => ascending[i]!.repeats),
    firstToLast: Float64Array.from(starts, (i) => ascending[i]!.firstToLast),
    firstToNow: Float64Array.from(starts, (i) => ascending[i]!.firstToNow),
    weights: Float64Array.from(weights),
  };
}

function check({ repeats, firstToLast, firstToNow }: RepeatPurchases): void {
  const isCount = Number.isInteger(repeats) && repeats >= 0;
  if (isCount && firstToLast >= 0 && firstToLast <= firstToNow && firstToNow < Infinity) return;
  throw new RangeError(
    `Cannot use ${repeats} repeats until ${firstToLast} of ${firstToNow}: a whole number from 0 and 0 ≤ last ≤ now were wanted`,
  );
}
