import { expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { courseCounter, directionOf } from "./course.ts";

it("courseCounter() tells what rose and what fell in the last week", () => {
  const counter = courseCounter();
  for (let i = 0; i < 100; i++) {
    counter.add(i < 40 ? "delivery" : i < 60 ? "refund" : "price", 3);
    counter.add(i < 10 ? "delivery" : i < 60 ? "refund" : "price", 10);
  }
  const courses = counter.courses()!;
  expect(courses.get("delivery")).toMatchObject({ days: 7, of: 100, texts: 40, ofBefore: 100, textsBefore: 10 });
  expect(courses.get("delivery")!.change.value).toBeCloseTo(0.3, 9);
  expect([...courses].map(([topic, course]) => [topic, directionOf(course)])).toEqual([
    ["delivery", "rises"],
    ["refund", "falls"],
    ["price", undefined],
  ]);
});

it("courseCounter() takes longer periods where weeks have few texts, and tells nothing where all have", () => {
  const counter = courseCounter();
  for (let i = 0; i < 60; i++) counter.add("price", i);
  expect(counter.courses()).toBeUndefined();
  for (let i = 0; i < 60; i++) counter.add("price", i);
  expect(counter.courses()!.get("price")).toMatchObject({ days: 28, of: 56, ofBefore: 56 });
});

it("courseCounter() counts no text of the future and none that is long ago", () => {
  const counter = courseCounter();
  for (let i = 0; i < 40; i++) for (const daysAgo of [-1, 0, 7, 182, Number.NaN]) counter.add("price", daysAgo);
  expect(counter.courses()!.get("price")).toMatchObject({ of: 40, ofBefore: 40 });
});

it("courseCounter() takes chance for news in at most one of twenty cases, over all topics together", () => {
  const random = createRandom(3);
  let alarms = 0;
  for (let trial = 0; trial < 200; trial++) {
    const counter = courseCounter();
    for (let i = 0; i < 400; i++) counter.add(`t${Math.floor(random.next() * 12)}`, Math.floor(random.next() * 14));
    if ([...counter.courses()!.values()].some((course) => directionOf(course) !== undefined)) alarms++;
  }
  expect(alarms).toBeLessThanOrEqual(16);
});
