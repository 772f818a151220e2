/** Columns of a survey: free answers to the question that a column is called by. */

import type { ColumnProfile } from "./column-profile.ts";
import { isQuestion, plainName } from "./plain-name.ts";
import { isCustomersText, isStaffText } from "./staff-text.ts";

/** Halves of one question: "Positive Review" and "Negative Review", "Pros" and "Cons". */
const HALF =
  /\b(?:pros?|cons|likes?|dislikes?|liked|disliked|positives?|negatives?|advantages|disadvantages|improvements?|suggestions?|lob|kritik|positiv|negativ|vorteile|nachteile|avantages|inconvenients|points (?:forts|faibles)|ventajas|desventajas)\b/;

/** What open questions ask for; closed ones ask which, how often and whether. */
const OPEN =
  /\b(?:improved?|better|differently|change|missing|missed|enjoy(?:ed)?|loved?|annoy(?:s|ed|ing)?|bother(?:s|ed)?|frustrat\w+|disappoint\w+|why|reasons?|wish|anything|tell us|in your own words|thoughts|verbesser\w*|besser|gefallen|gefallt|gefiel|gestort|stort|geargert|fehlt|vermiss\w*|vermisst|warum|wieso|weshalb|grunde?|anregung(?:en)?|vorschlage?|wunsch\w*|sonst noch|amelior\w*|mieux|aimez|aime|plu|plait|deplu|manque|pourquoi|raisons?|mejorar|mejor|gusta|gusto|gustado|falta|por que|razon|miglior\w*|meglio|piace|piaciuto|manca|perche|motivo|verbeter\w*|beter|beviel|waarom|mist u|melhorar|melhor|gostou|porque)\b/;

const hasMark = ({ name, label }: Pick<ColumnProfile, "name" | "label">) => /[?？]/.test(label ?? name);

/** More different answers than a question with a choice offers. */
const moreThanAChoice = 12;

/** Whether a column holds free answers to the question it is called by. */
export function isAnswer(column: ColumnProfile): boolean {
  const { name, label, plain, values, distinct, distinctShare, meanWords, proseShare, share } = column;
  const isHalf = HALF.test(plain);
  const isAsked = label !== undefined || isQuestion(name);
  if ((!isAsked && !isHalf) || isStaffText(plain)) return false;
  if (values.length === 0 || share("number") > 0.5 || share("rating") > 0.5 || share("date") > 0.5) return false;
  // "What do you like about us?" is an open question, however short and alike the answers are.
  const isOpen = hasMark(column) && (isHalf || OPEN.test(plain)) && !isChoice(plain);
  if (isOpen && distinct >= 3 && share("consent") <= 0.5) return true;
  if (hasMark(column) && distinct > moreThanAChoice && distinctShare >= 0.2 && meanWords >= 2) return true;
  const isDifferent = values.length < 10 ? distinctShare > 0.7 : distinctShare >= (isHalf ? 0.2 : 0.4);
  return meanWords >= 2 && isDifferent && (proseShare >= 0.2 || meanWords >= 4);
}

/** "Which would you like better?", "How often do you miss a delivery?": closed, whatever else they say. */
function isChoice(plain: string): boolean {
  return /^(?:which|how (?:often|many|much|long|likely)|do|did|does|are|is|was (?:it|the|there|your|this|that|anything)|were|would|will|have|has|wie (?:oft|viel|viele|lange|wahrscheinlich)|welche[rsnm]?|quel(?:le)?s?|combien|cuantos|cuantas|cual(?:es)?|quanto|quale)\b/.test(
    plain,
  );
}

/** Questions whose answers are words and were taken for nothing: few, and so alike that they may be a choice. */
export function isAskedAside(column: ColumnProfile): boolean {
  const { values, distinct, share } = column;
  if (!hasMark(column) || isStaffText(column.plain) || values.length === 0 || distinct < 2) return false;
  return (["number", "rating", "date", "email", "consent", "amount"] as const).every((look) => share(look) <= 0.5);
}

/** Whether the name of a column of texts is a question, or half of one. */
export function asksSomething(name: string): boolean {
  const plain = plainName(name);
  return (isQuestion(name) || HALF.test(plain)) && !isCustomersText(plain);
}

/** Whether a column is called by a question on a scale: "How likely are you to recommend us? (0-10)". */
export function isAskedRating(column: ColumnProfile): boolean {
  const { share } = column;
  return hasMark(column) && share("rating") > 0.8 && share("consent") <= 0.8;
}
