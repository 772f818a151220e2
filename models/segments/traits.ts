/** What tells a segment from the other customers, in numbers. */

import { chanceOf, discoveryThreshold } from "../statistics/false-discoveries.ts";
import { cohensD, effectBetween, effectInErrors, type Moments } from "../statistics/moments.ts";

/** A feature within a segment. */
export interface FeatureFigures {
  readonly name: string;
  /** On the scale that customers are compared on. */
  readonly scaled: Moments;
  /** As people read it. */
  readonly raw: Moments;
}

/** How a feature differs between a segment and the others. */
export interface Difference {
  readonly feature: string;
  /** Means as people read them. */
  readonly mean: number;
  readonly othersMean: number;
  /** Cohen's d on the scale that customers are compared on, positive where the segment has more. */
  readonly effect: number;
  /** Its 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** By how many standard errors the effect is away from 0. */
  readonly errors: number;
}

/** Cohen 1988: from 0.2 an effect is small, from 0.5 medium. */
export const smallEffect = 0.2;
export const mediumEffect = 0.5;
/**
 * The smaller a segment is, the larger its effects must be. A filter, no test of significance: segments are formed of these
 * same features, so that chance alone gives larger effects than it would between groups that were drawn.
 */
const fewestErrors = 2;

/** A segment's features, and those of all other customers. */
export interface Comparison {
  readonly own: readonly FeatureFigures[];
  readonly others: readonly FeatureFigures[];
}

/**
 * The features in which each segment differs from the others, strongest first: by an effect of 0.2 and two standard errors at least,
 * and so clearly that of all that is told of all segments 5 of 100 are chance at most. A feature whose mean lies on the other side as
 * people read it, through a few extreme values, is none.
 */
export function differencesOfAll(comparisons: readonly Comparison[]): Difference[][] {
  const measured = comparisons.map(measureFeatures);
  const threshold = discoveryThreshold(measured.flat().map(({ chance }) => chance));
  return measured.map((ones) =>
    ones
      .filter(({ chance, effect, errors }) => {
        return chance <= threshold && Math.abs(effect) >= smallEffect && Math.abs(errors) >= fewestErrors;
      })
      .filter(({ effect, mean, othersMean }) => Math.sign(effect) === Math.sign(mean - othersMean))
      .map(({ chance: _chance, ...difference }) => difference)
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.feature < b.feature ? -1 : 1)),
  );
}

/** The same of one segment alone. */
export function differences(own: readonly FeatureFigures[], others: readonly FeatureFigures[]): Difference[] {
  return differencesOfAll([{ own, others }])[0]!;
}

/** Every feature that both have, whether it differs or not. */
function measureFeatures({ own, others }: Comparison): (Difference & { readonly chance: number })[] {
  return own.flatMap(({ name, scaled, raw }) => {
    const rest = others.find((figures) => figures.name === name);
    if (!rest || raw.count === 0 || rest.raw.count === 0) return [];
    const effect = cohensD(scaled, rest.scaled);
    const errors = effectInErrors(effect, scaled, rest.scaled);
    const chance = chanceOf(errors, scaled.count + rest.scaled.count - 2);
    const between = effectBetween(effect, scaled, rest.scaled);
    return [{ feature: name, mean: raw.mean, othersMean: rest.raw.mean, effect, ...between, errors, chance }];
  });
}
