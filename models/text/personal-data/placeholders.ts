/** What stands in a text in the place of personal data: "[EMAIL]", "[NAME_2]". */

import type { Found, PersonalKind } from "./found.ts";

/** Every placeholder; to be used with `replace` and `matchAll`, which leave no state behind. */
export const placeholders = /\[(?:EMAIL|PHONE|CARD|IBAN|IP|URL|ID|BIRTHDATE|ACCOUNT|(?:NAME|ADDRESS)_\d{1,4})\]/g;

/** The placeholders of a text, in order. */
export function findPlaceholders(text: string): readonly Found[] {
  return [...text.matchAll(placeholders)].map((match) => ({
    kind: /^\w[A-Z]*/.exec(match[0].slice(1))![0].toLowerCase() as PersonalKind,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Gives the placeholder of what was found. */
export type Namer = (kind: PersonalKind, value: string) => string;

/**
 * Placeholders for texts that belong together: persons and addresses are told apart by numbers in the order they come, the same
 * again gets the same number, and so does a person called by a part of the name. Numbers that one of the texts has already are not
 * given again. The texts are looked at when the first number is wanted.
 */
export function createNamer(texts: readonly string[]): Namer {
  let last: Record<"name" | "address", number> | undefined;
  const known: { readonly kind: PersonalKind; readonly words: readonly string[]; readonly number: number }[] = [];
  return (kind, value) => {
    if (kind !== "name" && kind !== "address") return `[${kind.toUpperCase()}]`;
    const words = wordsOf(value);
    last ??= lastNumbers(texts);
    const same = known.find((one) => one.kind === kind && isSame(kind, one.words, words));
    const number = same?.number ?? Math.min(9999, ++last[kind]);
    // A text of a megabyte may name thousands: the first are told apart.
    if (same === undefined && known.length < 50) known.push({ kind, words, number });
    return `[${kind.toUpperCase()}_${number}]`;
  };
}

/** The highest numbers that texts have already. */
function lastNumbers(texts: readonly string[]): Record<"name" | "address", number> {
  const last = { name: 0, address: 0 };
  for (const [, kind, number] of texts.flatMap((text) => [...text.matchAll(/\[(NAME|ADDRESS)_(\d{1,4})\]/g)])) {
    const key = kind === "NAME" ? "name" : "address";
    last[key] = Math.max(last[key], Number(number));
  }
  return last;
}

function wordsOf(value: string): readonly string[] {
  return (value.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
    (word) => !/^(?:mr|mrs|ms|miss|dr|herr|frau|the)$/.test(word),
  );
}

function isSame(kind: PersonalKind, known: readonly string[], words: readonly string[]): boolean {
  if (kind === "address") return known.join(" ") === words.join(" ");
  const [short, long] = known.length < words.length ? [known, words] : [words, known];
  return short.length > 0 && short.every((word) => long.includes(word));
}
