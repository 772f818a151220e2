/** The project's own texts that the weights were not trained on, as models/training/held_out.py writes them. */

import { readFileSync } from "node:fs";
import type { Labelled, Labels } from "./labelled.ts";

interface Line {
  readonly file: string;
  readonly line: number;
  readonly turn?: number;
  readonly channel?: string;
  readonly industry?: string;
  readonly question?: string;
  readonly text: string;
  readonly labels: Labels;
}

/** The held-out texts of a file. Throws with the line that is not one of them. */
export function heldOutTexts(path: string): readonly Labelled[] {
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((json, at) => {
    const { line, turn, ...about } = JSON.parse(json) as Line;
    if (typeof about.text !== "string" || typeof about.labels?.mood !== "string") {
      throw new Error(`${path} line ${at + 1} has no text with labels.mood: write it with models/training/held_out.py`);
    }
    return { id: [about.file, line, ...(turn === undefined ? [] : [turn])].join(":"), ...about };
  });
}

/** The texts of some of the files in models/training/customer-language. */
export function ofFiles(texts: readonly Labelled[], files: readonly string[]): readonly Labelled[] {
  return texts.filter(({ id }) => files.includes(id.split(":")[0]!));
}

/** The labelled sentences of the texts, each as a text of its own that knows where it stands. */
export function sentencesOf(texts: readonly Labelled[]): readonly Labelled[] {
  return texts.flatMap((within) =>
    (within.labels.sentences ?? []).map(({ text, mood }, at) => ({
      id: `${within.id}#${at}`,
      text,
      within,
      labels: { mood },
    })),
  );
}

/** The answers to survey questions that take sides, which a reader must tell from the question where the words do not. */
export function surveyAnswers(texts: readonly Labelled[]): readonly Labelled[] {
  return texts.filter(({ question, labels }) => question !== undefined && labels.mood !== "neutral");
}

/** The answers to questions that ask for what was good, or for what was bad, and for nothing else. */
export function likesAndDislikes(answers: readonly Labelled[]): readonly Labelled[] {
  return answers.filter(({ question }) => /\b(?:(?:dis)?liked?|(?:posi|nega)tives)\b/i.test(question ?? ""));
}

/** The same texts without their question. */
export function withoutQuestion(texts: readonly Labelled[]): readonly Labelled[] {
  return texts.map(({ question: _, id, ...rest }) => ({ ...rest, id: `${id} alone` }));
}
