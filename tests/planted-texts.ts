/** Texts with planted topics, for tests. */

import { width } from "../models/encoder/limits.ts";
import { packVectors } from "../models/encoder/packed-vectors.ts";
import { createRandom } from "../models/random.ts";
import type { TopicText } from "../models/topics/topic-texts.ts";

const THEMES: Readonly<Record<string, readonly string[]>> = {
  delivery: ["late delivery", "parcel", "courier", "tracking", "doorstep", "delivery", "depot"],
  refund: ["refund", "return label", "invoice", "bank transfer", "receipt", "return label", "cashier"],
  product: ["kettle", "handle", "coating", "lid", "steel kettle", "whistle", "spout"],
  website: ["login", "password", "checkout page", "browser", "voucher code", "voucher code", "basket"],
};
const COMMON = ["today", "again", "shop", "week"];

/** The names of the planted themes, in the order in which texts take turns. */
export const plantedThemes = Object.keys(THEMES);

/** Terms of a text whose words are all content words. */
export function termsOf(body: string): TopicText["terms"] {
  return [...body.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => {
    return { lemma: word.toLowerCase(), start: index, end: index + word.length };
  });
}

/** Texts of four phrases of one theme and one common word; text i is of theme i mod `themes`. Ids are "0", "1", … */
export function plantedTexts(count: number, { themes = 4, seed = 7 } = {}): TopicText[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const phrases = THEMES[plantedThemes[i % themes]!]!;
    const chosen = random.shuffle(phrases).slice(0, 4);
    const body = [...chosen, COMMON[random.int(COMMON.length)]].join(", ");
    return { id: String(i), body, terms: termsOf(body) };
  });
}

/** Vectors as a network would give them, packed: texts and sentences of the same words point the same way. */
export function plantedMeanings(body: string): string {
  const vector = new Float32Array(width);
  for (const { lemma } of termsOf(body)) {
    const random = createRandom([...lemma].reduce((sum, letter) => sum * 31 + letter.codePointAt(0)!, 7) % 2 ** 31);
    for (let i = 0; i < width; i++) vector[i]! += random.next() - 0.5;
  }
  return packVectors([vector, vector]);
}
