/** What people should know of a fit. */

import type { Collection } from "./collect.ts";

export interface FitFacts {
  readonly collection: Collection;
  readonly copies: number;
  readonly wanted: number | "auto";
  readonly k: number;
  readonly found: number;
  /** The most topics that were allowed. */
  readonly most: number;
  /** Distinct texts. */
  readonly texts: number;
}

/** Nearly equal texts beyond this share of the sample are worth telling. */
const MANY_COPIES = 0.05;

/** Sentences for people: too few texts, topics left out, copies, boilerplate. */
export function notesOf({ collection, copies, wanted, k, found, most, texts }: FitFacts): string[] {
  const { texts: all, saying, sample, boilerplate } = collection;
  const notes: string[] = [];
  if (wanted === "auto" && texts < 250 && k >= most) {
    notes.push(
      `${texts} distinct texts carry ${most} ${most === 1 ? "topic" : "topics"} at most; more would be guessing`,
    );
  }
  if (wanted !== "auto" && texts < 10 * k)
    notes.push(`${texts} distinct texts are few for ${k} topics: they are a guess`);
  if (found < k) notes.push(`Of ${k} topics ${found} are left: the others are no text's main topic`);
  if (saying < all)
    notes.push(`${all - saying} of ${all} texts say nothing to find topics by (greetings, thanks, no words)`);
  const inSample = sample.reduce((sum, { times }) => sum + times, 0);
  if (copies >= MANY_COPIES * inSample) {
    notes.push(
      `${copies} of ${inSample} texts are nearly equal to others: so many copies weigh no more than a few texts`,
    );
  }
  const { keys, examples } = boilerplate;
  if (keys.length > 0) {
    const count = keys.length === 1 ? "1 sentence" : `${keys.length} sentences`;
    notes.push(
      `${count} that many texts have word for word made no topic: ${examples.map((text) => `“${text}”`).join(", ")}`,
    );
  }
  return notes;
}
