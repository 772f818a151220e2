import { describe, expect, it } from "vitest";
import { printRule } from "../models/rules/print.ts";
import { parseRule } from "../models/rules/parse.ts";
import { blindWorld, phrasings, readPhrasing, tally, worldFields } from "../tests/phrasings.ts";

describe("phrasings", () => {
  it("are at least 400, each of them another, a fifth kept apart, their rules as rules are printed or written", () => {
    const [tuned, apart] = [phrasings("tuned"), [...phrasings("apart"), ...phrasings("blind")]];
    const all = [...tuned, ...apart];
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(apart.length).toBeGreaterThanOrEqual(all.length / 5);
    // Somebody who never saw the others may have said the same.
    const ours = [...tuned, ...phrasings("apart")];
    expect(new Set(ours.map(({ says }) => says.toLowerCase())).size).toBe(ours.length);
    for (const { rule, refused, meant } of all)
      expect([rule, refused, meant].filter((one) => one !== undefined)).toHaveLength(1);
    for (const { rule } of ours) {
      if (rule !== undefined) expect(parseRule(printRule(parseRule(rule, worldFields)), worldFields)).toBeDefined();
    }
  });

  it.each(phrasings("tuned"))("reads $says", (phrasing) => {
    expect(readPhrasing(phrasing)).toMatchObject({ verdict: "right" });
  });

  it("reads nine in ten of those kept apart exactly right, and of a hundred not one as something else", () => {
    const { all, right, wrong } = tally(phrasings("apart").map((one) => readPhrasing(one)));
    expect(right / all).toBeGreaterThanOrEqual(0.9);
    expect(wrong / all).toBeLessThanOrEqual(0.01);
  });

  it("reads a third of those by somebody who never saw the grammar right, and no more than one as something else", () => {
    const { all, right, wrong } = tally(phrasings("blind").map((one) => readPhrasing(one, blindWorld)));
    expect(right / all).toBeGreaterThanOrEqual(0.33);
    expect(wrong).toBeLessThanOrEqual(1);
  });
});
