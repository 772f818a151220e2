/** How far a share that was counted can be trusted. */

/** Standard normal quantile of .975. */
const z = 1.959963984540054;

/** The 95 % interval of a share, `[low, high]` within [0, 1]; `of` must be positive. Wilson 1927, without continuity correction. */
export function wilsonInterval(count: number, of: number): readonly [low: number, high: number] {
  const share = count / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const reach = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
