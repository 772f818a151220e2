/** Order statistics over sorted values. */

/** A sorted copy, smallest first. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** Quantile `p` in [0, 1] of ascending values, interpolated linearly (type 7 of Hyndman & Fan 1996); NaN of nothing. */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  const position = p * (ascending.length - 1);
  const low = Math.floor(position);
  const from = ascending[low] ?? NaN;
  const to = ascending[low + 1] ?? from;
  return from + (to - from) * (position - low);
}

/** Median in any order; NaN of nothing. */
export function median(values: ArrayLike<number>): number {
  return quantile(sorted(values), 0.5);
}

/** How many of the ascending values are less than `value`. */
export function countBelow(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending values are `value` or less. */
export function countUpTo(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `value` held within [low, high]: winsorising, where the bounds are quantiles. */
export function clamp(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
  return value < low ? low : value > high ? high : value;
}
