/**
 * BERT's uncased tokenizer with exact offsets, which the library's tokenizer does not give: every token knows the
 * characters it stands for. WordPiece, Schuster & Nakajima 2012, greedy longest match first, as in Devlin et al. 2019.
 */

import { readFileSync } from "node:fs";
import { emojiWords } from "./emoji.ts";

/** Tokens of a text: ids, and the UTF-16 range `[start, end)` of each. */
export interface Tokens {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether the token begins a word; a text is never cut before one that does not. */
  readonly opens: readonly boolean[];
}

/** Turns text into the ids of the vocabulary. */
export interface WordPiece {
  readonly encode: (text: string) => Tokens;
  readonly cls: number;
  readonly sep: number;
}

interface Glyph {
  /** What becomes of the character: nothing, a gap, a part of a word, or a word by itself. */
  readonly role: "dropped" | "gap" | "letter" | "alone";
  readonly text: string;
}

// Longer words are unknown to BERT; the limit is the one of the original tokenizer, in code points.
const longestWord = 100;
const cachedWords = 50_000;

/** The vocabulary of a `tokenizer.json`, as a tokenizer. Throws when the file holds no WordPiece vocabulary. */
export function loadWordPiece(file: string): WordPiece {
  const { model } = JSON.parse(readFileSync(file, "utf8")) as { model?: { vocab?: Record<string, number> } };
  if (!model?.vocab) throw new Error(`${file} holds no vocabulary: wanted model.vocab of a WordPiece tokenizer`);
  const vocabulary = new Map(Object.entries(model.vocab));
  const unknown = vocabulary.get("[UNK]")!;
  const glyphs = new Map<number, Glyph>();
  const known = new Map<string, readonly Piece[]>();

  const glyphOf = (code: number): Glyph => {
    const cached = glyphs.get(code);
    if (cached) return cached;
    const glyph = classify(String.fromCodePoint(code));
    glyphs.set(code, glyph);
    return glyph;
  };
  const piecesOf = (word: string): readonly Piece[] => {
    const cached = known.get(word);
    if (cached) return cached;
    const pieces = split(word, { vocabulary, unknown });
    if (known.size >= cachedWords) known.clear();
    known.set(word, pieces);
    return pieces;
  };
  return {
    cls: vocabulary.get("[CLS]")!,
    sep: vocabulary.get("[SEP]")!,
    encode: (text) => encode(text, { glyphOf, piecesOf }),
  };
}

/** A part of a word: its id and how many of the word's UTF-16 units it covers. */
interface Piece {
  readonly id: number;
  readonly length: number;
}

function split(
  word: string,
  { vocabulary, unknown }: { readonly vocabulary: ReadonlyMap<string, number>; readonly unknown: number },
): readonly Piece[] {
  if ([...word].length > longestWord) return [{ id: unknown, length: word.length }];
  const pieces: Piece[] = [];
  for (let start = 0; start < word.length;) {
    let end = word.length;
    let id: number | undefined;
    for (; end > start; end--) {
      id = vocabulary.get((start > 0 ? "##" : "") + word.slice(start, end));
      if (id !== undefined) break;
    }
    if (id === undefined) return [{ id: unknown, length: word.length }];
    pieces.push({ id, length: end - start });
    start = end;
  }
  return pieces;
}

function classify(char: string): Glyph {
  if (/^[\t\n\r\p{Zs}]$/u.test(char)) return { role: "gap", text: "" };
  const word = emojiWords.get(char);
  if (word !== undefined) return { role: "alone", text: word };
  if (/^[\p{C}\p{Emoji_Modifier}\uFFFD]$/u.test(char)) return { role: "dropped", text: "" };
  const text = char
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  if (text === "") return { role: "dropped", text };
  const isAlone = /^[\p{P}$+<=>^`|~\p{Script=Han}\p{Extended_Pictographic}]$/u.test(char);
  return { role: isAlone ? "alone" : "letter", text };
}

interface Lookup {
  readonly glyphOf: (code: number) => Glyph;
  readonly piecesOf: (word: string) => readonly Piece[];
}

function encode(text: string, { glyphOf, piecesOf }: Lookup): Tokens {
  const tokens = { ids: [] as number[], starts: [] as number[], ends: [] as number[], opens: [] as boolean[] };
  // The word under way: its normalised text, and for each unit of it the range of the original.
  let word = "";
  let from: number[] = [];
  let to: number[] = [];
  const closeWord = () => {
    let at = 0;
    for (const { id, length } of word === "" ? [] : piecesOf(word)) {
      tokens.ids.push(id);
      tokens.starts.push(from[at]!);
      tokens.ends.push(to[at + length - 1]!);
      tokens.opens.push(at === 0);
      at += length;
    }
    word = "";
    from = [];
    to = [];
  };
  const extend = (part: string, [start, end]: readonly [number, number]) => {
    word += part;
    for (let i = 0; i < part.length; i++) {
      from.push(start);
      to.push(end);
    }
  };
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at)!;
    const end = at + (code > 0xffff ? 2 : 1);
    const glyph = glyphOf(code);
    if (glyph.role === "gap" || glyph.role === "alone") closeWord();
    if (glyph.role === "letter") extend(glyph.text, [at, end]);
    if (glyph.role === "alone") {
      for (const part of glyph.text.split(" ")) {
        extend(part, [at, end]);
        closeWord();
      }
    }
    at = end;
  }
  closeWord();
  return tokens;
}
