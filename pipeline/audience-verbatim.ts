/** The sentence that speaks for a member of an audience. */

import type { Member, Verbatim } from "./types.ts";

const asksForPraise = /\b(?:mood (?:>=?|= positive)|positive topic|trend >|intent = praise)/;
const asksForBlame = /\b(?:mood (?:<=?|= negative)|negative|trend <|churn risk|anger|urgency|complaint|cancellation)/;

/** The worst sentence where a rule asks for the negative, the best where it asks for the positive, else the latest. */
export function verbatimFor({ voice }: Pick<Member, "voice">, rule: string): Verbatim | undefined {
  if (asksForBlame.test(rule)) return voice.worst ?? voice.latest;
  if (asksForPraise.test(rule)) return voice.best ?? voice.latest;
  return voice.latest ?? voice.worst ?? voice.best;
}
