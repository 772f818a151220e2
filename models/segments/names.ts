/**
 * Names of segments. A name joins a word for the attitude and one for what they buy: "Delighted bargain hunters", "New
 * and content", "Big spenders angry about delivery". Every word has a rule in numbers, and is used only where the numbers
 * show it; where several would do, the one with the strongest effect is taken. All names of a data set differ.
 */

import { attitudesOf, topicFor, type Attitude } from "./attitude-words.ts";
import { buyingsOf, type Buying } from "./buying-words.ts";
import type { NamingFacts } from "./naming-facts.ts";
import { plainNameOf } from "./plain-names.ts";
import { mediumEffect, type Difference } from "./traits.ts";

const mostWords = 5;

/** One name for each segment, in their order. Of a single segment: "All customers". */
export function nameSegments(segments: readonly NamingFacts[]): string[] {
  if (segments.length === 1) return ["All customers"];
  const taken = new Set<string>();
  return segments.map((facts) => {
    const candidates = candidateNames(facts);
    const free = candidates.find((name) => !taken.has(name)) ?? numbered(candidates.at(-1)!, taken);
    taken.add(free);
    return free;
  });
}

/** All names the numbers allow, the most telling first; never empty. */
export function candidateNames(facts: NamingFacts): string[] {
  const attitudes = attitudesOf(facts);
  const buyings = buyingsOf(facts);
  const [attitude] = attitudes;
  const [buying] = buyings;
  const named = attitude && topicFor(attitude, facts);
  const pairs = attitudes.flatMap((one) => buyings.map((other) => join(one, other)));
  return [
    ...(attitude && named ? withTopic(attitude, buying, named) : []),
    ...pairs,
    ...buyings.map(({ alone }) => alone),
    ...attitudes.map(({ word }) => `${capital(word)} customers`),
    ...facts.differences.flatMap(plainName),
    ...(attitude || buying ? [] : ["Average customers"]),
  ];
}

function plainName(difference: Difference): string[] {
  if (Math.abs(difference.effect) < mediumEffect) return [];
  const name = plainNameOf(difference);
  // Room for a number.
  return name.split(" ").length < mostWords ? [name] : [];
}

function withTopic({ word, joins }: Attitude, buying: Buying | undefined, topic: string): string[] {
  const noun = buying?.noun ?? "customers";
  const names = [`${capital(noun)} ${word} ${joins} ${topic}`, `${capital(word)} ${noun}: ${topic}`];
  return names.filter((name) => name.split(" ").length <= mostWords);
}

function join({ word }: Attitude, { noun }: Buying): string {
  return noun === "newcomers" ? `New and ${word}` : `${capital(word)} ${noun}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
