/** The columns that features are learned from: raw values of all customers, absent ones left out. */

import { mean } from "../../models/statistics/moments.ts";
import { sorted } from "../../models/statistics/quantiles.ts";
import type { FeatureGroup, FeatureUnit, Valued, Voiced } from "../types.ts";
import { catalogue, topicFeature, type FeatureSource } from "./feature-catalogue.ts";

type Known = Valued & Voiced;

const mostTopics = 8;
/** A topic that takes less of what is written tells nobody apart. */
const leastTopicShare = 0.02;
/** A currency with fewer buyers has no typical amount to compare one with, unless it is the commonest. */
const fewestBuyers = 5;

/** The values of a feature over all customers who have one. */
export interface Column {
  readonly name: string;
  readonly group: FeatureGroup;
  readonly unit: FeatureUnit;
  readonly topic?: string;
  /** Typical amounts (geometric means) by currency, for money only. */
  readonly typical?: Typical;
  /** On the scale that `onScale` gives. */
  readonly values: readonly number[];
}

/** Typical amounts by currency. */
export type Typical = readonly { readonly currency: string; readonly cents: number }[];

/** Collects columns, one customer after the other, in numbers alone. */
export function collectColumns() {
  const plain = catalogue.map((source) => ({ source, values: [] as number[], currencies: [] as string[] }));
  const topics = new Map<string, { label: string; shares: number[] }>();
  let customers = 0;
  let writers = 0;

  const add = (row: Known) => {
    customers++;
    for (const { source, values, currencies } of plain) {
      const value = source.read(row);
      if (value === undefined) continue;
      values.push(value);
      if (source.unit === "cents") currencies.push(row.value.currency ?? "");
    }
    if (row.voice.texts > 0) writers++;
    for (const { id, label, share } of row.voice.topics) {
      const topic = topics.get(id) ?? { label, shares: [] };
      topic.shares.push(share);
      topics.set(id, topic);
    }
  };

  const columns = (): Column[] => {
    const ranked = [...topics]
      // Sorted before they are summed: the order of the customers must not show in the last bit.
      .map(([id, { label, shares }]) => ({ id, label, shares, share: sum(sorted(shares)) / writers }))
      .filter(({ share }) => share >= leastTopicShare)
      .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
      .slice(0, mostTopics);
    const labels = ranked.map(({ label }) => label);
    const themed = ranked.map(({ id, label, shares }) => ({
      // Two topics of one label: the id tells them apart.
      name: topicFeature(labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${id})`),
      group: "topics" as const,
      unit: "share" as const,
      topic: id,
      values: [...shares, ...new Array<number>(writers - shares.length).fill(0)],
    }));
    return [...plain.map(({ source, values, currencies }) => toColumn(source, { values, currencies })), ...themed];
  };

  return { add, columns, count: () => customers };
}

function toColumn(
  { name, group, unit }: FeatureSource,
  { values, currencies }: { readonly values: readonly number[]; readonly currencies: readonly string[] },
): Column {
  const typical = unit === "cents" ? typicalAmounts(values, currencies) : undefined;
  const scaled = values.map((value, i) => onScale(value, { unit, typical, currency: currencies[i] }));
  return { name, group, unit, typical, values: scaled.filter((value) => value !== undefined) };
}

/** What `onScale` needs to know of a value. */
export interface Scale {
  readonly unit: FeatureUnit;
  readonly typical?: Typical;
  readonly currency?: string;
}

/**
 * A raw value on the scale it is compared on: the logarithm for counts and days, the logarithm of its ratio to the
 * typical amount of its currency for money, so that currencies can be compared; shares and scores as they are.
 * Undefined for money in a currency without a typical amount.
 */
export function onScale(value: number, { unit, typical, currency }: Scale): number | undefined {
  if (unit === "cents") {
    const cents = typical?.find((one) => one.currency === currency)?.cents;
    // One more than the ratio: nothing spent is 0, not minus infinity.
    return cents === undefined ? undefined : Math.log1p(Math.max(0, value) / cents);
  }
  return unit === "days" || unit === "orders" || unit === "texts" ? Math.log1p(Math.max(0, value)) : value;
}

function typicalAmounts(values: readonly number[], currencies: readonly string[]): Typical {
  const amounts = new Map<string, number[]>();
  for (const [i, value] of values.entries()) {
    const currency = currencies[i]!;
    const own = amounts.get(currency) ?? [];
    own.push(value);
    amounts.set(currency, own);
  }
  return [...amounts]
    .sort(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
    .filter(([, own], rank) => rank === 0 || own.length >= fewestBuyers)
    .map(([currency, own]) => ({ currency, cents: geometricMean(own.filter((value) => value > 0)) }))
    .filter(({ cents }) => cents > 0);
}

/** Between two heaps a median may fall on either; this lies between them in every currency. NaN of nothing. */
function geometricMean(values: readonly number[]): number {
  // Sorted before they are summed: the order of the customers must not show in the last bit.
  return Math.exp(mean(sorted(values).map(Math.log)));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
