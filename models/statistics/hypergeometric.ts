/** Gauss's hypergeometric function where forecasts of purchases need it. */

const maxTerms = 1_000_000;

/** A sum of the terms of ₂F₁(a, b; c; u) after the first; c > −1, u in [0, 1). */
export interface HypergeometricTail {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly u: number;
  /** The term of u¹: a·b·u/c gives ₂F₁ − 1; a·b·u gives c·(₂F₁ − 1), which is finite at c = 0. */
  readonly first: number;
  /** The whole is multiplied by (1 − u)^power; default 0. */
  readonly power?: number;
}

/**
 * (1 − u)^power · Σ tₖ over k ≥ 1, where t₁ is `first` and tₖ₊₁/tₖ = (a+k)(b+k)u / ((c+k)(k+1)) (the power series,
 * Abramowitz & Stegun 15.1.1). The factor is taken into a sum that is scaled as it grows, so that neither overflows
 * where the product does not. To about 1e-12 of its value where the terms have one sign: the caller picks the
 * transformation (15.3.3) that gives them one.
 */
export function hypergeometricTail({ a, b, c, u, first, power = 0 }: HypergeometricTail): number {
  let logScale = power === 0 ? 0 : power * Math.log1p(-u);
  let term = first;
  let sum = first;
  for (let k = 1; k < maxTerms; k++) {
    const ratio = ((a + k) * (b + k) * u) / ((c + k) * (k + 1));
    term *= ratio;
    sum += term;
    if (sum > 1e200 || sum < -1e200) {
      sum *= 1e-200;
      term *= 1e-200;
      logScale += 200 * Math.LN10;
    }
    // What is left is at most a geometric series with this ratio or u, whichever is larger.
    const rest = Math.max(Math.abs(ratio), u);
    if (rest < 1 && Math.abs(term) * rest <= 1e-15 * (1 - rest) * Math.abs(sum)) break;
  }
  return logScale === 0 ? sum : sum * Math.exp(logScale);
}
