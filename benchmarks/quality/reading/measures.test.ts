import { describe, expect, it } from "vitest";
import type { Answer, Labels, Marked } from "./labelled.ts";
import {
  accuracy,
  aspectShare,
  calibrationError,
  churnArea,
  emotionMacroF1,
  mixedF1,
  moodMacroF1,
  ranks,
  spearman,
  twoClasses,
} from "./measures.ts";

const plain: Answer = { label: "neutral", score: 0 };

function mark(truth: Labels, answer?: Partial<Answer>): Marked {
  return { truth, answer: answer && { ...plain, ...answer } };
}

describe("accuracy()", () => {
  it("counts a text that is not read as wrong", () => {
    expect(accuracy([mark({ mood: "neutral" }, {}), mark({ mood: "neutral" })])).toBe(0.5);
  });
});

describe("twoClasses()", () => {
  it("gives half for a score of exactly 0, and nothing for no answer", () => {
    const positive = { mood: "positive" } as const;
    expect(twoClasses([mark(positive, { score: 0.2 }), mark(positive, { score: 0 })])).toBe(0.75);
    expect(twoClasses([mark(positive, { score: -0.2 }), mark(positive)])).toBe(0);
    expect(twoClasses([mark({ mood: "negative" }, { score: -0.01 })])).toBe(1);
  });
});

describe("macro-F1", () => {
  it("is the mean over the classes among the labels", () => {
    // Negative: 1 hit, 1 so, 2 said: 2/3. Positive: 0 hits. Neutral is no label here.
    const marked = [
      mark({ mood: "negative" }, { label: "negative" }),
      mark({ mood: "positive" }, { label: "negative" }),
    ];
    expect(moodMacroF1(marked)).toBeCloseTo(1 / 3);
  });

  it("takes several emotions of a text one by one", () => {
    // Joy: 1 hit of 1 so and 1 said. Fear: missed.
    expect(emotionMacroF1([mark({ emotions: ["joy", "fear"] }, { emotions: ["joy"] })])).toBe(0.5);
  });
});

it("mixedF1() is 2 hits over what is mixed and what is said to be", () => {
  const marked = [
    mark({ mixed: true }, { mixed: true }),
    mark({ mixed: true }, { mixed: false }),
    mark({ mixed: false }, { mixed: true }),
    mark({ mixed: false }, { mixed: false }),
  ];
  expect(mixedF1(marked)).toBe(0.5);
});

it("calibrationError() is the gap of confidence and accuracy, bin by bin", () => {
  const right = mark({ mood: "neutral" }, { confidence: 0.95 });
  const wrong = mark({ mood: "positive" }, { confidence: 0.55 });
  // Gaps of .05 and .55, each of half the texts.
  expect(calibrationError([right, wrong])).toBeCloseTo(0.3);
});

it("ranks() begin at 1, and equal values share the mean of theirs", () => {
  expect([...ranks([30, 10, 20, 10])]).toEqual([4, 1.5, 3, 1.5]);
});

it("spearman() is 1 where the order is the same, and -1 where it is the other way round", () => {
  const urgent = (truth: number, said: number) => mark({ urgency: truth }, { urgency: said });
  expect(spearman("urgency")([urgent(0, 0.1), urgent(1, 0.2), urgent(3, 0.9)])).toBeCloseTo(1);
  expect(spearman("urgency")([urgent(0, 0.9), urgent(1, 0.2), urgent(3, 0.1)])).toBeCloseTo(-1);
});

it("churnArea() is the share of pairs in the right order, a tie half", () => {
  const leaving = (truth: number, said: number) => mark({ churn: truth }, { churn: said });
  // 0.8 is above both, 0.3 above one and level with the other: 3.5 of 4 pairs.
  expect(churnArea([leaving(2, 0.8), leaving(1, 0.3), leaving(0, 0.3), leaving(0, 0.1)])).toBe(0.875);
});

it("aspectShare() adds the texts up before it divides", () => {
  const counts = { labelled: 1, found: 1, matched: 1, moodsRight: 1, wanted: 1 };
  const marked = [mark({}, { aspects: counts }), mark({}, { aspects: { ...counts, matched: 3 } })];
  expect(aspectShare("moodsRight", "matched")(marked)).toBe(0.5);
});
