/** What was ordered, as people say it: "bought a kettle", "wine buyers". */

import type { Named } from "../fields.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { printValue } from "../print.ts";
import { readName, type SaidName } from "./names.ts";

/** Items that some tokens name; orders are searched for the words of `forms`, any of which will do. */
export interface SaidItems extends SaidName {
  readonly forms: readonly string[];
}

const searched = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ")} `;

/** A word as one and as several. */
function formsOf(words: string): readonly string[] {
  const singular = words.replace(/ies$/, "y").replace(/(?<=s|x|z|ch|sh)es$|(?<![su])s$/, "");
  const plural = /(?:s|x|z|ch|sh)$/.test(singular) ? `${singular}es` : /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`; // prettier-ignore
  return [...new Set([words, singular, plural])];
}

/** The items that are named at a place: those that all have the words as they are said, or as one or several. */
export function readItems(
  tokens: readonly PlainToken[],
  { at, items }: { readonly at: number; readonly items: readonly Named[] },
): SaidItems | undefined {
  const name = readName(tokens, { at, known: items });
  if (!name) return undefined;
  if (name.named.length === 1) return { ...name, forms: [name.value] };
  const said = searched(name.value).trim();
  const names = name.named.map((one) => searched(one.name));
  const found = formsOf(said).filter((form) => names.some((one) => one.includes(` ${form} `)));
  const isEach = names.every((one) => found.some((form) => one.includes(` ${form} `)));
  return isEach ? { ...name, forms: found.map((form) => printValue({ type: "text", value: form })) } : undefined;
}

/** The condition that an order is one of these. */
export function ruleOfItems({ forms }: SaidItems): string {
  const each = forms.map((form) => `item = ${form}`);
  return each.length === 1 ? each[0]! : `(${each.join(" or ")})`;
}

/** "wine buyers", "kettle owners": those who bought it. */
export function readItemBuyers(
  tokens: readonly PlainToken[],
  { at, items }: { readonly at: number; readonly items: readonly Named[] },
): { readonly means: string; readonly length: number; readonly said: SaidItems } | undefined {
  // The name ends before the word for who bought it.
  const end = tokens.findIndex(
    ({ kind, text }, place) => place > at && kind === "word" && /^(?:buyers?|owners?|purchasers?)$/.test(text),
  );
  if (end < 0 || end - at > 8) return undefined;
  const said = readItems(tokens.slice(0, end), { at, items });
  if (!said || at + said.length !== end) return undefined;
  return { means: `count(${ruleOfItems(said)}) >= 1`, length: end + 1 - at, said };
}
