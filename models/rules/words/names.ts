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
  const first = tokens[at];
  if (!first) return undefined;
  const said = (text: string, length: number): SaidName | undefined => {
    const named = findNamed(text, known);
    if (named.length === 0) return undefined;
    const lower = text.trim().toLowerCase();
    // "late delivery · courier" is known by either of its phrases, where no other has the same.
    const [own, ...others] = named.filter(({ name }) => name.toLowerCase().split(" · ").includes(lower));
    if (own && others.length === 0)
      return { length, value: printValue({ type: "text", value: own.name }), named: [own] };
    const isWhole = named.some(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower);
    // Part of a name, and frequent in what has another one: it may be either. A rule says the whole of it.
    const rivals = isWhole ? named : [...new Set([...named, ...typicalOf(text, known)])];
    const value = isWhole || rivals.length > 1 ? text : named[0]!.name;
    return { length, value: printValue({ type: "text", value }), named: rivals };
  };
  if (first.kind === "quoted") return said(first.text, 1);
  let end = at;
  const isNameWord = (token: PlainToken) => token.kind !== "sign" || token.text === "-" || token.text === "&";
  const isIn = () => end < tokens.length && end - at < MOST_NAME_WORDS;
  while (isIn() && isNameWord(tokens[end]!) && !breaks.has(tokens[end]!.text)) end++;
  for (; end > at; end--) {
    if (tokens[end - 1]!.kind === "sign" || first.kind === "sign") continue;
    const words = tokens.slice(at, end).filter(({ kind }) => kind !== "sign");
    const found = said(words.map((token) => token.text).join(" "), end - at);
    if (found) return found;
  }
  if (first.kind !== "word" || !articles.has(first.text)) return undefined;
  const named = readName(tokens, { at: at + 1, known });
  return named && { ...named, length: named.length + 1 };
}
