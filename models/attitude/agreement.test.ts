import { expect, it } from "vitest";
import { wilsonInterval } from "../statistics/wilson.ts";
import { agreementOf, confusionOf } from "./agreement.ts";

const pairs = [
  ...Array.from({ length: 27 }, () => ({ machine: "negative", person: "negative" })),
  ...Array.from({ length: 3 }, () => ({ machine: "negative", person: "neutral" })),
];

it("agreementOf() counts equal answers, and tells how far the share can be trusted", () => {
  const { interval, ...rest } = agreementOf(pairs);
  expect(rest).toEqual({ texts: 30, agreed: 27, share: 0.9, isTooFew: false });
  expect(interval![0]).toBeCloseTo(0.7438, 4);
  expect(interval![1]).toBeCloseTo(0.9654, 4);
});

it("agreementOf() says when there are too few to tell, and has no share of nothing", () => {
  expect(agreementOf(pairs.slice(0, 29)).isTooFew).toBe(true);
  expect(agreementOf([])).toEqual({ texts: 0, agreed: 0, isTooFew: true });
});

it("confusionOf() counts each pair that is there", () => {
  expect(confusionOf(pairs, ["negative", "neutral", "positive"])).toEqual([
    { machine: "negative", person: "negative", texts: 27 },
    { machine: "negative", person: "neutral", texts: 3 },
  ]);
});

it("wilsonInterval() stays within 0 and 1", () => {
  expect(wilsonInterval(0, 10)).toEqual([0, expect.closeTo(0.2775, 4)]);
  expect(wilsonInterval(10, 10)).toEqual([expect.closeTo(0.7225, 4), expect.closeTo(1, 12)]);
});
