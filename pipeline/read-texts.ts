/** Reads texts without a store: the stages of the flow's first part, on rows that come and go. */

import { perform } from "./perform.ts";
import { ownWords } from "./sources/transcript.ts";
import { isRejection } from "./stage.ts";
import type { StageInstances } from "./stages.ts";
import { witnessFor } from "./witness.ts";
import type { Attitude, Cleaned, Mood, SpanMood, Tokenised } from "./types.ts";

/** A text to read. */
export interface TextToRead {
  readonly id: string;
  readonly text: string;
  /** The survey question that it answers. */
  readonly question?: string;
  /** ISO 639-1, when it is known. */
  readonly language?: string;
}

/** What was read. Offsets count UTF-16 code units of `text`, in which personal data is masked. */
export interface TextReading {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly mood: Mood;
  readonly sentences: readonly SpanMood[];
  readonly emotions: Attitude["emotions"];
  readonly intent: Attitude["intent"];
  readonly urgency: number;
  readonly effort: number;
  readonly churnRisk: number;
  readonly aspects: Attitude["aspects"];
  readonly vector?: readonly number[];
}

/** A text that could not be read, and why. */
export interface UnreadText {
  readonly id: string;
  readonly rejected: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Rounded to four digits: what a person or a script can use, and the same on every machine. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function roundedDeep<T>(value: T): T {
  if (typeof value === "number") return rounded(value) as T;
  if (Array.isArray(value)) return value.map(roundedDeep) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, roundedDeep(inner)])) as T;
}

function readingOf(id: string, row: Cleaned & Tokenised & Attitude): TextReading {
  return {
    id,
    language: row.detectedLanguage,
    text: row.body,
    mood: roundedDeep(row.mood),
    sentences: roundedDeep(row.sentenceMoods),
    emotions: roundedDeep(row.emotions),
    intent: roundedDeep(row.intent),
    urgency: rounded(row.urgency),
    effort: rounded(row.effort),
    churnRisk: rounded(row.churnRisk),
    aspects: roundedDeep(row.aspects),
    ...(row.vector && { vector: [...row.vector] }),
  };
}

/** One reading per text, in the same order; a text that cannot be read is answered with the reason. */
export async function readTexts(
  stages: StageInstances,
  {
    texts,
    vectors = false,
    signal,
  }: { readonly texts: readonly TextToRead[]; readonly vectors?: boolean; readonly signal?: AbortSignal },
): Promise<readonly (TextReading | UnreadText)[]> {
  const context = { model: undefined, asOf: "", ...(signal && { signal }) };
  const reasons = new Map<number, string>();
  let rows: readonly { readonly at: number; readonly row: Row }[] = texts.map((text, at) => ({
    at,
    row: { ...text, text: ownWords(text.text), speaker: "customer", vectors: vectors ? "text" : "none" },
  }));
  for (const name of ["clean", "tokens", "attitude"] as const) {
    const answers = await perform(
      stages.get(name),
      rows.map(({ row }) => row),
      { ...context, others: () => witnessFor(stages, name) },
    );
    rows = rows.flatMap(({ at, row }, i) => {
      const answer = answers[i]!;
      if (!isRejection(answer)) return [{ at, row: { ...row, ...answer } }];
      reasons.set(at, answer.rejected);
      return [];
    });
  }
  const read = new Map(rows.map(({ at, row }) => [at, row as unknown as Cleaned & Tokenised & Attitude]));
  return texts.map(({ id }, at) => {
    const row = read.get(at);
    return row ? readingOf(id, row) : { id, rejected: reasons.get(at)! };
  });
}
