/** Least squares. */

/** Slope of the line through the points (x, y) by least squares; undefined when x does not vary. */
export function slope(x: ArrayLike<number>, y: ArrayLike<number>): number | undefined {
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < x.length; i++) {
    meanX += x[i]! / x.length;
    meanY += y[i]! / x.length;
  }
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < x.length; i++) {
    covariance += (x[i]! - meanX) * (y[i]! - meanY);
    variance += (x[i]! - meanX) ** 2;
  }
  return variance > 0 ? covariance / variance : undefined;
}
