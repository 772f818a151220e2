/** What rises and falls among topics, in sentences. */

import { formatShare } from "../models/statistics/format.ts";
import { directionOf, leastOfPeriod } from "../models/topics/course.ts";
import type { TopicSummary } from "./store/results.ts";

/** A difference of shares in points of a hundred, with its sign: "+3", "-11", "0". */
function points(difference: number): string {
  const rounded = Math.round(100 * difference);
  return rounded > 0 ? `+${rounded}` : String(rounded);
}

/**
 * A sentence for each topic that rose or fell by more than chance, those that rose most first; one sentence where none did, and one
 * where there are too few texts to tell. None without topics.
 */
export function topicNews(topics: readonly TopicSummary[]): readonly string[] {
  const known = topics.flatMap(({ id, label, course }) => (course ? [{ id, label, course }] : []));
  if (topics.length === 0) return [];
  if (known.length === 0)
    return [
      `What rises cannot be told yet: ${leastOfPeriod} dated texts in each of two weeks, months or quarters were wanted`,
    ];
  const { days } = known[0]!.course;
  const turned = known
    .filter(({ course }) => directionOf(course) !== undefined)
    .sort((a, b) => b.course.change.value - a.course.change.value);
  if (turned.length === 0)
    return [`In the last ${days} days no topic rose or fell by more than chance against the ${days} before`];
  return turned.map(({ id, label, course: { of, texts, ofBefore, textsBefore, change } }) => {
    const verb = change.low > 0 ? "rose" : "fell";
    const shares = `from ${formatShare(textsBefore / ofBefore)} to ${formatShare(texts / of)} of the texts`;
    return `${id} (${label}) ${verb} ${shares} in the last ${days} days against the ${days} before (${points(change.low)} to ${points(change.high)} points)`;
  });
}
