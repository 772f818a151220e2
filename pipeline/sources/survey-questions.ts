/** Columns of a survey: free answers to the question that a column is called by. */

import type { ColumnProfile } from "./column-profile.ts";
import { isQuestion, plainName } from "./plain-name.ts";
import { isCustomersText, isStaffText } from "./staff-text.ts";

/** Halves of one question: "Positive Review" and "Negative Review", "Pros" and "Cons". */
const HALF =
  /\b(?:pros?|cons|likes?|dislikes?|liked|disliked|positives?|negatives?|advantages|disadvantages|improvements?|suggestions?|lob|kritik|positiv|negativ|vorteile|nachteile|avantages|inconvenients|points (?:forts|faibles)|ventajas|desventajas)\b/;

/** Whether a column holds free answers to the question it is called by. */
export function isAnswer(column: ColumnProfile): boolean {
  const { name, label, plain, values, distinct, distinctShare, meanWords, proseShare, share } = column;
  const isHalf = HALF.test(plain);
  const isAsked = label !== undefined || isQuestion(name);
  if ((!isAsked && !isHalf) || isStaffText(plain)) return false;
  if (values.length === 0 || share("number") > 0.5 || share("rating") > 0.5 || share("date") > 0.5) return false;
  // "What do you like about us?" is an open question, however short and alike the answers are.
  if (isHalf && /[?？]/.test(label ?? name)) return distinct >= 3 && share("consent") <= 0.5;
  const isDifferent = values.length < 10 ? distinctShare > 0.7 : distinctShare >= (isHalf ? 0.2 : 0.4);
  return meanWords >= 2 && isDifferent && (proseShare >= 0.2 || meanWords >= 4);
}

/** Whether the name of a column of texts is a question, or half of one. */
export function asksSomething(name: string): boolean {
  const plain = plainName(name);
  return (isQuestion(name) || HALF.test(plain)) && !isCustomersText(plain);
}

/** Whether a column is called by a question on a scale: "How likely are you to recommend us? (0-10)". */
export function isAskedRating({ name, label, share }: ColumnProfile): boolean {
  return /[?？]/.test(label ?? name) && share("rating") > 0.8 && share("consent") <= 0.8;
}
