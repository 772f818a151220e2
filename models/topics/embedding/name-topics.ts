/** Short names of topics, in words of the texts themselves. */

import { isWeakWord } from "../weak-words.ts";
import type { Telling } from "./topic-words.ts";

/** Words and phrases that compete for a name. */
const CANDIDATES = 30;
/** A phrase stands for its most telling word if it is so large a part of the word's uses. */
const LEAST_OF_WORD = 0.12;
/** What a word that is never part of a noun phrase is worth beside one that always is, and what a pair is worth beside a word. */
const VERB = 0.35;
const PAIR = 1.3;
/** A name of one piece says it all if so many of the topic's passages have a word of it. */
const ENOUGH = 0.6;
/** A second piece must speak for so many passages that the first leaves out. */
const LEAST_MORE = 0.06;

/**
 * A name for each topic: its most telling phrase, and after a dot a second for what the first leaves out ("exchange rate · fees").
 * No two are equal. Topics without telling words are called "Topic" and their number.
 */
export function nameTopics(topics: readonly (readonly Telling[])[]): string[] {
  const taken = new Set<string>();
  return topics.map((tellings, number) => {
    const pieces = piecesOf(tellings);
    let length = pieces.length > 1 && pieces[0]!.share < ENOUGH ? 2 : 1;
    const nameOf = (count: number) =>
      pieces
        .slice(0, count)
        .map(({ form }) => form)
        .join(" · ");
    while (length < pieces.length && taken.has(nameOf(length))) length++;
    const name = pieces.length === 0 ? `Topic ${number + 1}` : nameOf(length);
    const unique = taken.has(name) ? `${name} (${number + 1})` : name;
    taken.add(unique);
    return unique;
  });
}

/** Phrases that together speak for a topic, each for passages that those before leave out. */
function piecesOf(tellings: readonly Telling[]): Telling[] {
  const strong = tellings.filter(({ lemmas }) => lemmas.some((lemma) => !isWeakWord(lemma)));
  const pieces: Telling[] = [];
  const spoken = new Set<string>();
  const covered = new Set<number>();
  for (;;) {
    const heads = strong.slice(0, CANDIDATES).filter(({ lemmas }) => lemmas.every((lemma) => !spoken.has(lemma)));
    const head = best(heads, (telling) => nameability(telling) * newShare(telling, covered));
    if (!head || pieces.length === 4) return pieces;
    if (pieces.length > 0 && newShare(head, covered) * head.share < LEAST_MORE && pieces.length > 1) return pieces;
    const piece = longer(head, strong, spoken);
    pieces.push(piece);
    for (const lemma of [...piece.lemmas, ...head.lemmas]) spoken.add(lemma);
    for (const passage of head.passages) covered.add(passage);
  }
}

/** How many of a phrase's passages are not yet spoken for, 0 to 1. */
function newShare({ passages }: Telling, covered: ReadonlySet<number>): number {
  let fresh = 0;
  for (const passage of passages) if (!covered.has(passage)) fresh++;
  return fresh / passages.size;
}

/** The phrase that says a word more fully, if the word is often enough part of it. */
function longer(head: Telling, tellings: readonly Telling[], spoken: ReadonlySet<string>): Telling {
  const fuller = tellings.filter(
    ({ lemmas, passages }) =>
      lemmas.length > head.lemmas.length &&
      head.lemmas.every((lemma) => lemmas.includes(lemma)) &&
      lemmas.every((lemma) => !spoken.has(lemma)) &&
      passages.size >= LEAST_OF_WORD * head.passages.size,
  );
  const found = best(fuller, nameability);
  return found ?? head;
}

/** How well a phrase names a topic: what it tells, more if it is a thing ("delivery") and not something done ("arrived"). */
function nameability({ weight, nominal, lemmas }: Telling): number {
  return weight * (VERB + (1 - VERB) * nominal) * (lemmas.length === 2 ? PAIR : 1);
}

function best<Item>(items: readonly Item[], scoreOf: (item: Item) => number): Item | undefined {
  let [found, most]: [Item | undefined, number] = [undefined, -Infinity];
  for (const item of items) {
    const score = scoreOf(item);
    if (score > most) [found, most] = [item, score];
  }
  return found;
}
