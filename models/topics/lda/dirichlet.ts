/** Dirichlet priors learned from counts. */

/** The digamma function for x > 0, absolute error below 1e-10. Recurrence up to 6, then the asymptotic series. */
export function digamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 6; y++) shift -= 1 / y;
  const square = 1 / (y * y);
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return shift + Math.log(y) - 0.5 / y - series;
}

const SMALLEST = 1e-3;

/** How often each count occurs: `counts[n]` observations of the value n. */
export type Histogram = Int32Array;

function digammaGain(histogram: Histogram, offset: number): number {
  const base = digamma(offset);
  let sum = 0;
  for (let n = 1; n < histogram.length; n++) {
    if (histogram[n] !== 0) sum += histogram[n]! * (digamma(n + offset) - base);
  }
  return sum;
}

/**
 * One step towards the asymmetric Dirichlet prior under which documents' topic counts are likeliest.
 * Minka 2000, "Estimating a Dirichlet distribution", eq. 55, on histograms as in Wallach 2008, §2.3.2.
 * `perTopic[k]` counts documents by their words in topic k, `lengths` by all their words.
 */
export function learnPrior(
  alpha: Float64Array,
  { perTopic, lengths }: { perTopic: readonly Histogram[]; lengths: Histogram },
): Float64Array {
  const sum = alpha.reduce((a, b) => a + b, 0);
  const below = digammaGain(lengths, sum);
  if (below === 0) return alpha.slice();
  return alpha.map((value, k) => Math.max(SMALLEST, (value * digammaGain(perTopic[k]!, value)) / below));
}

/** One step of the same fixed point for the symmetric prior of words in topics: `counts` is words × topics. */
export function learnWordPrior(beta: number, counts: Int32Array, totals: Int32Array): number {
  const words = counts.length / totals.length;
  const histogram: Histogram = new Int32Array(counts.reduce((most, n) => Math.max(most, n), 0) + 1);
  for (let i = 0; i < counts.length; i++) histogram[counts[i]!]!++;
  const above = digammaGain(histogram, beta);
  let below = 0;
  for (const n of totals) below += digamma(n + words * beta) - digamma(words * beta);
  return below === 0 ? beta : Math.min(1, Math.max(SMALLEST, (beta * above) / (words * below)));
}
