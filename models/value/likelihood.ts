/** Maximum likelihood for models of a few positive parameters. */

import { invert, type Matrix } from "../statistics/linear.ts";
import { minimise, type Minimum } from "../statistics/minimise.ts";

/** ln L of all the data at positive parameters; writes its derivatives by each into `gradient`. */
export type LogLikelihood = (parameters: readonly number[], gradient: number[]) => number;

/** The likeliest parameters, and how well the data tell them. */
export interface LikelihoodFit {
  readonly parameters: readonly number[];
  /** Covariance of the parameters' logarithms: the inverse of the second derivatives. */
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly iterations: number;
  /** Whether the search arrived: no derivative of the mean log-likelihood by a logarithm is above 1e-8. */
  readonly isConverged: boolean;
  /**
   * Whether the data alone left a parameter open (it ran off to 0 or infinity), so that the logarithms were held by a
   * weak normal prior around the start, of standard deviation 2.
   */
  readonly isSteadied: boolean;
}

export interface LikelihoodOptions {
  /** Where the search starts. */
  readonly start: readonly number[];
  /** Independent observations: the log-likelihood is searched as their mean. */
  readonly count: number;
  /** The likelihood of a sample of them and their number: where that is highest the search of all goes on, a few steps from its end. */
  readonly sample?: { readonly logLikelihood: LogLikelihood; readonly count: number };
}

const priorDeviation = 2;
/** Further than this factor from the start (e^8 = 3,000) a parameter counts as running off. */
const farthest = 8;

/** Climbs in the logarithms of the parameters, so that they stay positive. Nothing in it is random. */
export function maximiseLikelihood(
  logLikelihood: LogLikelihood,
  { start, count, sample }: LikelihoodOptions,
): LikelihoodFit {
  const centre = start.map(Math.log);
  const near = sample && search(sample.logLikelihood, { centre, count: sample.count });
  const free = search(logLikelihood, {
    centre,
    count,
    from: near?.isConverged ? near.point : centre,
    inverse: near && invert(near.hessian),
  });
  const isTold = free.isConverged && free.point.every((log, i) => Math.abs(log - centre[i]!) < farthest);
  const covariance = isTold ? covarianceOf(free, count) : undefined;
  const found = covariance
    ? free
    : search(logLikelihood, { centre, count, priorWeight: 1 / (priorDeviation ** 2 * count) });
  const parameters = found.point.map(Math.exp);
  return {
    parameters,
    covariance:
      covariance ?? covarianceOf(found, count) ?? centre.map((_, i) => centre.map((_, j) => (i === j ? Infinity : 0))),
    logLikelihood: logLikelihood(
      parameters,
      parameters.map(() => 0),
    ),
    iterations: free.iterations + (found === free ? 0 : found.iterations),
    isConverged: found.isConverged,
    isSteadied: found !== free,
  };
}

interface Search {
  readonly centre: readonly number[];
  readonly count: number;
  readonly from?: readonly number[];
  readonly inverse?: Matrix;
  readonly priorWeight?: number;
}

/** The lowest mean of −ln L, by logarithms of the parameters. */
function search(
  logLikelihood: LogLikelihood,
  { centre, count, from = centre, inverse, priorWeight = 0 }: Search,
): Minimum {
  return minimise(
    (logs, gradient) => {
      const parameters = logs.map(Math.exp);
      let value = -logLikelihood(parameters, gradient) / count;
      for (let i = 0; i < logs.length; i++) {
        const away = logs[i]! - centre[i]!;
        value += (priorWeight * away * away) / 2;
        gradient[i] = (-gradient[i]! * parameters[i]!) / count + priorWeight * away;
      }
      return value;
    },
    from,
    { tolerance: 1e-8, inverse },
  );
}

function covarianceOf({ hessian }: Minimum, count: number): Matrix | undefined {
  return invert(hessian.map((row) => row.map((value) => value * count)));
}
