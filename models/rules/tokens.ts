/** A rule's text as tokens with their places. */

import { RuleError } from "./rule-error.ts";

export type TokenKind = "word" | "quoted" | "number" | "sign" | "currency" | "end";

export interface Token {
  readonly kind: TokenKind;
  /** Words as written, quoted text without quotes, numbers as digits. */
  readonly text: string;
  /** Written straight after a number: "d" of 90d, "%" of 10%. */
  readonly suffix?: string;
  /** From 1. */
  readonly column: number;
}

const LONGEST_RULE = 20_000;

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ["number", /([+-]?(?:\d+(?:\.\d+)?|\.\d+))(%|\p{L}+)?(?!-?[\p{L}\p{N}_])/uy],
  ["word", /[\p{L}_][\p{L}\p{M}\p{N}_'’.]*(?:-[\p{L}\p{M}\p{N}_'’.]+)*/uy],
  ["word", /\p{N}[\p{L}\p{M}\p{N}_.-]*/uy],
  ["sign", /!=|<>|<=|>=|==|[=<>(),]/y],
  ["currency", /[€$£¥]/y],
];

const sameSign: Readonly<Record<string, string>> = { "<>": "!=", "==": "=" };

function quoted(text: string, at: number): { value: string; end: number } {
  let value = "";
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i]!;
    if (character === '"') return { value, end: i + 1 };
    if (character === "\\" && i + 1 < text.length) value += text[++i]!;
    else value += character;
  }
  throw new RuleError('This quote is not closed; wanted a second "', { column: at + 1 });
}

/** The tokens of a rule, with one of kind "end" at last. Throws a RuleError at a character that no rule has. */
export function tokenise(text: string): Token[] {
  if (text.length > LONGEST_RULE) {
    throw new RuleError(`The rule has ${text.length} characters, more than ${LONGEST_RULE}`, { column: LONGEST_RULE });
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const column = at + 1;
    if (text[at] === '"') {
      const { value, end } = quoted(text, at);
      tokens.push({ kind: "quoted", text: value, column });
      at = end;
      continue;
    }
    const found = patterns.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      return match ? [{ kind, match }] : [];
    })[0];
    if (!found) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      const isQuote = "'‘’“”`".includes(character);
      const help = isQuote
        ? 'text stands in straight double quotes, as in "late delivery"'
        : "text with signs is quoted";
      throw new RuleError(`${JSON.stringify(character)} has no place in a rule; ${help}`, { column });
    }
    const { kind, match } = found;
    at += match[0].length;
    if (kind === "number") {
      tokens.push({ kind, text: match[1]!, suffix: match[2], column });
    } else {
      tokens.push({ kind, text: sameSign[match[0]] ?? match[0], column });
    }
  }
  return [...tokens, { kind: "end", text: "", column: text.length + 1 }];
}
