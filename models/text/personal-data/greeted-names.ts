/** Names that no list has, greeted at the start of a line: "Hi Dilys,". */

import type { Span } from "../span.ts";
import { isBrand } from "./brands.ts";
import { notFamily, placeAfter } from "./name-cues.ts";
import { anyName, isCommonWord, kindsOf, wordKinds } from "./name-list.ts";
import type { Hit } from "./word-scan.ts";
import { isTitlecase, wordAfter } from "./words-around.ts";

const mostWords = 3;
/** Who is greeted and is nobody's name; English words are left out by themselves. */
const nobody = new Set(
  (
    "team support all there everyone everybody folks guys sirs madams zusammen leute hilfe damen herren kollegen kolleginnen freunde " +
    "equipo amigos todos tous équipe tutti chatgpt openai spotify netflix uber airbnb ebay etsy shopify zendesk dhl"
  ).split(" "),
);

/**
 * Who is greeted after `greeting`, at the start of a text or a line and up to a comma or the end of the line: one to three words with
 * capitals that are no everyday words. A company that is greeted so is taken for a person: less is lost by it than by a name.
 */
export function greetedName(text: string, greeting: Hit): Span | undefined {
  if (!/(?:^|\n)[> \t*_]{0,6}$/.test(text.slice(Math.max(0, greeting.start - 7), greeting.start))) return undefined;
  const first = wordAfter(text, greeting.end);
  // What the lists have is told by its kind.
  if (!first || (kindsOf(text.slice(first.start, first.end)) & anyName) !== 0 || isBrand(text, first)) return undefined;
  let last = first;
  for (let count = 0; count < mostWords; count++) {
    if (!isUnknown(text, last)) return undefined;
    if (/^[ \t]{0,3}(?:,|\r?\n)/.test(text.slice(last.end, last.end + 5))) return { start: first.start, end: last.end };
    const next = wordAfter(text, last.end);
    if (!next) return undefined;
    last = next;
  }
  return undefined;
}

function isUnknown(text: string, word: Span): boolean {
  const lower = text.slice(word.start, word.end).toLowerCase();
  if (!isTitlecase(text, word) || nobody.has(lower) || notFamily.has(lower) || placeAfter.has(lower)) return false;
  const kinds = kindsOf(lower);
  return (kinds & wordKinds.title) === 0 && ((kinds & anyName) !== 0 || !isCommonWord(lower));
}
