import { expect, it } from "vitest";
import { customerMap } from "./map.ts";

const model = {
  features: ["Spend", "Orders", "Mood"],
  map: {
    means: [0, 0, 0],
    directions: [
      [0.8, 0.59, -0.1],
      [-0.05, 0.1, -0.99],
    ],
    shares: [0.5, 0.25],
  },
};
const dots = [0, 1, 2, 3].map((i) => ({ segment: i % 2, at: [i, -i] as const }));

it("the map names its directions by the features that grow along them, and says how much it shows", () => {
  const { text } = customerMap(dots, model)!;
  expect(text).toContain("more Spend, more Orders, less Mood →");
  expect(text).toContain("↑ less Mood, more Orders, less Spend");
  expect(text).toMatch(/shows\s+75%/);
  expect(text.match(/class="dot/g)).toHaveLength(4);
  expect(text.match(/class="bubble/g)).toHaveLength(2);
});

it("where there is one segment the map says that customers differ gradually", () => {
  const { text } = customerMap(
    dots.map((dot) => ({ ...dot, segment: 0 })),
    model,
  )!;
  expect(text).toContain("<h2>Customers differ gradually</h2>");
  expect(text).not.toContain("bubble");
});

it("customers who are all at one place are drawn in the middle", () => {
  const { text } = customerMap(Array(3).fill({ segment: 0, at: [1, 1] }), model)!;
  expect(text).not.toMatch(/NaN|Infinity/);
});

it("results without a map have none", () => {
  expect(customerMap(dots, {})).toBeUndefined();
});
