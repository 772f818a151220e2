/** Many comparisons at once: some differ by chance. */

/** The probability of a t statistic at least as far from 0, where there is no difference; to 1e-3 from 4 degrees of freedom on. */
// Wallace 1959, "Bounds on normal approximations to Student's and the chi-square distributions": t as a standard normal.
export function chanceOf(t: number, degrees: number): number {
  const df = Math.max(1, degrees);
  const z = ((8 * df + 1) / (8 * df + 3)) * Math.sqrt(df * Math.log1p((t * t) / df));
  return beyondNormal(z);
}

/** Both tails of the standard normal beyond ±z, z >= 0; to 2e-7. */
// Abramowitz & Stegun 1964, 7.1.26.
function beyondNormal(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return poly * Math.exp(-x * x);
}

/**
 * The largest probability that counts as a discovery, so that of all discoveries no more than `rate` are chance in expectation; 0 where
 * none is one (Benjamini & Hochberg 1995).
 */
export function discoveryThreshold(chances: readonly number[], rate = 0.05): number {
  const ascending = [...chances].sort((a, b) => a - b);
  const last = ascending.findLastIndex((chance, i) => chance <= (rate * (i + 1)) / ascending.length);
  return last < 0 ? 0 : ascending[last]!;
}
