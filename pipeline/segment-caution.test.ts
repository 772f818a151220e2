import { expect, it } from "vitest";
import { cautionOf } from "./segment-caution.ts";

it("cautionOf() says of whom there are few, and what is hardly found again", () => {
  const stability = (jaccard: number) => ({ jaccard, low: 0, high: 1 });
  expect(cautionOf({ size: 7, stability: stability(0.21) })).toBe("few and hardly found again");
  expect(cautionOf({ size: 10, stability: stability(0.59) })).toBe("hardly found again");
  expect(cautionOf({ size: 9, stability: stability(0.6) })).toBe("few");
  expect(cautionOf({ size: 9 })).toBe("few");
  expect(cautionOf({ size: 10, stability: stability(0.6) })).toBeUndefined();
  expect(cautionOf({ size: 10 })).toBeUndefined();
});
