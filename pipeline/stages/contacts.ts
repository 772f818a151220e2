/** What belongs together of what a customer wrote. */

import type { ReadFeedback } from "../types.ts";

/**
 * A name of the conversation or the answered form that a text is part of, equal for all of it; a text of none is one by itself.
 * Exports that number conversations, forms and texts alike do not mix.
 */
export function contactOf({
  conversation,
  response,
  id,
}: Pick<ReadFeedback, "conversation" | "response" | "id">): string {
  if (conversation !== undefined) return `conversation ${conversation}`;
  return response === undefined ? `text ${id}` : `response ${response}`;
}

/**
 * Of each text the place of the first that is an answer on the same form: its own of a text of none. Counted by it, a form is
 * one, however many questions it has.
 */
export function responsesOf(texts: readonly Pick<ReadFeedback, "response">[]): readonly number[] {
  const first = new Map<string, number>();
  return texts.map(({ response }, place) => {
    if (response === undefined) return place;
    const known = first.get(response);
    if (known === undefined) first.set(response, place);
    return known ?? place;
  });
}
