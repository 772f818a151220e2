/** Names of topics, segments and values as people say them. */

import { findNamed, typicalOf, type Named } from "../fields.ts";
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
    // "delivery · courier" is known by either of its phrases; where two have the same, by the first.
    const phrasesOf = ({ name }: Named) => name.toLowerCase().split(" · ");
    const holders = named.filter((one) => phrasesOf(one).includes(lower));
    const first = holders.filter((one) => phrasesOf(one)[0] === lower);
    const own = holders.length === 1 ? holders[0] : first.length === 1 ? first[0] : undefined;
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
    const found = said(words.map((token) => token.text).join(" "), end - at);
    if (found) return found;
  }
  if (begin.kind !== "word" || !articles.has(begin.text)) return undefined;
  const named = readName(tokens, { at: at + 1, known });
  return named && { ...named, length: named.length + 1 };
}
