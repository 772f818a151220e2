/** Makers, shops and products that are called like a person. */

import type { Span } from "../span.ts";
import { brandNames } from "./name-cues.ts";

const brandsByFirst = new Map<string, string[]>();
for (const brand of brandNames) {
  const first = /^\p{L}+/u.exec(brand)![0];
  brandsByFirst.set(first, [...(brandsByFirst.get(first) ?? []), brand]);
}
/** "trader joe": brands that start with a word of no kind. */
const brandPairs = new Set(brandNames);

/** Whether a brand starts with this word. */
export function isBrand(text: string, span: Span): boolean {
  return brandEnd(text, span) !== undefined;
}

/** Where the brand ends that starts with this word: "Calvin Klein". */
export function brandEnd(text: string, { start, end }: Span): number | undefined {
  const brands = brandsByFirst.get(text.slice(start, end).toLowerCase());
  if (brands === undefined) return undefined;
  const ahead = text
    .slice(start, start + 24)
    .toLowerCase()
    .replaceAll("’", "'");
  const brand = brands.find((one) => ahead.startsWith(one) && !/^\p{L}/u.test(ahead.slice(one.length)));
  return brand === undefined ? undefined : start + brand.length;
}

/** Whether a word and the one before it, in lower case, are a brand: "trader joe". */
export function isBrandPair(pair: string): boolean {
  return brandPairs.has(pair);
}

/** Where the brand ends that starts with this title: "Dr. Martens". */
export function brandTitleEnd(text: string, title: Span): number | undefined {
  if (text[title.end] !== ".") return undefined;
  const ahead = text
    .slice(title.start, title.start + 24)
    .toLowerCase()
    .replace(".", "");
  const brand = brandsByFirst
    .get(text.slice(title.start, title.end).toLowerCase())
    ?.find((one) => ahead.startsWith(one) && !/^\p{L}/u.test(ahead.slice(one.length)));
  return brand === undefined ? undefined : title.start + brand.length + 1;
}
