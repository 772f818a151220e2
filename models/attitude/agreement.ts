/** How often the machine's answers are those of people. */

import { wilsonInterval } from "../statistics/wilson.ts";

/** Below this many answers an interval spans a third of the scale, and nothing can be told. */
export const fewestToTell = 30;

/** One text: what the machine answered, and what a person did. */
export interface AnswerPair {
  readonly machine: string;
  readonly person: string;
}

/** Agreement over some texts. */
export interface Agreement {
  readonly texts: number;
  readonly agreed: number;
  /** `agreed / texts`; absent without texts. */
  readonly share?: number;
  /** Within these the share lies with 95 % confidence, were the texts drawn by chance (Wilson); absent without texts. */
  readonly interval?: readonly [low: number, high: number];
  /** Fewer than 30 texts. */
  readonly isTooFew: boolean;
}

export function agreementOf(pairs: readonly AnswerPair[]): Agreement {
  const texts = pairs.length;
  const agreed = pairs.filter(({ machine, person }) => machine === person).length;
  return {
    texts,
    agreed,
    ...(texts > 0 && { share: agreed / texts, interval: wilsonInterval(agreed, texts) }),
    isTooFew: texts < fewestToTell,
  };
}

/** How many texts the machine gave one answer and people another, or the same: pairs that are there, in the order of `names`. */
export function confusionOf(
  pairs: readonly AnswerPair[],
  names: readonly string[],
): readonly (AnswerPair & { readonly texts: number })[] {
  return names
    .flatMap((machine) => names.map((person) => ({ machine, person })))
    .map(({ machine, person }) => ({
      machine,
      person,
      texts: pairs.filter((pair) => pair.machine === machine && pair.person === person).length,
    }))
    .filter(({ texts }) => texts > 0);
}
