/** Payment card numbers. */

import { isLuhn } from "./check-digits.ts";
import { cueBefore, cueWords } from "./cues.ts";
import { type DigitGroups, shapesFrom } from "./digit-groups.ts";
import { type Found, standsAlone } from "./found.ts";

/** Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay, Maestro, RuPay, Mir, Elo: by length. */
const issuers =
  /^(?:4\d{15}(?:\d{3})?|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}|220[0-4]\d{12}|60\d{14}|8[12]\d{14})$/;
const shapes = /^(?:1[2-9]|4(.)4\1(?:4\1[1-4]|4\1[1-4]\1[1-4]|4|5)|4(.)6\2[45]|8(.)8|6(.)(?:10|13))$/;
const cues = new Map(
  cueWords(
    "card",
    "card cards cc visa mastercard amex maestro discover creditcard pan karte kreditkarte carte tarjeta carta cartão",
  ),
);

/**
 * The card numbers of a text: Luhn's check digit and an issuer's prefix and length, in one run or grouped as on the card. Any
 * 12 to 19 digits with Luhn's check digit count beside a word such as "card".
 */
export function findCards(text: string, groups: DigitGroups): Found[] {
  const found: Found[] = [];
  for (let first = 0; first < groups.starts.length; first++) {
    const start = groups.starts[first]!;
    for (const { shape, last } of shapesFrom(text, groups, first)) {
      const end = groups.ends[last]!;
      // "4111111111111111/12/27": the expiry date may follow.
      if (!shapes.test(shape) || !standsAlone(text, start, text[end] === "/" ? text.length : end)) continue;
      const digits = text.slice(start, end).replace(/\D/g, "");
      if (digits.length > 19 || /^(\d)\1*$/.test(digits) || !isLuhn(digits)) continue;
      if (!issuers.test(digits) && cueBefore(text, start, cues) === undefined) continue;
      found.push({ kind: "card", start, end });
      first = last;
      break;
    }
  }
  return found;
}
