/** Puts what people said of readings in place of what the machine read, which stays beside it. */

import { correct, type Corrigible, type Said } from "../../models/attitude/correct.ts";
import { encode, fingerprint } from "../answer.ts";
import type { Stage } from "../stage.ts";
import { textIdentity } from "../text-identity.ts";
import type { Corrected, Feedback } from "../types.ts";

type Needs = Pick<Feedback, "id" | "question" | "text"> & Corrigible;

/** What a person said of a text, by its identity. */
export interface SaidOfText extends Said {
  readonly of: string;
}

/**
 * Rows that nobody said anything of stay as they are. What was said is the stage's model, so that workers elsewhere have it
 * too; `name` is its fingerprint.
 */
export function correction({
  said = [],
  name = fingerprint(encode(said)),
}: { readonly said?: readonly SaidOfText[]; readonly name?: string } = {}): Stage<
  Needs,
  Corrected,
  readonly SaidOfText[]
> {
  return {
    name: "correction",
    version: `2 ${name}`,
    options: { name },
    needs: ["id", "question", "text", "mood", "intent", "sentenceMoods", "aspects"],
    fit: () => Promise.resolve(said),
    run: (batch, { model }) => {
      const byText = new Map(model.map((one) => [one.of, one]));
      return Promise.resolve(
        batch.map(({ id, question, text, ...machine }) => {
          const one = byText.get(textIdentity({ id, text, ...(question !== undefined && { question }) }));
          return one ? applied(machine, one) : {};
        }),
      );
    },
  };
}

/** The columns of a row that a person corrected. */
export function applied({ mood, intent, sentenceMoods, aspects }: Corrigible, said: Said): Corrected {
  const machine = { mood, intent, sentenceMoods, aspects };
  return {
    ...correct(machine, said),
    correction: {
      ...(said.mood !== undefined && { mood: said.mood }),
      ...(said.intent !== undefined && { intent: said.intent }),
      machine,
    },
  };
}
