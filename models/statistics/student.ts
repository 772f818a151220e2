/** Student's t: how far a mean of few values may lie off. */

/** 97.5 % points for 1 to 10 degrees of freedom. */
const table = [12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139];
const z = 1.959963984540054;

/**
 * The 97.5 % point of Student's t with this many degrees of freedom: the half-width of a 95 % interval in standard errors.
 * To 1e-4 (Abramowitz & Stegun 26.7.5 above 10). Throws a RangeError where there is not one whole degree.
 */
export function studentQuantile(degrees: number): number {
  if (!(Number.isInteger(degrees) && degrees >= 1)) {
    throw new RangeError(`Cannot give Student's t of ${degrees} degrees of freedom: a whole number from 1 was wanted`);
  }
  const known = table[degrees - 1];
  if (known !== undefined) return known;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
