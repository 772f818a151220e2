/** How good answers are. A text without an answer counts as wrong. All measures are shares, 0 to 1, or correlations, -1 to 1. */

import type { Answer, AspectCounts, Labels, Marked } from "./labelled.ts";

/** A figure from marked texts; `NaN` where it cannot be told from them. */
export type Measure = (marked: readonly Marked[]) => number;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Share of texts whose mood is right. */
export const accuracy: Measure = (marked) => mean(marked.map((one) => Number(isRight(one))));

/** Whether the mood is right. */
export function isRight({ truth, answer }: Marked): boolean {
  return answer?.label === truth.mood;
}

/** Share of texts whose side is right; a score of exactly 0 takes no side and counts half. */
export const twoClasses: Measure = (marked) =>
  mean(
    marked.map(({ truth, answer }) => {
      if (!answer) return 0;
      if (answer.score === 0) return 0.5;
      return Number(answer.score > 0 === (truth.mood === "positive"));
    }),
  );

/** F1 of one class: 2 × hits over what is so and what is said to be so; 0 where it is neither. */
function f1(hits: number, so: number, said: number): number {
  return so + said === 0 ? 0 : (2 * hits) / (so + said);
}

/** Mean F1 over the classes that occur among the labels, of one class or several per text. */
function macroF1(
  marked: readonly Marked[],
  truths: (labels: Labels) => readonly string[],
  said: (answer: Answer) => readonly string[],
) {
  const counts = new Map<string, { so: number; said: number; hits: number }>();
  const of = (name: string) => counts.get(name) ?? counts.set(name, { so: 0, said: 0, hits: 0 }).get(name)!;
  for (const { truth, answer } of marked) {
    const right = truths(truth);
    const given = answer ? said(answer) : [];
    for (const name of right) of(name).so++;
    for (const name of given) {
      of(name).said++;
      if (right.includes(name)) of(name).hits++;
    }
  }
  return mean([...counts.values()].filter(({ so }) => so > 0).map(({ so, said, hits }) => f1(hits, so, said)));
}

const listed = (value: string | undefined) => (value === undefined ? [] : [value]);

export const moodMacroF1: Measure = (marked) =>
  macroF1(
    marked,
    ({ mood }) => listed(mood),
    ({ label }) => [label],
  );

export const intentMacroF1: Measure = (marked) =>
  macroF1(
    marked,
    ({ intent }) => listed(intent),
    ({ intent }) => listed(intent),
  );

export const emotionMacroF1: Measure = (marked) =>
  macroF1(
    marked,
    ({ emotions }) => emotions ?? [],
    ({ emotions }) => emotions ?? [],
  );

/** F1 of "mixed", which is rare. */
export const mixedF1: Measure = (marked) => {
  const count = (of: (one: Marked) => boolean | undefined) => marked.filter((one) => of(one) === true).length;
  return f1(
    count(({ truth, answer }) => truth.mixed && answer?.mixed),
    count(({ truth }) => truth.mixed),
    count(({ answer }) => answer?.mixed),
  );
};

/** Expected calibration error, Guo et al. 2017: mean gap of confidence and accuracy over ten equal bins. Less is better. */
export const calibrationError: Measure = (marked) => {
  const gaps = new Float64Array(10);
  for (const one of marked) {
    const confidence = one.answer?.confidence ?? 0;
    gaps[Math.min(9, Math.floor(confidence * 10))]! += confidence - Number(isRight(one));
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / marked.length;
};

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: readonly number[]): Float64Array {
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const ranked = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) ranked[order[at]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranked;
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean([...a]), mean([...b])];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [da, db] = [a[at]! - meanA, b[at]! - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}

type Scale = "urgency" | "effort" | "churn";

function valuesOf(marked: readonly Marked[], scale: Scale) {
  return {
    truths: marked.map(({ truth }) => truth[scale]!),
    answers: marked.map(({ answer }) => answer?.[scale] ?? 0),
  };
}

/** Spearman's correlation of a scale's labels with the answers. */
export function spearman(scale: Scale): Measure {
  return (marked) => {
    const { truths, answers } = valuesOf(marked, scale);
    return correlation(ranks(truths), ranks(answers));
  };
}

/** Area under the ROC curve for any sign of leaving against none: the chance that a text with one is put above one without. */
export const churnArea: Measure = (marked) => {
  const { truths, answers } = valuesOf(marked, "churn");
  const ranked = ranks(answers);
  const hits = truths.filter((truth) => truth > 0).length;
  const sum = truths.reduce((total, truth, at) => total + (truth > 0 ? ranked[at]! : 0), 0);
  return (sum - (hits * (hits + 1)) / 2) / (hits * (truths.length - hits));
};

/** A share over the aspects of all texts together: `part` over `whole`. */
export function aspectShare(part: keyof AspectCounts, whole: keyof AspectCounts): Measure {
  return (marked) => {
    const sum = (key: keyof AspectCounts) =>
      marked.reduce((total, { answer }) => total + (answer?.aspects?.[key] ?? 0), 0);
    return sum(part) / sum(whole);
  };
}
