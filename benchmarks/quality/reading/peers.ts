/** The peers as contestants: lexicons give a score, the classic learns what we learn from the same texts. */

import { openAfinn, openWink } from "../../peers/javascript.ts";
import { askPython } from "../../peers/python.ts";
import type { Answer, Contestant, Labelled } from "./labelled.ts";
import type { TrainingRow } from "./training-rows.ts";

/** A score at or beyond the edge takes sides. VADER's is its authors': 0.05; the others know only 0. */
export function labelFrom(score: number, edge = 0): Answer["label"] {
  if (score === 0 || Math.abs(score) < edge) return "neutral";
  return score > 0 ? "positive" : "negative";
}

function lexicon(name: string, scores: (texts: readonly string[]) => Promise<readonly number[]>, edge = 0): Contestant {
  return {
    name,
    answers: ["label"],
    read: async (texts) =>
      (await scores(texts.map(({ text }) => text))).map((score) => ({ label: labelFrom(score, edge), score })),
  };
}

/** VADER, TextBlob, wink-sentiment and natural's AFINN. */
export function lexicons(python: string): readonly Contestant[] {
  const asked = new Map<string, Promise<readonly Readonly<Record<string, number>>[]>>();
  const pythonScores = (name: "vader" | "textblob") => async (texts: readonly string[]) => {
    const key = JSON.stringify(texts);
    // Both answer in one process.
    const answers = asked.get(key) ?? askPython("lexicons.py", { python, lines: texts.map((text) => ({ text })) });
    asked.set(key, answers);
    return (await answers).map((scores) => scores[name]!);
  };
  const [wink, afinn] = [openWink(), openAfinn()];
  return [
    lexicon("VADER", pythonScores("vader"), 0.05),
    lexicon("TextBlob", pythonScores("textblob")),
    lexicon("wink", async (texts) => texts.map(wink)),
    lexicon("AFINN", async (texts) => texts.map(afinn)),
  ];
}

/** TF-IDF and logistic regression, learned from `rows` in the moment it reads. */
export function classic(python: string, rows: readonly TrainingRow[]): Contestant {
  return {
    name: "classic",
    answers: ["label", "confidence", "mixed", "emotions", "intent", "urgency", "effort", "churn"],
    read: (texts) => askPython<Answer>("classic.py", { python, lines: lessons(rows, texts) }),
  };
}

function* lessons(rows: readonly TrainingRow[], texts: readonly Labelled[]): Generator<unknown> {
  for (const learn of rows) yield { learn };
  for (const { text, question } of texts) yield { read: { text, question } };
}
