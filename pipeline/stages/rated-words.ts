/** A customer's ratings beside what the words say, for `voice`. */

import { contradicts, ratingMood, summariseRatings, type RatingSummary } from "../../models/attitude/ratings.ts";
import { bestQuote, worstQuote } from "../../models/attitude/quotes.ts";
import { isUnsure } from "../../models/attitude/unsure.ts";
import type { MoodLabel, Rating, ReadFeedback, Verbatim } from "../types.ts";
import { quotable, verbatimOf } from "./verbatim-of.ts";

/** A text whose words say the contrary of its rating. */
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
  /** Texts with a rating whose mood is sure, those of them where the two are contrary, and the latest three of those. */
  readonly disagreements: {
    readonly of: number;
    readonly texts: number;
    readonly latest: readonly Disagreement[];
  };
}

const mostShown = 3;

/** Of texts given oldest first. */
export function ratedWordsOf(texts: readonly ReadFeedback[]): RatedWords {
  const rated = texts.flatMap((text) => (text.rating ? [{ text, rating: text.rating }] : []));
  const sure = rated.filter(({ text, rating }) => !isUnsure(text.mood) && ratingMood(rating) !== undefined);
  const contrary = sure.filter(({ text, rating }) => contradicts(rating, text.mood.label));
  return {
    ratings: summariseRatings(rated.map(({ rating }) => rating)),
    disagreements: {
      of: sure.length,
      texts: contrary.length,
      latest: contrary.slice(-mostShown).reverse().map(disagreementOf),
    },
  };
}

function disagreementOf({ text, rating }: { readonly text: ReadFeedback; readonly rating: Rating }): Disagreement {
  const { label, score } = text.mood;
  const quote = (label === "negative" ? worstQuote : bestQuote)([quotable(text)]);
  return { feedback: text.id, rating, label, score, ...(quote && { verbatim: verbatimOf(quote, [text]) }) };
}
