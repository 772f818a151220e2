/** Names of whom texts are written to: in public messages they stand everywhere, and say nothing of what is wrong. */

import type { EmbeddedText } from "./embedded-text.ts";

/** A handle that stands in so many of the texts is that of somebody written to. */
const LEAST_SHARE = 0.01;
const LEAST_TEXTS = 5;
const handle = /(?<![\p{L}\p{N}@._-])@([\p{L}\p{N}_]{2,64})/gu;

/**
 * Lemmas by which texts address a company, from the handles in them: "@NorthAirHelp" gives "northairhelp", "northair" and, being
 * words in capitals, "north". A word that is part of a handle only because it says what the company does ("rail", "bank") stays.
 */
export function addressedNames(texts: readonly Pick<EmbeddedText, "body">[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { body } of texts) {
    for (const name of new Set([...body.matchAll(handle)].map(([, name]) => name!))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const least = Math.max(LEAST_TEXTS, texts.length * LEAST_SHARE);
  const names = new Set<string>();
  for (const [name, count] of counts) {
    if (count < least) continue;
    const parts = name.split(/_|(?<=\p{Ll})(?=\p{Lu})/u);
    names.add(name.toLowerCase());
    for (let end = 1; end < parts.length; end++) {
      const beginning = parts.slice(0, end).join("").toLowerCase();
      if (beginning.length >= 4) names.add(beginning);
    }
  }
  return names;
}
