/** How deep the density of numbers falls between two heaps. */

const cells = 200;
/** Kernels end at so many widths. */
const reachOfKernel = 4;

/**
 * The density (normal kernels of a width) between its highest peaks below and above 0 where it is lowest, beside the lower of the
 * peaks: 0 a gap, 1 no valley.
 */
export function valleyBetween(places: Float64Array, { width }: { readonly width: number }): number {
  const low = places.reduce((a, b) => Math.min(a, b));
  const high = places.reduce((a, b) => Math.max(a, b));
  if (!(low < 0 && high > 0)) return 1;
  const step = (high - low) / (cells - 1);
  const density = smoothed(countCells(places, { low, step }), Math.max(width, 1e-9 * step) / step);
  const border = Math.max(1, Math.min(cells - 2, Math.ceil(-low / step)));
  const peak = (from: number, to: number) => {
    let best = from;
    for (let i = from; i < to; i++) if (density[i]! > density[best]!) best = i;
    return best;
  };
  const [left, right] = [peak(0, border), peak(border, cells)];
  const lowest = density.subarray(left, right + 1).reduce((a, b) => Math.min(a, b));
  return lowest / Math.min(density[left]!, density[right]!);
}

/** Each number shared between the two cells it lies between. */
function countCells(places: Float64Array, { low, step }: { low: number; step: number }): Float64Array {
  const counts = new Float64Array(cells);
  for (const place of places) {
    const at = Math.min(cells - 1, (place - low) / step);
    const cell = Math.min(cells - 2, Math.floor(at));
    counts[cell]! += cell + 1 - at;
    counts[cell + 1]! += at - cell;
  }
  return counts;
}

/** `width` in cells. */
function smoothed(counts: Float64Array, width: number): Float64Array {
  const reach = Math.min(cells, Math.ceil(reachOfKernel * width));
  const kernel = Float64Array.from({ length: reach + 1 }, (_, i) => (i === 0 ? 1 : Math.exp(-0.5 * (i / width) ** 2)));
  return counts.map((_, i) => {
    let sum = 0;
    for (let j = Math.max(0, i - reach); j <= Math.min(cells - 1, i + reach); j++)
      sum += counts[j]! * kernel[Math.abs(i - j)]!;
    return sum;
  });
}
