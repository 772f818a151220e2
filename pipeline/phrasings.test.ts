import { describe, expect, it } from "vitest";
import { printRule } from "../models/rules/print.ts";
import { parseRule } from "../models/rules/parse.ts";
import { phrasings, readPhrasing, tally, worldFields } from "../tests/phrasings.ts";

describe("phrasings", () => {
  it("are at least 400, each of them another, a fifth kept apart, their rules as rules are printed or written", () => {
    const [tuned, apart] = [phrasings("tuned"), phrasings("apart")];
    const all = [...tuned, ...apart];
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(apart.length).toBeGreaterThanOrEqual(all.length / 5);
    expect(new Set(all.map(({ says }) => says.toLowerCase())).size).toBe(all.length);
    for (const { rule, refused } of all) {
      expect((rule === undefined) !== (refused === undefined)).toBe(true);
      if (rule !== undefined) expect(parseRule(printRule(parseRule(rule, worldFields)), worldFields)).toBeDefined();
    }
  });

  it.each(phrasings("tuned"))("reads $says", (phrasing) => {
    expect(readPhrasing(phrasing)).toMatchObject({ verdict: "right" });
  });

  it("reads nine in ten of those kept apart exactly right, and of a hundred not one as something else", () => {
    const { all, right, wrong } = tally(phrasings("apart").map(readPhrasing));
    expect(right / all).toBeGreaterThanOrEqual(0.9);
    expect(wrong / all).toBeLessThanOrEqual(0.01);
  });
});
