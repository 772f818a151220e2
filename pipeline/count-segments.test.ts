import { beforeAll, expect, it } from "vitest";
import { modelOf, crossedGroups, plantCustomers, segmentPlanted } from "../tests/planted-customers.ts";
import { encode } from "./answer.ts";
import { segmentCounter } from "./count-segments.ts";
import { describe } from "./stages/describe.ts";
import { countMembers } from "./stages/segment-figures.ts";
import { quotesOf, verbatimsOf } from "./stages/segment-verbatims.ts";
import type { KnownCustomer } from "./types.ts";

let customers: readonly KnownCustomer[];
beforeAll(async () => {
  const planted = plantCustomers(crossedGroups, { seed: 1, perGroup: 150 });
  customers = (await segmentPlanted(planted.map(({ history }) => history))).customers;
});

/** Members of one segment, as many as wanted: the customers over and over, each under an id of its own. */
function* members(count: number): Generator<KnownCustomer> {
  for (let i = 0; i < count; i++) {
    const one = customers[i % customers.length]!;
    yield { ...one, customer: `c${String(i).padStart(6, "0")}`, segment: { ...one.segment, id: "s1" } };
  }
}

it("segmentCounter() counts piece by piece what is counted in one go", () => {
  const all = [...members(600)];
  const counter = segmentCounter();
  all.forEach((one) => counter.add(one));
  const [{ figures, quotes }] = counter.segments() as [ReturnType<typeof counter.segments>[number]];
  const whole = countMembers(all);
  expect(figures).toMatchObject({ size: 600, writers: whole.writers, buyers: whole.buyers, texts: whole.texts });
  expect(figures.mood.mean).toBeCloseTo(whole.mood.mean, 12);
  expect(figures.silhouette.mean).toBeCloseTo(whole.silhouette.mean, 12);
  for (const [i, { texts, mood }] of whole.topicTexts.entries()) {
    expect(figures.topicTexts[i]!.texts).toBeCloseTo(texts, 9);
    expect(figures.topicTexts[i]!.mood).toBeCloseTo(mood, 9);
  }
  for (const mood of [-0.5, 0, 0.5]) {
    for (const ownTopics of [[], ["t1"], ["t3", "t2"]]) {
      expect(verbatimsOf(quotes, { mood, ownTopics })).toEqual(verbatimsOf(quotesOf(all), { mood, ownTopics }));
    }
  }
});

it("a segment of 150,000 customers is counted and described within a minute, in a row below a megabyte", async () => {
  const counter = segmentCounter();
  const before = process.memoryUsage().heapUsed;
  for (const member of members(150_000)) counter.add(member);
  const [row] = counter.segments();
  expect(encode(row).length).toBeLessThan(1e6);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300e6);
  const [answer] = await describe().run([row!], { model: await modelOf(describe(), [row!]), asOf: "2026-06-30" });
  expect(answer).toMatchObject({ name: "All customers", size: 150_000, share: 1 });
}, 60_000);
