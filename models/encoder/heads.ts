/** The heads' weights, and the numbers they give for a span of a text. */

import { readFileSync } from "node:fs";
import { width } from "./limits.ts";

/** What is read off a vector, in the order of the weights' rows, and how many numbers each has. */
const sizes = {
  intensity: 7,
  intent: 7,
  urgency: 4,
  effort: 4,
  churn: 3,
  mixed: 1,
  aspect: 1,
  emotions: 28,
} as const;

export type Output = keyof typeof sizes;

/** A matrix by rows, or a vector as one column. */
interface Packed {
  readonly shape: readonly number[];
  readonly base64: string;
}

interface HeadsFile {
  readonly outputs: Readonly<Record<Output, number>>;
  readonly intents: readonly string[];
  readonly emotions: readonly string[];
  readonly moodTemperature: number;
  readonly intentTemperature: number;
  readonly mixedThreshold: number;
  readonly aspectThreshold: number;
  readonly emotionThresholds: readonly number[];
  readonly hiddenBias: Packed;
  readonly outputWeights: Packed;
  readonly outputBias: Packed;
  readonly meaningWeights: Packed;
}

/**
 * What the network itself has multiplied for the heads, summed up over the tokens of a span: the span's part of the hidden
 * layer, the part that its text gives to the hidden layer of all its spans, and what goes straight to the outputs.
 */
export type Shares = Float32Array;

/** The heads as they were learned: see CARD.md for from what, and how well. */
export interface Heads extends Pick<
  HeadsFile,
  | "intents"
  | "emotions"
  | "moodTemperature"
  | "intentTemperature"
  | "mixedThreshold"
  | "aspectThreshold"
  | "emotionThresholds"
> {
  /** Logits of one output for a span of a text; the text is a span of itself. */
  readonly ofSpan: (span: Shares, text: Shares) => (output: Output) => number[];
  /** The vector of a span's meaning, of unit length, from the mean of its tokens' vectors. */
  readonly meaning: (vector: Float32Array) => Float32Array;
}

/** Reads `heads.json`. Throws when it was made for other outputs than this code knows. */
export function loadHeads(file: string): Heads {
  const heads = JSON.parse(readFileSync(file, "utf8")) as HeadsFile;
  const outputs = Object.entries(sizes);
  if (JSON.stringify(Object.entries(heads.outputs)) !== JSON.stringify(outputs)) {
    throw new Error(`${file} has the outputs ${JSON.stringify(heads.outputs)}: wanted ${JSON.stringify(sizes)}`);
  }
  const first = new Map<string, number>();
  let rows = 0;
  for (const [name, size] of outputs) {
    first.set(name, rows);
    rows += size;
  }
  const units = heads.hiddenBias.shape[0]!;
  const hiddenBias = unpack(heads.hiddenBias, [units]);
  const outputWeights = unpack(heads.outputWeights, [rows, units]);
  const outputBias = unpack(heads.outputBias, [rows]);
  const meaningWeights = unpack(heads.meaningWeights, [width, width]);
  return {
    ...heads,
    ofSpan: (span, text) => {
      const hidden = hiddenBias.map((bias, i) => gelu(bias + span[i]! + text[units + i]!));
      return (output) =>
        Array.from({ length: sizes[output] }, (_, i) => {
          const row = first.get(output)! + i;
          return outputBias[row]! + span[2 * units + row]! + dot(outputWeights, row * units, hidden);
        });
    },
    meaning: (vector) => {
      const projected = vector.map((_, row) => dot(meaningWeights, row * width, vector));
      const length = Math.sqrt(projected.reduce((sum, value) => sum + value * value, 0));
      return projected.map((value) => value / length);
    },
  };
}

function unpack({ shape, base64 }: Packed, wanted: readonly number[]): Float32Array {
  if (shape.join() !== wanted.join()) throw new Error(`Heads have weights of shape ${shape}: wanted ${wanted}`);
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  return new Float32Array(bytes.buffer);
}

/** Product of a row that begins at `start` with a vector. */
function dot(matrix: Float32Array, start: number, vector: Float32Array): number {
  // Four sums at once: the processor need not wait for one addition to begin the next.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < vector.length; i += 4) {
    a += matrix[start + i]! * vector[i]!;
    b += matrix[start + i + 1]! * vector[i + 1]!;
    c += matrix[start + i + 2]! * vector[i + 2]!;
    d += matrix[start + i + 3]! * vector[i + 3]!;
  }
  return a + b + (c + d);
}

/** Gaussian error linear unit, the tanh form of Hendrycks & Gimpel 2016. */
function gelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}
