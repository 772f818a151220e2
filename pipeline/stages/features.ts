/** Fills `features`: what customers are compared by, brought to one scale, neither side drowning the other. */

import { balance, type Side } from "../../models/clusters/balance.ts";
import { fitScaling, imputedVariance, standardise, type Scaling } from "../../models/statistics/scaling.ts";
import type { NamedTopic } from "../../models/topics/embedding/keep-ids.ts";
import { encode, fingerprint } from "../answer.ts";
import type { Stage } from "../stage.ts";
import type { Feature, Featured, FeatureGroup, FeatureUnit, Valued, Voiced } from "../types.ts";
import { catalogue, topicFeature } from "./feature-catalogue.ts";
import { collectColumns, onScale, type Typical } from "./feature-columns.ts";
import { checkWeights, usualWeights, type FeatureWeights } from "./feature-weights.ts";

type Known = Valued & Voiced;

/** A feature as it was learned: how to scale it, and the factor that balances its group. */
export interface FeatureModel extends Scaling {
  readonly name: string;
  readonly group: FeatureGroup;
  readonly unit: FeatureUnit;
  readonly topic?: string;
  readonly typical?: Typical;
  readonly factor: number;
}

/** A feature that fewer than this share of the customers have is left out. */
const leastPresent = 0.05;

/**
 * Named features: the logarithm of counts, days and money, winsorised at the 1st and 99th percentile, standardised, and
 * weighed so that what customers buy and what they write contribute alike. A customer without orders or texts keeps the
 * median of the others there, marked as imputed. Constant features are dropped. Those of topics go by the names that `topics` have
 * now, whatever they were called when the features were learned.
 */
export function features(
  weights: Partial<FeatureWeights> = {},
  topics: readonly NamedTopic[] = [],
): Stage<Known, Featured, readonly FeatureModel[]> {
  const all = { ...usualWeights, ...weights };
  checkWeights(all);
  return {
    name: "features",
    version: `3 ${JSON.stringify(all)}`,
    options: all,
    needs: ["value", "voice"],
    keepsModel: true,
    fit: async (rows, { signal }) => {
      const collected = collectColumns();
      for await (const row of rows) {
        signal?.throwIfAborted();
        collected.add(row);
      }
      const learned = collected.columns().flatMap(({ values, ...column }) => {
        const scaling = fitScaling(values);
        return scaling && scaling.count >= leastPresent * collected.count() ? { ...column, ...scaling } : [];
      });
      const variances = learned.map((column) => ({
        group: column.group,
        variance: imputedVariance(column, collected.count()),
      }));
      const factors = balance(variances, sidesOf(all));
      return learned.map((column, i) => ({ ...column, factor: factors[i]! }));
    },
    ...(topics.length > 0 && {
      edits: {
        name: fingerprint(encode(topics.map(({ id, label }) => [id, label]))),
        apply: (model) => renamed(model, topics),
      },
    }),
    run: async (batch, { model }) =>
      batch.map((row) => ({ features: model.map((feature) => featureOf(row, feature)) })),
  };
}

/** The same model where nothing is called otherwise. */
function renamed(model: readonly FeatureModel[], topics: readonly NamedTopic[]): readonly FeatureModel[] {
  const labels = new Map(topics.map(({ id, label }) => [id, label]));
  const nameOf = ({ topic, name }: FeatureModel) => {
    const label = topic === undefined ? undefined : labels.get(topic);
    const isNamedSo = label === undefined || [topicFeature(label), topicFeature(`${label} (${topic})`)].includes(name);
    return isNamedSo ? name : topicFeature(label);
  };
  const names = model.map(nameOf);
  return names.every((name, i) => name === model[i]!.name)
    ? model
    : model.map((one, i) => ({ ...one, name: names[i]! }));
}

/** Where nobody's texts are on a topic, attitude takes over the part of topics, so that what they write keeps its weight. */
function sidesOf({ value, attitude, topics, behaviour }: FeatureWeights): Side[] {
  return [
    { variance: value, parts: { value: 1 } },
    { variance: attitude + topics, parts: { attitude, topics } },
    { variance: behaviour, parts: { behaviour: 1 } },
  ];
}

const readers = new Map(catalogue.map(({ name, read }) => [name, read]));

function featureOf(row: Known, model: FeatureModel): Feature {
  const { name, group, unit, topic, typical, factor } = model;
  const raw = topic === undefined ? readers.get(name)?.(row) : topicShareOf(row, topic);
  const value = raw === undefined ? undefined : onScale(raw, { unit, typical, currency: row.value.currency });
  const scaled = standardise(value ?? model.median, model) * factor;
  const known = { name, group, unit, ...(topic !== undefined && { topic }) };
  return value === undefined ? { ...known, isImputed: true, scaled } : { ...known, raw, isImputed: false, scaled };
}

function topicShareOf({ voice }: Known, topic: string): number | undefined {
  if (voice.texts === 0) return undefined;
  return voice.topics.find(({ id }) => id === topic)?.share ?? 0;
}
