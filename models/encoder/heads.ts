/** The heads' weights, and the numbers they give for a span of a text. */

import { readFileSync } from "node:fs";
import { width } from "./network.ts";

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
  readonly spanWeights: Packed;
  readonly textWeights: Packed;
  readonly hiddenBias: Packed;
  readonly outputWeights: Packed;
  readonly directWeights: Packed;
  readonly outputBias: Packed;
}

/** What the hidden layer gets from a text, whatever the span: computed once for all its spans. */
export type TextPart = Float32Array;

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
  readonly ofText: (vector: Float32Array) => TextPart;
  /** Logits of one output for a span of the text; the text is a span of itself. */
  readonly ofSpan: (vector: Float32Array, text: TextPart) => (output: Output) => number[];
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
  const spanWeights = unpack(heads.spanWeights, [units, width]);
  const textWeights = unpack(heads.textWeights, [units, width]);
  const hiddenBias = unpack(heads.hiddenBias, [units]);
  const outputWeights = unpack(heads.outputWeights, [rows, units]);
  const directWeights = unpack(heads.directWeights, [rows, width]);
  const outputBias = unpack(heads.outputBias, [rows]);
  return {
    ...heads,
    ofText: (vector) => product(textWeights, vector, hiddenBias),
    ofSpan: (vector, text) => {
      const hidden = product(spanWeights, vector, text);
      for (let i = 0; i < units; i++) hidden[i] = gelu(hidden[i]!);
      return (output) =>
        Array.from({ length: sizes[output] }, (_, i) => {
          const row = first.get(output)! + i;
          const direct = dot(directWeights, row * width, vector);
          return outputBias[row]! + direct + dot(outputWeights, row * units, hidden);
        });
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
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < vector.length; i += 4) {
    a += matrix[start + i]! * vector[i]!;
    b += matrix[start + i + 1]! * vector[i + 1]!;
    c += matrix[start + i + 2]! * vector[i + 2]!;
    d += matrix[start + i + 3]! * vector[i + 3]!;
  }
  return a + b + (c + d);
}

/** Matrix times vector plus what is there already. */
function product(matrix: Float32Array, vector: Float32Array, plus: Float32Array): Float32Array {
  const result = new Float32Array(plus.length);
  for (let row = 0; row < plus.length; row++) result[row] = plus[row]! + dot(matrix, row * vector.length, vector);
  return result;
}

/** Gaussian error linear unit, the tanh form of Hendrycks & Gimpel 2016. */
function gelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}
