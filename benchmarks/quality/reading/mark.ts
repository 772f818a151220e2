/** Marks what a contestant answers: figures with their intervals. */

import { bootstrap, type Estimate } from "./bootstrap.ts";
import type { Figure } from "./figures.ts";
import type { Answer, Contestant, Labelled, Marked } from "./labelled.ts";

/** A contestant's answers by the id of the text; `undefined` where it does not read a text. */
export interface Sheet {
  readonly name: string;
  readonly answers: Contestant["answers"];
  readonly of: ReadonlyMap<string, Answer | undefined>;
}

/** Lets a contestant answer every text once. */
export async function sit(contestant: Contestant, texts: readonly Labelled[]): Promise<Sheet> {
  const unique = [...new Map(texts.map((text) => [text.id, text])).values()];
  const answers = await contestant.read(unique);
  if (answers.length !== unique.length) {
    throw new Error(`${contestant.name} answered ${answers.length} texts of ${unique.length}`);
  }
  return {
    name: contestant.name,
    answers: contestant.answers,
    of: new Map(unique.map(({ id }, at) => [id, answers[at]])),
  };
}

/** The texts with what was answered to them. */
export function marked(sheet: Sheet, texts: readonly Labelled[]): readonly Marked[] {
  return texts.map(({ id, labels }) => ({ truth: labels, answer: sheet.of.get(id) }));
}

/** The figure with its interval; absent where the contestant does not answer what it is about. */
export function estimate(
  sheet: Sheet,
  { figure, resamples, seed }: { readonly figure: Figure; readonly resamples: number; readonly seed: number },
): Estimate | undefined {
  if (!sheet.answers.includes(figure.about)) return undefined;
  return bootstrap(marked(sheet, figure.texts), { figure: figure.measure, resamples, seed });
}
