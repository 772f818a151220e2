/** Ways to say things done, matched at a place: alternatives with `|`, what may be left out with `?`. */

import type { Named } from "../fields.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { readName, type SaidName } from "./names.ts";

/** Tokens that a way to say something takes; hyphens part words. */
function matched(way: string, tokens: readonly PlainToken[], at: number): number | undefined {
  let place = at;
  for (const part of way.split(" ")) {
    while (place > at && tokens[place]?.text === "-") place++;
    const isOptional = part.endsWith("?");
    const token = tokens[place];
    const isThere = token?.kind === "word" && part.replace("?", "").split("|").includes(token.text);
    if (isThere) place++;
    else if (!isOptional) return undefined;
  }
  return place > at ? place : undefined;
}

/** Where the longest of some ways ends; the place itself where none fits. */
export const longest = (ways: readonly string[], tokens: readonly PlainToken[], at: number) =>
  ways.map((way) => matched(way, tokens, at) ?? at).reduce((a, b) => Math.max(a, b), at);

/** A noun with a topic before it or inside: "delivery complaints", "negative delivery reviews". */
export function nounWithTopic(
  ways: readonly string[],
  {
    tokens,
    at,
    topics,
  }: { readonly tokens: readonly PlainToken[]; readonly at: number; readonly topics: readonly Named[] },
): { readonly topic: SaidName; readonly end: number } | undefined {
  for (const start of [at, at + 1])
    for (let end = start + 1; end <= start + 4 && end < tokens.length; end++) {
      const rest = [...tokens.slice(0, start), ...tokens.slice(end)];
      const noun = longest(ways, rest, at);
      if (noun <= start) continue;
      const topic = readName(tokens.slice(0, end), { at: start, known: topics });
      if (topic?.length === end - start) return { topic, end: noun + end - start };
    }
  return undefined;
}
