/** Names of topics, segments and values as people say them. */

import { findNamed, phraseOwner, typicalOf, type Named } from "../fields.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { printValue } from "../print.ts";

/** A name that some tokens say; `value` as a rule writes it. */
export interface SaidName {
  readonly value: string;
  readonly length: number;
  readonly named: readonly Named[];
}

const MOST_NAME_WORDS = 8;
/** "about the delivery": not part of a name, unless the name has it. */
const articles = new Set(["the", "a", "an", "our", "your", "my", "their", "its", "this", "any"]);
const breaks = new Set(["and", "or", "but", "who", "that", "which", "not", "except", "without", "nor"]);

/** Words with the hyphens between them as they were typed: "e-bike rental". */
function hyphened(tokens: readonly PlainToken[]): string {
  return tokens.reduce((text, token, i) => {
    const isTight = i > 0 && tokens[i - 1]!.end === token.start;
    const gap = text === "" || (isTight && (token.text === "-" || tokens[i - 1]!.text === "-")) ? "" : " ";
    return token.kind === "sign" && token.text !== "-" ? text : `${text}${gap}${token.text}`;
  }, "");
}

/** The longest run of words that names something known. */
export function readName(
  tokens: readonly PlainToken[],
  { at, known }: { readonly at: number; readonly known: readonly Named[] },
): SaidName | undefined {
  const begin = tokens[at];
  if (!begin) return undefined;
  const said = (text: string, length: number): SaidName | undefined => {
    const named = findNamed(text, known);
    if (named.length === 0) return undefined;
    const lower = text.trim().toLowerCase();
    const own = phraseOwner(text, named);
    if (own) return { length, value: printValue({ type: "text", value: own.name }), named: [own] };
    const isWhole = named.some(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower);
    // Part of a name, and frequent in what has another one: it may be either. A rule says the whole of it.
    const rivals = isWhole ? named : [...new Set([...named, ...typicalOf(text, known)])];
    const value = isWhole || rivals.length > 1 ? text : named[0]!.name;
    return { length, value: printValue({ type: "text", value }), named: rivals };
  };
  if (begin.kind === "quoted") return said(begin.text, 1);
  let end = at;
  const isNameWord = (token: PlainToken) => token.kind !== "sign" || token.text === "-" || token.text === "&";
  const isIn = () => end < tokens.length && end - at < MOST_NAME_WORDS;
  while (isIn() && isNameWord(tokens[end]!) && !breaks.has(tokens[end]!.text)) end++;
  for (; end > at; end--) {
    if (tokens[end - 1]!.kind === "sign" || begin.kind === "sign") continue;
    const words = tokens.slice(at, end).filter(({ kind }) => kind !== "sign");
    // "the" alone is in "helmet included in the price", and names nothing.
    if (words.every(({ text }) => articles.has(text))) continue;
    const texts = new Set([hyphened(tokens.slice(at, end)), words.map(({ text }) => text).join(" ")]);
    for (const text of texts) {
      const found = said(text, end - at);
      if (found) return found;
    }
  }
  if (begin.kind !== "word" || !articles.has(begin.text)) return undefined;
  const named = readName(tokens, { at: at + 1, known });
  return named && { ...named, length: named.length + 1 };
}
