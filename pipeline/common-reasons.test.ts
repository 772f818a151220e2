import { expect, it } from "vitest";
import { commonReasons } from "./common-reasons.ts";

const reasons = (count: number) => Array.from({ length: count }, (_, i) => ({ reason: `r${i}`, rows: i + 1 }));

it("commonReasons() leaves a list that can be read as it is", () => {
  expect(commonReasons(reasons(20))).toEqual(reasons(20));
});

it("commonReasons() puts the rare ones of a long list together, so that it adds up", () => {
  const common = commonReasons(reasons(30));
  expect(common).toHaveLength(20);
  expect(common[0]).toEqual({ reason: "r29", rows: 30 });
  expect(common.at(-1)).toEqual({ reason: "others, for 11 other reasons", rows: 66 });
  expect(common.reduce((sum, { rows }) => sum + rows, 0)).toBe((30 * 31) / 2);
});
