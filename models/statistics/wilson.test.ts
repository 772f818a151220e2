import { expect, it } from "vitest";
import { shareDifference, wilsonInterval } from "./wilson.ts";

it("wilsonInterval() keeps within 0 and 1, and widens with the quantile", () => {
  expect(wilsonInterval(0, 10)[0]).toBe(0);
  expect(wilsonInterval(10, 10)[1]).toBeCloseTo(1, 12);
  const [low] = wilsonInterval(5, 10);
  expect(wilsonInterval(5, 10, { quantile: 3 })[0]).toBeLessThan(low);
});

it("shareDifference() gives the intervals of Newcombe's examples", () => {
  // Newcombe 1998, table II: 56/70 - 48/80 and 9/10 - 3/10, method 10.
  const first = shareDifference({ count: 56, of: 70 }, { count: 48, of: 80 });
  expect(first.value).toBeCloseTo(0.2, 9);
  expect([first.low, first.high].map((x) => x.toFixed(4))).toEqual(["0.0524", "0.3339"]);
  const second = shareDifference({ count: 9, of: 10 }, { count: 3, of: 10 });
  expect([second.low, second.high].map((x) => x.toFixed(4))).toEqual(["0.1705", "0.8090"]);
});
