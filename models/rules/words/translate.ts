/** Questions in other languages, word by word as those in English that are read. */

import { otherLanguages, type OtherLanguage } from "../phrase-table/other-languages.ts";
import type { PlainToken } from "../plain-tokens.ts";

/** A question in another language. */
export interface Translated {
  readonly language: string;
  /** In English. */
  readonly text: string;
}

const longest = 4;
/** Longer questions are not tried in other languages: each of them is read once more for each. */
const mostTokens = 80;
/** Words after which a topic wants "about": "Beschwerden Lieferung". */
const needAbout = new Set(["complaints", "complained", "questions", "praise"]);
const topicWords = new Set(["delivery", "refunds", "prices"]);

/**
 * The question in English by each language that knows its words: all of them but numbers, quotes and, at most a third, names; and
 * at least two, or the only one.
 */
export function translate(text: string, tokens: readonly PlainToken[]): readonly Translated[] {
  if (tokens.length > mostTokens) return [];
  return otherLanguages.flatMap((language) => {
    const english = inEnglish(language, { text, tokens });
    return english === undefined ? [] : [{ language: language.name, text: english }];
  });
}

function inEnglish(
  { words }: OtherLanguage,
  { text, tokens }: { readonly text: string; readonly tokens: readonly PlainToken[] },
): string | undefined {
  const said: string[] = [];
  let [known, names, at] = [0, 0, 0];
  while (at < tokens.length) {
    const token = tokens[at]!;
    const own = text.slice(token.start, token.end);
    if (token.kind !== "word") {
      said.push(own);
      at++;
      continue;
    }
    const run = (length: number) => tokens.slice(at, at + length);
    const length = [4, 3, 2, 1].find(
      (count) =>
        count <= longest &&
        at + count <= tokens.length &&
        run(count).every(({ kind }) => kind === "word") &&
        words.has(
          run(count)
            .map((one) => one.text)
            .join(" "),
        ),
    );
    if (length === undefined) {
      names++;
      said.push(own);
      at++;
      continue;
    }
    const english = words.get(
      run(length)
        .map((one) => one.text)
        .join(" "),
    )!;
    if (topicWords.has(english) && needAbout.has(said.at(-1) ?? "")) said.push("about");
    if (english !== "") said.push(english);
    known += length;
    at += length;
  }
  const isEnough = known >= 2 || (known === 1 && names === 0);
  return isEnough && names * 2 <= known ? said.join(" ").replace(/ ([,.!?])/g, "$1") : undefined;
}
