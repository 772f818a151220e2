/** Quotes of what was read, as verbatims. */

import type { QuotableText, Quote } from "../../models/attitude/quotes.ts";
import type { ReadFeedback, Verbatim } from "../types.ts";

/** A text as the finders of quotes take it. */
export function quotable({ body, mood, sentenceMoods }: ReadFeedback): QuotableText {
  return { body, score: mood.score, label: mood.label, sentences: sentenceMoods };
}

/** A quote from one of `texts`, with what leads back to it. */
export function verbatimOf(quote: Quote, texts: readonly ReadFeedback[]): Verbatim {
  const { start, end, score, label } = quote;
  const { id, body, at, channel, topics } = texts[quote.text]!;
  // Ties go to the first by id, so that the order of a text's topics does not matter.
  const main = [...topics].sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))[0];
  return { feedback: id, start, end, text: body.slice(start, end), score, label, at, channel, topic: main?.id };
}
