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

/** What the tokens of a span are together. */
export interface EncodedSpan {
  /** Mean of their states, of unit length: 384 numbers. */
  readonly vector: Float32Array;
  /** The heads' products with that vector. */
  readonly shares: Float32Array;
}

/** A text and its parts. */
export interface Encoded {
  readonly text: EncodedSpan;
  /** One per sentence and per chunk; undefined where a span covers no token that was read. */
  readonly sentences: readonly (EncodedSpan | undefined)[];
  readonly chunks: readonly (EncodedSpan | undefined)[];
}

/** A sequence for the network, and what is to be summed up of its hidden states. */
export interface Sequence {
  readonly ids: readonly number[];
  /** Ranges `[from, to)` of positions in the sequence: first the text, then the sentences, then the chunks. */
  readonly ranges: readonly Window[];
  sums?: readonly (Sums | undefined)[];
}

interface Sums {
  readonly states: Float64Array;
  readonly shares: Float64Array;
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
    const { states, shares } = await network(group.map(({ ids }) => ids));
    const length = group[0]!.ids.length;
    group.forEach((sequence, i) => {
      sequence.sums = sequence.ranges.map(({ from, to }) => {
        if (from >= to) return undefined;
        const range = { from: i * length + from, to: i * length + to };
        return {
          states: sumOf(states, { ...range, columns: width }),
          shares: sumOf(shares, { ...range, columns: shares.length / (group.length * length) }),
        };
      });
    });
  }
  return inputs.map(({ sentences }, i) => {
    const [text, ...spans] = combine(texts[i]!);
    return { text: text!, sentences: spans.slice(0, sentences.length), chunks: spans.slice(sentences.length) };
  });
}

/** The sequences a text is read in, one for each window of it. */
export function sequencesOf({ text, question, sentences, chunks }: ReadInput, wordPiece: WordPiece): Sequence[] {
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

/** Sum of some rows of a matrix, in their order. */
function sumOf(rows: Float32Array, { from, to, columns }: Window & { readonly columns: number }): Float64Array {
  const sum = new Float64Array(columns);
  for (let at = from * columns; at < to * columns; at += columns) {
    for (let i = 0; i < columns; i++) sum[i]! += rows[at + i]!;
  }
  return sum;
}

/** A text and its spans from the sums of its windows, taken in order. */
function combine(windows: readonly Sequence[]): (EncodedSpan | undefined)[] {
  return windows[0]!.ranges.map((_, part) => {
    const [total, ...others] = windows.flatMap(({ sums }) => sums![part] ?? []);
    if (!total) return undefined;
    for (const { states, shares } of others) {
      addTo(total.states, states);
      addTo(total.shares, shares);
    }
    const length = Math.sqrt(total.states.reduce((sum, value) => sum + value * value, 0));
    const scaled = (sum: Float64Array) => Float32Array.from(sum, (value) => value / length);
    return { vector: scaled(total.states), shares: scaled(total.shares) };
  });
}

function addTo(total: Float64Array, more: Float64Array): void {
  for (let i = 0; i < total.length; i++) total[i]! += more[i]!;
}
