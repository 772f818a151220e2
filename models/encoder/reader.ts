/** What reading a text gives, and the port through which texts are read. */

import type { Span } from "../text/span.ts";

export type { Span } from "../text/span.ts";

export type MoodLabel = "negative" | "neutral" | "positive";

/** A text to read. Spans count in `text`. */
export interface ReadInput {
  readonly text: string;
  /** The survey question that the text answers: it is read before the text and colours its words. */
  readonly question?: string;
  readonly sentences: readonly Span[];
  /** Parts of the text that may be aspects. */
  readonly chunks: readonly Span[];
  /** Whether `meanings` are wanted; a reading without them costs nothing more. */
  readonly wantsVectors?: boolean;
  /** Parts of the text that its meanings leave out: whom it is written to, links, numbers. */
  readonly aside?: readonly Span[];
}

/** The mood of a part of the text: `score` in [-1, 1]. */
export interface SpanMood extends Span {
  readonly label: MoodLabel;
  readonly score: number;
}

/** What one pass of the network tells of a text. All numbers are rounded to four digits, except the vector. */
export interface Reading {
  /**
   * `score` in [-1, 1] is at most -1/6 when negative, at least 1/6 when positive, and between the two when neutral.
   * `confidence` is the calibrated probability of the label. `mixed`: praise and criticism stand side by side.
   */
  readonly mood: {
    readonly label: MoodLabel;
    readonly score: number;
    readonly confidence: number;
    readonly mixed: boolean;
  };
  /** One per sentence that has a token within the part of the text that is read, in order. */
  readonly sentenceMoods: readonly SpanMood[];
  /** Probability of each emotion that is above its threshold, 0 to 1. */
  readonly emotions: Readonly<Record<string, number>>;
  readonly intent: { readonly label: string; readonly confidence: number };
  /** Expected value of the scale over its maximum, 0 to 1. */
  readonly urgency: number;
  readonly effort: number;
  readonly churnRisk: number;
  /** The chunks that are talked about, with the mood towards them, in order. */
  readonly aspects: readonly (SpanMood & { readonly text: string })[];
  /** Mean of the text's token vectors, unit length, 384 numbers. */
  readonly vector: Float32Array;
  /** Like `vector`, without the parts aside: of the text, and of each sentence of `sentenceMoods`; there where they were wanted. */
  readonly meanings?: { readonly text: Float32Array; readonly sentences: readonly Float32Array[] };
}

/** A text that cannot be read, and why. The reason never repeats the text. */
export interface Unread {
  readonly failed: string;
}

/** Reads texts. The same text gets the same bytes in any batch, in any order, from any process. */
export interface Reader {
  /** One answer per input, in the same order. Throws when reading cannot start at all, or the reader is closed. */
  read(inputs: readonly ReadInput[]): Promise<readonly (Reading | Unread)[]>;
  /** Ends within two seconds; what is still being read is given up, and its `read` throws. */
  close(): Promise<void>;
  /** Of the weights, the tokenizer and the heads together. */
  readonly checksum: string;
}
