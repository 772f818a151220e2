/** Texts to vectors: of the whole text, of each sentence, of each chunk, all from one pass over the text. */

import { windowTokens, readCharacters } from "./limits.ts";
import type { ReadInput, Span } from "./reader.ts";
import { width, type Network } from "./network.ts";
import { windowsOf, type Window } from "./windows.ts";
import type { Tokens, WordPiece } from "./wordpiece.ts";

const questionTokens = 48;
// What one call of the network is given: few enough that a child answers its parent within a tenth of a second.
const runTokens = 1024;
const runSequences = 16;

/** Vectors of unit length, 384 numbers each. */
export interface Encoded {
  readonly text: Float32Array;
  /** One per sentence and per chunk; undefined where a span covers no token that was read. */
  readonly sentences: readonly (Float32Array | undefined)[];
  readonly chunks: readonly (Float32Array | undefined)[];
}

/** A sequence for the network, and what is to be summed up of its hidden states. */
interface Sequence {
  readonly ids: readonly number[];
  /** Ranges `[from, to)` of positions in the sequence: first the text, then the sentences, then the chunks. */
  readonly ranges: readonly Window[];
  sums?: readonly (Float64Array | undefined)[];
}

/** What is needed to encode. */
export interface Encoder {
  readonly network: Network;
  readonly wordPiece: WordPiece;
}

/**
 * One answer per input, in the same order, of the same bytes in any company: sequences of exactly one length run
 * together, nothing is padded, and sums are taken in the order of the text.
 */
export async function encodeTexts(inputs: readonly ReadInput[], { network, wordPiece }: Encoder): Promise<Encoded[]> {
  const texts = inputs.map((input) => sequencesOf(input, wordPiece));
  for (const group of groupsOf(texts.flat())) {
    const hidden = await network(group.map(({ ids }) => ids));
    const length = group[0]!.ids.length;
    group.forEach((sequence, i) => {
      const states = hidden.subarray(i * length * width, (i + 1) * length * width);
      sequence.sums = sequence.ranges.map((range) => sumOf(states, range));
    });
  }
  return inputs.map(({ sentences }, i) => {
    const [text, ...spans] = combine(texts[i]!);
    return { text: text!, sentences: spans.slice(0, sentences.length), chunks: spans.slice(sentences.length) };
  });
}

function sequencesOf({ text, question, sentences, chunks }: ReadInput, wordPiece: WordPiece): Sequence[] {
  const { cls, sep } = wordPiece;
  const tokens = wordPiece.encode(text.slice(0, readCharacters));
  const asked = question === undefined ? [] : wordPiece.encode(question.slice(0, readCharacters)).ids;
  const head = asked.length > 0 ? [cls, ...asked.slice(0, questionTokens), sep] : [cls];
  const spans = [...sentences, ...chunks].map((span) => tokensIn(tokens, span));
  const windows = windowsOf(tokens, { size: windowTokens - head.length - 1, sentences });
  // A text without tokens is read as its marks alone.
  return (windows.length > 0 ? windows : [{ from: 0, to: 0 }]).map(({ from, to }) => {
    const shift = head.length - from;
    const ids = [...head, ...tokens.ids.slice(from, to), sep];
    // The library's mean takes in both marks; where a question stands before the text, the first belongs to it.
    const whole = { from: asked.length > 0 ? head.length : 0, to: ids.length };
    const parts = spans.map((span) => ({
      from: Math.max(span.from, from) + shift,
      to: Math.min(span.to, to) + shift,
    }));
    return { ids, ranges: [whole, ...parts] };
  });
}

/** The tokens that share a character with the span. */
function tokensIn({ starts, ends }: Tokens, span: Span): Window {
  return {
    from: firstIndex(ends.length, (at) => ends[at]! > span.start),
    to: firstIndex(starts.length, (at) => starts[at]! >= span.end),
  };
}

/** The first index below `length` that fits, where all after it fit too; `length` when none does. */
function firstIndex(length: number, fits: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sequences of one length each, no more at once than one call of the network should take. */
function groupsOf(sequences: readonly Sequence[]): Sequence[][] {
  const byLength = new Map<number, Sequence[]>();
  for (const sequence of sequences) {
    const equals = byLength.get(sequence.ids.length);
    if (equals) equals.push(sequence);
    else byLength.set(sequence.ids.length, [sequence]);
  }
  return [...byLength].flatMap(([length, equals]) => {
    const size = Math.max(1, Math.min(runSequences, Math.floor(runTokens / length)));
    return Array.from({ length: Math.ceil(equals.length / size) }, (_, i) => equals.slice(i * size, (i + 1) * size));
  });
}

/** Sum of the states of a range; undefined for none. */
function sumOf(states: Float32Array, { from, to }: Window): Float64Array | undefined {
  if (from >= to) return undefined;
  const sum = new Float64Array(width);
  for (let token = from; token < to; token++) {
    for (let i = 0; i < width; i++) sum[i]! += states[token * width + i]!;
  }
  return sum;
}

/** Vectors of the text and its spans from the sums of its windows, taken in order. */
function combine(windows: readonly Sequence[]): (Float32Array | undefined)[] {
  return windows[0]!.ranges.map((_, part) => {
    const [total, ...others] = windows.flatMap(({ sums }) => sums![part] ?? []);
    for (const other of others) for (let i = 0; i < width; i++) total![i]! += other[i]!;
    return total && unit(total);
  });
}

function unit(sum: Float64Array): Float32Array {
  let squares = 0;
  for (let i = 0; i < width; i++) squares += sum[i]! * sum[i]!;
  const length = Math.sqrt(squares);
  const vector = new Float32Array(width);
  for (let i = 0; i < width; i++) vector[i] = sum[i]! / length;
  return vector;
}
