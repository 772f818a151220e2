/** A reading with what a person said of it in place of what the machine found. */

import type { MoodLabel, Reading, SpanMood } from "../encoder/reader.ts";
import { formatScore } from "../statistics/format.ts";
import type { Intent } from "./intents.ts";

/** The parts of a reading that a correction may change. */
export type Corrigible = Pick<Reading, "mood" | "intent" | "sentenceMoods" | "aspects">;

/** What a person said of a text: its mood, what it is for, or both. */
export interface Said {
  readonly mood?: MoodLabel;
  readonly intent?: Intent;
}

/** The score of a mood of which only the label is known: about the mean intensity of held-out texts with it (-.59, 0, .63). */
const usualScores: Readonly<Record<MoodLabel, number>> = { negative: -0.6, neutral: 0, positive: 0.6 };

/**
 * The reading as the person has it, with a confidence of 1. A mood that the machine had too keeps its score. Another one
 * takes the usual score of its label, and so do the sentences and aspects that the machine read as it read the whole:
 * but not those of a mixed text of several sentences, where nobody knows which of them was meant.
 */
export function correct({ mood, intent, sentenceMoods, aspects }: Corrigible, said: Said): Corrigible {
  const meant = said.intent === undefined ? intent : { label: said.intent, confidence: 1 };
  const label = said.mood;
  if (label === undefined) return { mood, intent: meant, sentenceMoods, aspects };
  if (label === mood.label) return { mood: { ...mood, confidence: 1 }, intent: meant, sentenceMoods, aspects };
  const score = usualScores[label];
  const isOpen = mood.mixed && sentenceMoods.length > 1;
  const turned = <S extends SpanMood>(spans: readonly S[]): readonly S[] =>
    isOpen ? spans : spans.map((span) => (span.label === mood.label ? { ...span, label, score } : span));
  return {
    mood: { ...mood, label, score, confidence: 1 },
    intent: meant,
    sentenceMoods: turned(sentenceMoods),
    aspects: turned(aspects),
  };
}

/** What stands beside a mood that a person told: "corrected: neutral, read as negative −0.62"; "confirmed" where both agree. */
export function correctionInWords({
  mood,
  machine,
}: {
  readonly mood: MoodLabel;
  readonly machine: Pick<Reading["mood"], "label" | "score">;
}): string {
  return machine.label === mood
    ? `confirmed: ${mood}`
    : `corrected: ${mood}, read as ${machine.label} ${formatScore(machine.score)}`;
}
