import { beforeAll, expect, it } from "vitest";
import type { FollowedModel } from "../models/clusters/follow-segments.ts";
import { place } from "../models/clusters/place.ts";
import { standardise } from "../models/statistics/scaling.ts";
import { crossedGroups, modelOf, plantCustomers, through } from "../tests/planted-customers.ts";
import { evidenceBehind } from "./evidence-behind.ts";
import { smallestMove, whyHere } from "./explain-customer.ts";
import { cluster } from "./stages/cluster.ts";
import { onScale } from "./stages/feature-columns.ts";
import { features, type FeatureModel } from "./stages/features.ts";
import { value } from "./stages/value.ts";
import { voice } from "./stages/voice.ts";
import type { KnownCustomer } from "./types.ts";

let customers: readonly KnownCustomer[];
let models: { readonly clusters: FollowedModel; readonly features: readonly FeatureModel[] };

beforeAll(async () => {
  const histories = plantCustomers(crossedGroups, { seed: 1, perGroup: 30 }).map(({ history }) => history);
  const known = await through(voice(), await through(value(), histories));
  const featured = await through(features(), known);
  models = { features: await modelOf(features(), known), clusters: await modelOf(cluster(), featured) };
  customers = await through(cluster(), featured);
});

it("whyHere() adds up: of features, of groups, and to the difference of the squared distances, to 1e-9", () => {
  for (const customer of customers) {
    const { difference, groups, reasons } = whyHere(customer);
    const { distance, nearest } = customer.segment;
    const sum = (ones: readonly { readonly pull: number }[]) => ones.reduce((total, { pull }) => total + pull, 0);
    expect(Math.abs(difference - (nearest!.distance ** 2 - distance ** 2))).toBeLessThan(1e-9);
    expect(Math.abs(sum(groups) - difference)).toBeLessThan(1e-9);
    // What nobody knows of a customer says nothing.
    expect(reasons.filter((reason) => reason.value === undefined).every(({ pull }) => pull === 0)).toBe(true);
  }
});

it("smallestMove() names a change that a customer can make, and that puts them where it says", () => {
  let alone = 0;
  for (const { features: own, value, segment } of customers) {
    const move = smallestMove({ features: own, value }, models);
    if (move?.features !== 1) continue;
    alone++;
    const [{ feature, from, to } = { feature: "", from: 0, to: 0 }] = move.changes;
    const i = own.findIndex(({ name }) => name === feature);
    const model = models.features[i]!;
    expect(own[i]!.raw).toBe(from);
    if (model.unit === "orders" || model.unit === "texts" || model.unit === "days") {
      expect(Number.isInteger(to) && to >= 0).toBe(true);
    }
    if (model.unit === "share") expect(to >= 0 && to <= 1).toBe(true);
    const scaled = standardise(onScale(to, { ...model, currency: "EUR" })!, model) * model.factor;
    const point = own.map((one, j) => (j === i ? scaled : one.scaled));
    const there = place(point, models.clusters, { unknown: own.map(({ isImputed }) => isImputed) });
    expect(there.id).toBe(move.to);
    expect(move.to).not.toBe(segment.id);
  }
  expect(alone).toBeGreaterThan(0);
});

it("evidenceBehind() gives the sentences and orders that a feature was counted from", () => {
  const angry = customers.find(({ voice }) => voice.texts >= 3 && (voice.mood ?? 0) < -0.5)!;
  const named = (name: string) => angry.features.find((feature) => feature.name === name)!;
  const { verbatims = [] } = evidenceBehind(named("Mood"), angry);
  expect(verbatims).toHaveLength(3);
  expect(new Set(verbatims.map(({ feedback }) => feedback)).size).toBe(3);
  for (const { feedback, start, end, text, score } of verbatims) {
    expect(angry.feedback.find(({ id }) => id === feedback)!.body.slice(start, end)).toBe(text);
    expect(score).toBeLessThan(0);
  }
  const { orders = [] } = evidenceBehind(named("Spend"), angry);
  const most = Math.max(...angry.orders.map(({ totalCents }) => totalCents));
  expect(orders[0]!.totalCents).toBe(most);
  expect(evidenceBehind({ name: "Mood" }, angry)).toEqual({});
});
