/** The gamma function's logarithm and its derivative, for positive numbers. */

// Below this the asymptotic series are too coarse; the recurrences lead up to it.
const far = 12;

/** ln Γ(x) for x > 0, to about 1e-14 of the larger of 1 and the value; NaN otherwise. Stirling's series (Abramowitz & Stegun 6.1.41). */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  let product = 1;
  let y = x;
  for (; y < far; y++) product *= y;
  const z = 1 / (y * y);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - (z * 691) / 360360))))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/** ψ(x), the derivative of ln Γ, for x > 0; NaN otherwise. Abramowitz & Stegun 6.3.18. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let sum = 0;
  let y = x;
  for (; y < far; y++) sum -= 1 / y;
  const z = 1 / (y * y);
  const series = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - (z * 691) / 32760)))));
  return sum + Math.log(y) - 0.5 / y - series;
}
