/** How far a share that was counted can be trusted. */

/** Standard normal quantile of .975. */
const z = 1.959963984540054;

/**
 * The interval of a share, `[low, high]` within [0, 1]; `of` must be positive. Wilson 1927, without continuity correction.
 * `quantile`: of the standard normal distribution, 1.96 for 95 %.
 */
export function wilsonInterval(
  count: number,
  of: number,
  { quantile = z }: { readonly quantile?: number } = {},
): readonly [low: number, high: number] {
  const share = count / of;
  const middle = (share + quantile ** 2 / (2 * of)) / (1 + quantile ** 2 / of);
  const spread = Math.sqrt((share * (1 - share)) / of + quantile ** 2 / (4 * of ** 2));
  const reach = (quantile / (1 + quantile ** 2 / of)) * spread;
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

/** So many of so many; `of` must be positive. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** How much more one share is than another that was counted apart, -1 to 1. */
export interface ShareDifference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The difference of two independent shares with its interval, from Wilson's intervals of both (Newcombe 1998, method 10). */
export function shareDifference(
  first: Counted,
  second: Counted,
  { quantile = z }: { readonly quantile?: number } = {},
): ShareDifference {
  const [a, b] = [first.count / first.of, second.count / second.of];
  const [lowA, highA] = wilsonInterval(first.count, first.of, { quantile });
  const [lowB, highB] = wilsonInterval(second.count, second.of, { quantile });
  const value = a - b;
  return {
    value,
    low: value - Math.hypot(a - lowA, highB - b),
    high: value + Math.hypot(highA - a, b - lowB),
  };
}
