/** How a customer's mood went through a conversation, from what they wrote in it themselves. */

import { badRating, goodRating } from "./ratings.ts";
import { compareMoments, isOrderKnown, type Moment } from "./turn-order.ts";

/** What a customer wrote in one go, with its mood: the score in [-1, 1]. */
export interface Turn extends Moment {
  readonly score: number;
  readonly label: "negative" | "neutral" | "positive";
}

/** What somebody else wrote: only when it was counts. */
export interface Answer extends Moment {
  readonly speaker: "agent" | "bot";
}

/** From this difference of scores on, a conversation ended better or worse than it began. */
const changeThreshold = 0.25;

export type MoodChange = "better" | "same" | "worse";

/** The mood's way. A conversation of one turn ends as it starts. */
export interface Course<T extends Turn> {
  /** Absent where neither times nor numbers tell which turn came first, or last. */
  readonly start?: T;
  readonly end?: T;
  /** The most negative turn; of equals the first. */
  readonly lowest: T;
  /** From start to end; absent for a single turn. */
  readonly change?: MoodChange;
}

/** The course of a conversation of at least one turn, given in any order. */
export function courseOf<T extends Turn>(turns: readonly T[]): Course<T> {
  const ordered = [...turns].sort(compareMoments);
  const [first, second] = ordered;
  if (!first)
    throw new RangeError("A conversation without a turn of the customer has no course: wanted one turn or more");
  const last = ordered.at(-1)!;
  const start = !second || isOrderKnown(first, second) ? first : undefined;
  const end = !second || isOrderKnown(ordered.at(-2)!, last) ? last : undefined;
  const lowest = ordered.reduce((low, turn) => (turn.score < low.score ? turn : low));
  const change = second && start && end ? changeOf(end.score - start.score) : undefined;
  return { ...(start && { start }), ...(end && { end }), lowest, ...(change && { change }) };
}

function changeOf(difference: number): MoodChange {
  return difference >= changeThreshold ? "better" : difference <= -changeThreshold ? "worse" : "same";
}

/**
 * Whether the customer is unhappy after all that was done: the rating of the conversation says so, or, where it does not
 * say otherwise, their last turn is negative and an agent had answered before. Undefined where nobody knows: there is no
 * rating and no turn after an answer. The complaint that nobody had answered yet says nothing of how it was solved, and
 * what a bot answers is no answer. Where an export has nobody's turns but the customer's, the first of several counts as
 * answered.
 */
export function endsUnhappy<T extends Turn>(
  { end }: Pick<Course<T>, "end">,
  {
    turns,
    answers,
    rating,
  }: {
    readonly turns: number;
    readonly answers: readonly Answer[];
    readonly rating?: { readonly value: number; readonly max: number };
  },
): boolean | undefined {
  const share = rating && rating.max > 1 ? rating.value / rating.max : undefined;
  if (share !== undefined && share <= badRating) return true;
  if (share !== undefined && share >= goodRating) return false;
  if (end && isAnswered(end, { turns, answers })) return end.label === "negative";
  return share === undefined ? undefined : false;
}

function isAnswered(end: Turn, { turns, answers }: { readonly turns: number; readonly answers: readonly Answer[] }) {
  if (answers.length === 0) return turns > 1;
  return answers.some(
    (answer) => answer.speaker === "agent" && isOrderKnown(answer, end) && compareMoments(answer, end) < 0,
  );
}
