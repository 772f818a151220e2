import { describe, expect, it } from "vitest";
import { topicShares } from "./topic-shares.ts";

const delivery = (share: number) => ({ id: "t2", label: "delivery", share });
const price = (share: number) => ({ id: "t1", label: "price", share });

describe("topicShares()", () => {
  it("shares all texts out, largest topic first", () => {
    const texts = [
      { topics: [delivery(1)], score: -0.5 },
      { topics: [delivery(0.5), price(0.5)], score: 0.25 },
      { topics: [], score: 0.9 },
      { topics: [], score: 0.9 },
    ];
    expect(topicShares(texts)).toEqual([
      { id: "t2", label: "delivery", share: 0.375, texts: 2, mood: -0.25 },
      { id: "t1", label: "price", share: 0.125, texts: 1, mood: 0.25 },
    ]);
  });
  it("orders equals by id and leaves out topics without a share", () => {
    const texts = [{ topics: [delivery(0.5), price(0.5), { id: "t0", label: "none", share: 0 }], score: 0 }];
    expect(topicShares(texts).map(({ id }) => id)).toEqual(["t1", "t2"]);
  });
  it("is empty of nothing", () => {
    expect(topicShares([])).toEqual([]);
  });
});
