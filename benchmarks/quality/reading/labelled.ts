/** Texts with their labels, and what a reader answers to them. */

import type { MoodLabel } from "../../../models/encoder/reader.ts";

/** A part of a text and its mood; `text` stands in the text as it is. */
export interface LabelledPart {
  readonly text: string;
  readonly mood: MoodLabel;
}

/** What is known of a text; the labels mean what the encoder's model card says. */
export interface Labels {
  readonly mood?: MoodLabel;
  readonly mixed?: boolean;
  readonly emotions?: readonly string[];
  readonly intent?: string;
  /** 0 to 3, 0 to 3, 0 to 2. */
  readonly urgency?: number;
  readonly effort?: number;
  readonly churn?: number;
  readonly aspects?: readonly LabelledPart[];
  readonly sentences?: readonly LabelledPart[];
}

/** A text of the exam. */
export interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly question?: string;
  /** Of the own texts. */
  readonly file?: string;
  readonly channel?: string;
  readonly industry?: string;
  /** The text it is a sentence of: those who read whole texts answer from there. */
  readonly within?: Labelled;
  readonly labels: Labels;
}

/** How the labelled aspects of a text and those that were found meet. */
export interface AspectCounts {
  readonly labelled: number;
  readonly found: number;
  /** Labelled ones that overlap a found one, and those of them whose mood is right. */
  readonly matched: number;
  readonly moodsRight: number;
  /** Found ones that overlap a labelled one. */
  readonly wanted: number;
}

/** What a reader says of a text; a lexicon says no more than label and score. */
export interface Answer {
  readonly label: MoodLabel;
  /** Above 0 positive, below 0 negative. */
  readonly score: number;
  readonly confidence?: number;
  readonly mixed?: boolean;
  readonly emotions?: readonly string[];
  readonly intent?: string;
  readonly urgency?: number;
  readonly effort?: number;
  readonly churn?: number;
  readonly aspects?: AspectCounts;
}

/** Somebody who sits the exam. */
export interface Contestant {
  readonly name: string;
  /** What it can answer; a figure about anything else is left open. */
  readonly answers: readonly (keyof Answer)[];
  /** One answer per text in the same order; `undefined` where it does not read the text, which counts as wrong. */
  readonly read: (texts: readonly Labelled[]) => Promise<readonly (Answer | undefined)[]>;
}

/** A text's labels beside what was answered. */
export interface Marked {
  readonly truth: Labels;
  readonly answer: Answer | undefined;
}
