/** Amounts of money as people say them: "EUR 500", "500 euros", "€500", "500". */

import { currencyWords, type PlainToken } from "../plain-tokens.ts";
import { printValue } from "../print.ts";

/** The amount that is said at a place, as a rule writes it. */
export function readMoney(
  tokens: readonly PlainToken[],
  at: number,
): { readonly text: string; readonly length: number; readonly isOrMore?: boolean } | undefined {
  const before = currencyOfWord(tokens[at]);
  const token = tokens[before ? at + 1 : at];
  if (token?.kind !== "number" || token.isPercent || token.days !== undefined || token.value! < 0) return undefined;
  const after = before || token.currency ? undefined : currencyOfWord(tokens[at + 1]);
  const currency = token.currency ?? before ?? after;
  const value = printValue({ type: "number", value: token.value! });
  return {
    length: before || after ? 2 : 1,
    text: currency ? `${value} ${currency}` : value,
    ...(token.isOrMore && { isOrMore: true }),
  };
}

function currencyOfWord(token: PlainToken | undefined): string | undefined {
  return token?.kind === "word" ? currencyWords.get(token.text) : undefined;
}
