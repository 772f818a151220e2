/** How much each group of features counts when customers are compared, whatever the number of its columns. */

import type { FeatureGroup } from "../types.ts";

/** The variance that each group contributes: squared distances between customers add up by it. 0: plays no part. */
export type FeatureWeights = Readonly<Record<FeatureGroup, number>>;

/** What customers buy and what they write (two thirds attitude, one third topics) count alike, how they do it a quarter. */
export const usualWeights: FeatureWeights = { value: 1, attitude: 2 / 3, topics: 1 / 3, behaviour: 0.25 };

/** The groups by name. */
export const featureGroups = Object.keys(usualWeights) as readonly FeatureGroup[];

/** The largest weight that is taken. */
export const mostWeight = 100;

/** Some weights as they are said: `value=2,topics=0`. Throws a RangeError that says what was wanted. */
export function parseWeights(said: string): Partial<FeatureWeights> {
  const weights: Partial<Record<FeatureGroup, number>> = {};
  for (const part of said.split(",")) {
    const [name = "", number = "", ...rest] = part.split("=").map((word) => word.trim());
    const group = featureGroups.find((one) => one === name);
    const weight = number === "" || rest.length > 0 ? NaN : Number(number);
    if (!group || !(weight >= 0 && weight <= mostWeight)) {
      throw new RangeError(
        `Cannot weigh by ${JSON.stringify(part.trim())}: wanted ${featureGroups.join(", ")} with a number from 0 to ${mostWeight}, such as value=2,topics=0`,
      );
    }
    if (weights[group] !== undefined) throw new RangeError(`Cannot weigh ${group} twice: one number was wanted`);
    weights[group] = weight;
  }
  checkWeights(weights);
  return weights;
}

/** Throws a RangeError where a weight is none, or no group would count. */
export function checkWeights(weights: Partial<FeatureWeights>): void {
  const all = { ...usualWeights, ...weights };
  for (const group of featureGroups) {
    if (!(all[group] >= 0 && all[group] <= mostWeight))
      throw new RangeError(`Cannot weigh ${group} by ${all[group]}: a number from 0 to ${mostWeight} was wanted`);
  }
  if (featureGroups.every((group) => all[group] === 0)) {
    throw new RangeError("Cannot compare customers by nothing: one weight above 0 was wanted");
  }
}
