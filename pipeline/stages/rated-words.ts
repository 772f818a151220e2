/** A customer's ratings beside what the words say, for `voice`. */

import { contradicts, ratingMood, summariseRatings, type RatingSummary } from "../../models/attitude/ratings.ts";
import { bestQuote, worstQuote } from "../../models/attitude/quotes.ts";
import { compareMoments } from "../../models/attitude/turn-order.ts";
import { isUnsure } from "../../models/attitude/unsure.ts";
import type { MoodLabel, Rating, ReadFeedback, UnreadText, Verbatim } from "../types.ts";
import { contactOf } from "./contacts.ts";
import { quotable, verbatimOf } from "./verbatim-of.ts";

/** A text whose words say the contrary of its rating, as all do that were rated with it. */
export interface Disagreement {
  readonly feedback: string;
  readonly rating: Rating;
  readonly label: MoodLabel;
  readonly score: number;
  /** The sentence that says it most. */
  readonly verbatim?: Verbatim;
}

/** Ratings, and where words and rating disagree. */
export interface RatedWords {
  /** By scale, most first; NPS, CSAT and stars are never mixed. */
  readonly ratings: readonly RatingSummary[];
  /**
   * Ratings beside a text whose mood is sure, those of them that all such texts are contrary to, and the latest three of those.
   */
  readonly disagreements: {
    readonly of: number;
    readonly texts: number;
    readonly latest: readonly Disagreement[];
  };
}

const mostShown = 3;

/** A rating, and the texts beside it: one, a form's answers, or the turns of a conversation. */
interface Rated<Text> {
  readonly rating: Rating;
  readonly texts: readonly Text[];
}

/** Of texts given oldest first. A form or a conversation is rated once, by the last of a scale that any of its texts has. */
export function ratedWordsOf(texts: readonly ReadFeedback[], unread: readonly UnreadText[] = []): RatedWords {
  const rated = ratedOf(unread.length > 0 ? [...texts, ...unread].sort(compareMoments) : texts);
  const sure = rated.flatMap(({ rating, texts: own }) => {
    const said = ratingMood(rating) === undefined ? [] : own.filter(isSure);
    return said.length > 0 ? [{ rating, texts: said }] : [];
  });
  const contrary = sure.filter(({ rating, texts: own }) => own.every(({ mood }) => contradicts(rating, mood.label)));
  return {
    ratings: summariseRatings(rated.map(({ rating }) => rating)),
    disagreements: {
      of: sure.length,
      texts: contrary.length,
      latest: contrary.slice(-mostShown).reverse().map(disagreementOf),
    },
  };
}

function isSure(text: ReadFeedback | UnreadText): text is ReadFeedback {
  return "mood" in text && !isUnsure(text.mood);
}

function ratedOf(texts: readonly (ReadFeedback | UnreadText)[]): readonly Rated<ReadFeedback | UnreadText>[] {
  const found = new Map<string, Rated<ReadFeedback | UnreadText>>();
  for (const text of texts) {
    if (!text.rating) continue;
    const key = `${text.rating.scale} ${contactOf(text)}`;
    const known = found.get(key);
    // Where it was rated last: ratings are given oldest first.
    found.delete(key);
    found.set(key, { rating: text.rating, texts: [...(known?.texts ?? []), text] });
  }
  return [...found.values()];
}

/** Of the text that says the contrary most. */
function disagreementOf({ texts, rating }: Rated<ReadFeedback>): Disagreement {
  const text = texts.reduce((most, one) => (Math.abs(one.mood.score) > Math.abs(most.mood.score) ? one : most));
  const { label, score } = text.mood;
  const quote = (label === "negative" ? worstQuote : bestQuote)([quotable(text)]);
  return { feedback: text.id, rating, label, score, ...(quote && { verbatim: verbatimOf(quote, [text]) }) };
}
