/** From vectors to a reading: what the heads' numbers mean. */

import type { Encoded } from "./encode-texts.ts";
import type { Heads, Output } from "./heads.ts";
import type { MoodLabel, Reading, ReadInput, Span, SpanMood } from "./reader.ts";

const intensities = [-3, -2, -1, 0, 1, 2, 3];
/** Half of the mildest intensity, 1 of 3: the border between neutral and the two others. */
const border = 1 / 6;

type Logits = (output: Output) => number[];

/** The reading of a text whose vectors are known. */
export function scoreHeads(heads: Heads, input: ReadInput, vectors: Encoded): Reading {
  const { text, sentences, chunks } = input;
  const whole = heads.ofSpan(vectors.text.shares, vectors.text.shares);
  const { confidence, ...mood } = moodOf(whole("intensity"), heads.moodTemperature);
  const intent = shares(whole("intent"), heads.intentTemperature);
  const intentAt = largest(intent);
  const spans = (places: readonly Span[], found: Encoded["sentences"]) =>
    places.flatMap(({ start, end }, i) => {
      const span = found[i];
      return span ? [{ start, end, logits: heads.ofSpan(span.shares, vectors.text.shares) }] : [];
    });
  return {
    mood: { ...mood, confidence, mixed: chance(whole("mixed")[0]!) >= heads.mixedThreshold },
    sentenceMoods: spans(sentences, vectors.sentences).map((span) => spanMood(span, heads)),
    emotions: emotionsOf(whole("emotions"), heads),
    intent: { label: heads.intents[intentAt]!, confidence: rounded(intent[intentAt]!) },
    urgency: expected(whole("urgency")),
    effort: expected(whole("effort")),
    churnRisk: expected(whole("churn")),
    aspects: spans(chunks, vectors.chunks)
      .filter(({ logits }) => chance(logits("aspect")[0]!) >= heads.aspectThreshold)
      .map((span) => ({ ...spanMood(span, heads), text: text.slice(span.start, span.end) })),
    vector: heads.meaning(vectors.text.vector),
    ...(vectors.bare && {
      meanings: {
        text: heads.meaning(vectors.bare.text),
        sentences: vectors.bare.sentences.flatMap((vector) => (vector ? [heads.meaning(vector)] : [])),
      },
    }),
  };
}

/** The likelier sign, and the expected intensity over 3, kept on its label's side of the borders. */
function moodOf(logits: readonly number[], temperature: number) {
  const share = shares(logits, temperature);
  const [negative, neutral] = [share[0]! + share[1]! + share[2]!, share[3]!];
  const three = [negative, neutral, 1 - negative - neutral];
  const label = (["negative", "neutral", "positive"] as const)[largest(three)]!;
  const raw = share.reduce((sum, value, i) => sum + value * intensities[i]!, 0) / 3;
  return { label, score: rounded(onItsSide(raw, label)), confidence: rounded(Math.max(...three)) };
}

function onItsSide(score: number, label: MoodLabel): number {
  if (label === "negative") return Math.min(score, -border);
  if (label === "positive") return Math.max(score, border);
  return Math.min(Math.max(score, -border), border);
}

function spanMood({ start, end, logits }: Span & { readonly logits: Logits }, heads: Heads): SpanMood {
  const { label, score } = moodOf(logits("intensity"), heads.moodTemperature);
  return { start, end, label, score };
}

function emotionsOf(logits: readonly number[], { emotions, emotionThresholds }: Heads): Record<string, number> {
  const found = emotions
    .map((name, i) => ({ name, value: chance(logits[i]!), threshold: emotionThresholds[i]! }))
    .filter(({ value, threshold }) => value >= threshold)
    .sort((a, b) => b.value - a.value);
  return Object.fromEntries(found.map(({ name, value }) => [name, rounded(value)]));
}

/** Expected step of a scale that begins at 0, over its last step. */
function expected(logits: readonly number[]): number {
  return rounded(shares(logits, 1).reduce((sum, share, step) => sum + share * step, 0) / (logits.length - 1));
}

/** Softmax of logits over a temperature. */
function shares(logits: readonly number[], temperature: number): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - top) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function largest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
