/** Customers who are in another segment than before, and what changed for them. */

import { cohensD, effectInErrors, mean, momentsOf } from "../statistics/moments.ts";
import type { SampledFeature } from "./member-sample.ts";

/** What changed for customers who moved, other than for those who stayed. */
export interface FeatureChange {
  readonly feature: string;
  readonly unit: string;
  /** Means of those of whom both are known, as people read them; absent for money, which may be in several currencies. */
  readonly before?: number;
  readonly now?: number;
  /** Of money: how many times as much, as a geometric mean. */
  readonly times?: number;
  /** Cohen's d of their changes against those of the customers who stayed, counts and money on a logarithmic scale. */
  readonly effect: number;
}

/** Customers of one segment of before who are in another now. */
export interface SegmentMove {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  /** Most telling first; empty where nothing changed for them but the borders of segments. */
  readonly changed: readonly FeatureChange[];
}

/** One customer, seen both times: values of the features known both times, NaN where unknown. */
export interface SeenTwice {
  readonly before: ArrayLike<number>;
  readonly now: ArrayLike<number>;
}

const counts = new Set(["cents", "orders", "days", "texts"]);
const mostTold = 3;
/** Of many features some differ by chance: only what is far beyond it is told. */
const fewestErrors = 3;
const leastEffect = 0.5;

/** The features whose change sets those who moved apart from those who stayed. */
export function changesOf(
  moved: readonly SeenTwice[],
  { stayed, features }: { readonly stayed: readonly SeenTwice[]; readonly features: readonly SampledFeature[] },
): FeatureChange[] {
  return features
    .flatMap(({ name, unit }, j) => {
      const known = moved.filter((one) => isKnown(one, j));
      const changes = (ones: readonly SeenTwice[]) => momentsOf(ones.map((one) => changeIn(one, j, unit)));
      const [own, others] = [changes(known), changes(stayed.filter((one) => isKnown(one, j)))];
      const effect = cohensD(own, others);
      if (Math.abs(effect) < leastEffect || Math.abs(effectInErrors(effect, own, others)) < fewestErrors) return [];
      const told =
        unit === "cents"
          ? { times: Math.exp(own.mean) }
          : { before: mean(known.map((one) => one.before[j]!)), now: mean(known.map((one) => one.now[j]!)) };
      return [{ feature: name, unit, ...told, effect }];
    })
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.feature < b.feature ? -1 : 1))
    .slice(0, mostTold);
}

function isKnown({ before, now }: SeenTwice, feature: number): boolean {
  return !Number.isNaN(before[feature]!) && !Number.isNaN(now[feature]!);
}

function changeIn({ before, now }: SeenTwice, feature: number, unit: string): number {
  const onScale = (value: number) => (counts.has(unit) ? Math.log1p(Math.max(0, value)) : value);
  return onScale(now[feature]!) - onScale(before[feature]!);
}
