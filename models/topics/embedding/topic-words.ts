/** Which words and phrases tell topics apart. */

import { createBreath } from "../../breathe.ts";
import { plainLemma } from "../corpus.ts";
import { isIdleWord } from "../weak-words.ts";
import type { EmbeddedText } from "./embedded-text.ts";
import { phrasesOf } from "./key-phrases.ts";

/** A part of a text that speaks of one topic: its terms count for that topic. */
export interface Passage {
  readonly topic: number;
  readonly weight: number;
  readonly text: Pick<EmbeddedText, "body" | "terms" | "chunks">;
  /** Words that name who was written to, and not what of. */
  readonly idle: ReadonlySet<string>;
}

/** A word or phrase in a topic. */
export interface Telling {
  readonly key: string;
  /** How it is mostly written in the topic. */
  readonly form: string;
  readonly lemmas: readonly string[];
  /** Share of the topic's passages it stands in, 0 to 1. */
  readonly share: number;
  /** Of what is said with it, how much is said in this topic, 0 to 1: 1 where it stands nowhere else. */
  readonly ownness: number;
  /** What it tells of the topic, above 0; the most telling has most. */
  readonly weight: number;
  /** Share of its uses as a noun phrase or at the end of one, 0 to 1. */
  readonly nominal: number;
  /** The passages it stands in, by number. */
  readonly passages: ReadonlySet<number>;
}

interface Count {
  readonly lemmas: readonly string[];
  readonly passages: Set<number>;
  readonly forms: Map<string, number>;
  weight: number;
  uses: number;
  nominal: number;
}

/** Rarer words say of whom, not of what. */
const LEAST_PASSAGES = 3;
const KEPT = 80;

/**
 * For every topic what tells it from the others, the most telling first. A word counts once a passage: its weight is its share of
 * the topic's passages times the logarithm of how much oftener it stands there than in all (class-based TF-IDF, Grootendorst
 * 2022, with the divergence of the two shares in place of TF and IDF, so that one long text is no topic).
 */
export async function tellTopics(
  passages: readonly Passage[],
  topics: number,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Telling[][]> {
  const breathe = createBreath({ signal });
  const counts = Array.from({ length: topics }, () => new Map<string, Count>());
  const everywhere = new Map<string, number>();
  const sizes = new Float64Array(topics);
  let all = 0;
  for (const [number, { topic, weight, text, idle }] of passages.entries()) {
    await breathe();
    sizes[topic]! += weight;
    all += weight;
    const terms = text.terms.filter(({ lemma }) => !idle.has(plainLemma(lemma)));
    const seen = new Set<string>();
    for (const { key, form, lemmas, isNominal } of phrasesOf(terms, text)) {
      if (lemmas.length === 1 && isIdleWord(key)) continue;
      let count = counts[topic]!.get(key);
      if (!count)
        counts[topic]!.set(
          key,
          (count = { lemmas, passages: new Set(), forms: new Map(), weight: 0, uses: 0, nominal: 0 }),
        );
      count.uses++;
      if (isNominal) count.nominal++;
      count.forms.set(form, (count.forms.get(form) ?? 0) + 1);
      if (seen.has(key)) continue;
      seen.add(key);
      count.passages.add(number);
      count.weight += weight;
      everywhere.set(key, (everywhere.get(key) ?? 0) + weight);
    }
  }
  return counts.map((found, topic) => {
    const least = sizes[topic]! < 30 ? 1 : LEAST_PASSAGES;
    return [...found]
      .filter(([, count]) => count.passages.size >= least)
      .map(([key, count]) => {
        const share = count.weight / sizes[topic]!;
        const ofAll = everywhere.get(key)! / all;
        return {
          key,
          form: mostFrequent(count.forms),
          lemmas: count.lemmas,
          share,
          ownness: count.weight / everywhere.get(key)!,
          weight: share * Math.log((share + 1e-3) / (ofAll + 1e-3)),
          nominal: count.nominal / count.uses,
          passages: count.passages,
        };
      })
      .filter(({ weight }) => weight > 0 || topics === 1)
      .map((telling) => (topics === 1 ? { ...telling, weight: telling.share } : telling))
      .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
      .slice(0, KEPT);
  });
}

/** The most frequent spelling; of equals the first in the alphabet. */
function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((best, next) =>
    next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best,
  )[0];
}
