import { describe, expect, it } from "vitest";
import { withStanding } from "./standing-options.ts";

describe("withStanding()", () => {
  const before = { seed: 7, asOf: "2026-01-01", topics: 8, segments: 4, weights: { value: 2 }, protect: ["city"] };

  it("keeps what was chosen and is not said, but not seed, day or what is done once", () => {
    expect(withStanding({ seed: 1 }, { ...before, relearn: true })).toEqual({
      options: { seed: 1, topics: 8, segments: 4, weights: { value: 2 }, protect: ["city"] },
      kept: ["topics", "segments", "weights", "protect"],
    });
    expect(withStanding({ seed: 1 })).toEqual({ options: { seed: 1 }, kept: [] });
  });

  it("takes what is said, and gives back what is said to be the data's", () => {
    expect(withStanding({ seed: 1, topics: 5, segments: "auto", weights: "usual", protect: [] }, before)).toEqual({
      options: { seed: 1, topics: 5 },
      kept: [],
    });
  });

  it("takes topics of a file, topics in a number, and topics that are found for one choice", () => {
    expect(withStanding({ seed: 1, taxonomy: "a" }, { topics: 8 }).options).toEqual({ seed: 1, taxonomy: "a" });
    expect(withStanding({ seed: 1, topics: 8 }, { taxonomy: "a" }).options).toEqual({ seed: 1, topics: 8 });
    expect(withStanding({ seed: 1, topics: "auto" }, { taxonomy: "a" }).options).toEqual({ seed: 1 });
    expect(withStanding({ seed: 1 }, { taxonomy: "a" })).toEqual({
      options: { seed: 1, taxonomy: "a" },
      kept: ["taxonomy"],
    });
  });
});
