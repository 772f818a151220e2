import { expect, it } from "vitest";
import { withStanding } from "../pipeline/standing-options.ts";
import { keptText } from "./kept-options.ts";

it("keptText() tells what was kept, and how to ask otherwise", () => {
  const before = { topics: 8, segments: 4, weights: { value: 2 }, protect: ["city", "plan"] };
  expect(keptText(withStanding({ seed: 1 }, before))).toBe(
    "As the analysis before: 8 topics (otherwise: --topics N, or auto), 4 segments (otherwise: --segments N, or auto), " +
      "its weights (otherwise: --weigh GROUP=N, or usual), protected columns city, plan (otherwise: --protect COLUMN, or none)",
  );
  expect(keptText(withStanding({ seed: 1, topics: "auto" }, { taxonomy: "a" }))).toBeUndefined();
});
