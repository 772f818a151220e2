/** Why a customer is in their segment: what each feature does to it, what that stands on, and what would have to be other. */

import type { FollowedModel } from "../models/clusters/follow-segments.ts";
import { place } from "../models/clusters/place.ts";
import { jointChange, singleChanges, type Reach } from "../models/clusters/smallest-change.ts";
import { standardise } from "../models/statistics/scaling.ts";
import { evidenceBehind, type Evidence } from "./evidence-behind.ts";
import type { Latest, ShownCustomer } from "./look-up.ts";
import { decidesOthers, offScale, roundedAway } from "./readable-values.ts";
import { onScale } from "./stages/feature-columns.ts";
import type { FeatureModel } from "./stages/features.ts";
import { loadModel } from "./store/answers.ts";
import type { Database } from "./store/database.ts";
import type { Feature, FeatureGroup } from "./types.ts";

/** What a feature does. */
export interface Reason extends Pick<Feature, "group" | "unit" | "topic"> {
  readonly feature: string;
  /** Towards the segment rather than the nearest other; negative: away. All add up to the difference of the squared distances. */
  readonly pull: number;
  /** As people read it; absent where nobody knows it, and then it pulls nowhere. */
  readonly value?: number;
  readonly behind: Evidence;
}

/** A feature that would be other, all else being as it is. Money is in the customer's currency. */
export interface Change extends Pick<Feature, "unit"> {
  readonly feature: string;
  readonly from: number;
  readonly to: number;
}

/** The smallest change that would put the customer elsewhere. */
export interface Move {
  /** Id of the segment. */
  readonly to: string;
  /** One feature, or where none can do it alone, those that change most when all change as little as possible together. */
  readonly changes: readonly Change[];
  /** How many features change in all. */
  readonly features: number;
}

export interface Explanation {
  /** How much farther the nearest other segment is, in squared standard deviations; half of it are the log-odds between the two. */
  readonly difference: number;
  readonly groups: readonly { readonly group: FeatureGroup; readonly pull: number }[];
  /** Strongest first. */
  readonly reasons: readonly Reason[];
  /** Absent where no change within what other customers have would do it, of a single segment, and in results of before. */
  readonly move?: Move;
}

/** Of many features that change together so many are told. */
const mostChanges = 3;

/** Why a customer of the last result is where they are. */
export async function explainCustomer(
  database: Database,
  { overview }: Pick<Latest, "overview">,
  customer: ShownCustomer,
): Promise<Explanation> {
  const { columns } = overview.tables.customers;
  const modelOf = async (stage: string) => {
    const id = columns.find((column) => column.stage === stage)?.model;
    return id === undefined ? undefined : loadModel(database, id);
  };
  const clusters = (await modelOf("cluster")) as FollowedModel | undefined;
  const features = (await modelOf("features")) as readonly FeatureModel[] | undefined;
  const move = clusters && features && smallestMove(customer, { clusters, features });
  return { ...whyHere(customer), ...(move && { move }) };
}

/** What each feature pulls, with what it stands on. */
export function whyHere(customer: ShownCustomer): Omit<Explanation, "move"> {
  const byName = new Map(customer.features.map((feature) => [feature.name, feature]));
  const reasons = customer.segment.reasons.flatMap(({ feature, pull }): Reason[] => {
    const known = byName.get(feature);
    if (!known) return [];
    const { group, unit, topic, raw } = known;
    return [
      {
        feature,
        group,
        unit,
        ...(topic !== undefined && { topic }),
        pull,
        ...(raw !== undefined && { value: raw }),
        behind: evidenceBehind(known, customer),
      },
    ];
  });
  const sum = (ones: readonly Reason[]) => ones.reduce((total, { pull }) => total + pull, 0);
  const names = [...new Set(reasons.map(({ group }) => group))];
  return {
    difference: sum(reasons),
    groups: names
      .map((group) => ({ group, pull: sum(reasons.filter((reason) => reason.group === group)) }))
      .sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull)),
    reasons,
  };
}

/** What a result was learned by. */
export interface Models {
  readonly clusters: FollowedModel;
  readonly features: readonly FeatureModel[];
}

/** The smallest change that puts a customer elsewhere; undefined where none within what others have does. */
export function smallestMove(
  { features: own, value }: Pick<ShownCustomer, "features" | "value">,
  { clusters, features }: Models,
): Move | undefined {
  if (own.length !== features.length || clusters.segments.length < 2) return undefined;
  const point = own.map(({ scaled }) => scaled);
  const unknown = own.map(({ isImputed }) => isImputed);
  const reach = own.map(({ name, isImputed }, i): Reach | undefined => {
    if (isImputed || decidesOthers.has(name)) return undefined;
    const { low, high, centre, spread, factor } = features[i]!;
    return { low: ((low - centre) / spread) * factor, high: ((high - centre) / spread) * factor, unit: factor };
  });
  const options = { model: clusters, unknown, reach };
  const here = place(point, clusters, { unknown });
  const { currency } = value;
  const scaleOf = (i: number) => ({ ...features[i]!, ...(currency !== undefined && { currency }) });
  /** The feature as people read it, once it is at `to`; undefined where nothing they could read is there. */
  const readable = (i: number, to: number): { readonly raw: number; readonly scaled: number } | undefined => {
    const { spread, centre, factor, unit } = features[i]!;
    const raw = offScale((to / factor) * spread + centre, scaleOf(i));
    if (raw === undefined) return undefined;
    const whole = roundedAway(raw, { unit, isMore: to > point[i]! });
    const back = onScale(whole, scaleOf(i));
    return back === undefined ? undefined : { raw: whole, scaled: standardise(back, features[i]!) * factor };
  };
  const changeOf = (i: number, to: number): Change => {
    const { name, unit, raw } = own[i]!;
    return { feature: name, unit, from: raw!, to };
  };
  for (const { feature, to } of singleChanges(point, options)) {
    const found = readable(feature, to);
    if (!found) continue;
    const there = place(point.with(feature, found.scaled), clusters, { unknown });
    if (there.id === here.nearest?.id) return { to: there.id, changes: [changeOf(feature, found.raw)], features: 1 };
  }
  const together = jointChange(point, options);
  if (!together) return undefined;
  const sizes = together.map((to, i) => Math.abs(to - point[i]!) / (reach[i]?.unit ?? 1));
  const changed = sizes.flatMap((size, i) => (size > 0.05 ? [i] : [])).sort((a, b) => sizes[b]! - sizes[a]!);
  return {
    to: place(together, clusters, { unknown }).id,
    changes: changed.slice(0, mostChanges).flatMap((i) => {
      const found = readable(i, together[i]!);
      return found ? [changeOf(i, found.raw)] : [];
    }),
    features: changed.length,
  };
}
