/** Texts to vectors: of the whole text, of each sentence, of each chunk, all from one pass over the text. */

import { readCharacters, width, windowTokens } from "./limits.ts";
import type { ReadInput, Span } from "./reader.ts";
import type { Network } from "./network.ts";
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
  /** Where vectors are wanted: means of states without the parts aside, of unit length, of the text and of each sentence. */
  readonly bare?: { readonly text: Float32Array; readonly sentences: readonly (Float32Array | undefined)[] };
}

/** A sequence for the network, and what is to be summed up of its hidden states. */
export interface Sequence {
  readonly ids: readonly number[];
  /** Ranges `[from, to)` of positions in the sequence: the text, the sentences, the chunks, the parts aside. */
  readonly ranges: readonly Window[];
  sums?: readonly (Sums | undefined)[];
}

interface Sums {
  readonly tokens: number;
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
          tokens: to - from,
          states: sumOf(states, { ...range, columns: width }),
          shares: sumOf(shares, { ...range, columns: shares.length / (group.length * length) }),
        };
      });
    });
  }
  return inputs.map(({ sentences, chunks, aside = [], wantsVectors }, i) => {
    const [text, ...spans] = totalsOf(texts[i]!);
    const told = spans.slice(0, sentences.length + chunks.length).map((span) => span && encodedOf(span));
    const parts = spans.slice(sentences.length + chunks.length);
    const partsIn = ({ start, end }: Span) => parts.filter((_, a) => aside[a]!.start >= start && aside[a]!.start < end);
    return {
      text: encodedOf(text!),
      sentences: told.slice(0, sentences.length),
      chunks: told.slice(sentences.length),
      ...(wantsVectors && {
        bare: {
          text: bareOf(text!, parts),
          sentences: sentences.map((sentence, s) => spans[s] && bareOf(spans[s], partsIn(sentence))),
        },
      }),
    };
  });
}

/** The states of a span without those of parts of it; with them, where nothing else is in it. */
function bareOf(span: Sums, parts: readonly (Sums | undefined)[]): Float32Array {
  const aside = parts.filter((part) => part !== undefined);
  if (aside.reduce((sum, { tokens }) => sum + tokens, 0) >= span.tokens) return toUnit(span.states);
  const states = Float64Array.from(span.states);
  for (const part of aside) for (let i = 0; i < states.length; i++) states[i]! -= part.states[i]!;
  return toUnit(states);
}

/** The sequences a text is read in, one for each window of it. */
export function sequencesOf(input: ReadInput, wordPiece: WordPiece): Sequence[] {
  const { text, question, sentences, chunks, aside = [], wantsVectors } = input;
  const { cls, sep } = wordPiece;
  const tokens = wordPiece.encode(text.slice(0, readCharacters));
  const asked = question === undefined ? [] : wordPiece.encode(question.slice(0, readCharacters)).ids;
  const head = asked.length > 0 ? [cls, ...asked.slice(0, questionTokens), sep] : [cls];
  const spans = [...sentences, ...chunks, ...(wantsVectors ? aside : [])].map((span) => tokensIn(tokens, span));
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

/** A text and its spans: the sums of its windows together, taken in order. */
function totalsOf(windows: readonly Sequence[]): (Sums | undefined)[] {
  return windows[0]!.ranges.map((_, part) => {
    const [total, ...others] = windows.flatMap(({ sums }) => sums![part] ?? []);
    if (!total) return undefined;
    for (const { states, shares } of others) {
      addTo(total.states, states);
      addTo(total.shares, shares);
    }
    return { ...total, tokens: others.reduce((sum, { tokens }) => sum + tokens, total.tokens) };
  });
}

function encodedOf({ states, shares }: Sums): EncodedSpan {
  const length = lengthOf(states);
  return { vector: toUnit(states), shares: Float32Array.from(shares, (value) => value / length) };
}

function toUnit(states: Float64Array): Float32Array {
  const length = lengthOf(states);
  return Float32Array.from(states, (value) => value / length);
}

function lengthOf(states: Float64Array): number {
  return Math.sqrt(states.reduce((sum, value) => sum + value * value, 0));
}

function addTo(total: Float64Array, more: Float64Array): void {
  for (let i = 0; i < total.length; i++) total[i]! += more[i]!;
}
