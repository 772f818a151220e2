import { expect, it } from "vitest";
import { createGroupCounter, otherGroups } from "./by-group.ts";

it("createGroupCounter() tells which group writes more of a topic, with the mood of it", () => {
  const counter = createGroupCounter();
  for (let i = 0; i < 100; i++) {
    counter.add("trial", i < 60 ? "price" : "delivery", -0.5);
    counter.add("gold", i < 10 ? "price" : "delivery", 0.5);
  }
  const { groups, topics } = counter.compared();
  expect(groups).toEqual([
    { group: "gold", texts: 100 },
    { group: "trial", texts: 100 },
  ]);
  const [gold, trial] = topics.get("price")!;
  expect([gold!.share, trial!.share]).toEqual([0.1, 0.6]);
  expect([gold!.mood, trial!.mood]).toEqual([0.5, -0.5]);
  expect(trial!.difference.value).toBeCloseTo(0.5, 9);
  expect(trial!.difference.low).toBeGreaterThan(0.3);
  expect(gold!.difference.high).toBeLessThan(-0.3);
});

it("createGroupCounter() puts small groups and the ninth together", () => {
  const counter = createGroupCounter();
  for (let group = 0; group < 9; group++) for (let i = 0; i < 40 + group; i++) counter.add(`g${group}`, "price", 0);
  for (let i = 0; i < 29; i++) counter.add("few", undefined, 0);
  const { groups, topics } = counter.compared();
  expect(groups).toHaveLength(9);
  expect(groups[0]).toEqual({ group: "g8", texts: 48 });
  // g0 and the few.
  expect(groups.at(-1)).toEqual({ group: otherGroups, texts: 69 });
  expect(topics.get("price")!.at(-1)).toMatchObject({ texts: 40, share: 40 / 69 });
});

it("createGroupCounter() finds no difference where there is one group, and nothing without texts", () => {
  const counter = createGroupCounter();
  expect(counter.compared()).toEqual({ groups: [], topics: new Map() });
  for (let i = 0; i < 30; i++) counter.add("all", "price", 0);
  expect(counter.compared().topics.get("price")![0]).toMatchObject({ share: 1, difference: { value: 0 } });
});
