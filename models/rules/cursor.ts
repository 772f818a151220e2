/** A place in a list of tokens. */

import { joiningWords, narrowingWords } from "./grammar.ts";
import type { Token } from "./tokens.ts";

export interface Cursor {
  /** The token `ahead` places on; the last one, of kind "end", for ever after the end. */
  readonly peek: (ahead?: number) => Token;
  /** The next token, passed by. */
  readonly take: () => Token;
  /** Passes by a keyword, in any case; whether it was there. */
  readonly takeWord: (word: string) => boolean;
  readonly takeSign: (sign: string) => boolean;
  /** Does something, and comes back here where it throws. */
  readonly attempt: <Result>(read: () => Result) => Result;
}

/** Whether a token is one of the words that join and limit conditions, wherever they stand. */
export function isKeyword({ kind, text }: Token): boolean {
  return kind === "word" && joiningWords.includes(text.toLowerCase());
}

/** Whether a token may begin what narrows a quantity or an event. Elsewhere these are words like others. */
export function isNarrowing({ kind, text }: Token): boolean {
  return kind === "word" && narrowingWords.includes(text.toLowerCase());
}

/** A cursor at the first token. */
export function createCursor(tokens: readonly Token[]): Cursor {
  let at = 0;
  const peek = (ahead = 0) => tokens[Math.min(at + ahead, tokens.length - 1)]!;
  const take = () => {
    const token = peek();
    at++;
    return token;
  };
  const takeIf = (fits: boolean) => {
    if (fits) at++;
    return fits;
  };
  return {
    peek,
    take,
    takeWord: (word) => takeIf(peek().kind === "word" && peek().text.toLowerCase() === word),
    takeSign: (sign) => takeIf(peek().kind === "sign" && peek().text === sign),
    attempt: (read) => {
      const here = at;
      try {
        return read();
      } catch (error) {
        at = here;
        throw error;
      }
    },
  };
}
