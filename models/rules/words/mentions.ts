/** What people wrote of that is no topic: "mentioned a lawyer", "used the word scam". It is looked for as it is typed. */

import type { Named } from "../fields.ts";
import { fillers } from "../phrase-table.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { printValue, printWindow } from "../print.ts";
import { nearestNames } from "../../text/nearest-names.ts";
import { readComparison } from "./comparisons.ts";
import { readWindow } from "./windows.ts";

/** A condition on words of texts, found at a place. */
export interface SaidWords {
  readonly means: string;
  readonly length: number;
  readonly isFor: boolean;
  readonly note: string;
}

const verbs = ["mentioned", "mention", "mentions", "mentioning", "brought up", "bring up", "bringing up"];
const wordVerbs = [
  "used",
  "use",
  "using",
  "said",
  "say",
  "wrote",
  "with",
  "containing",
  "contains",
  "mentioned",
].flatMap((verb) => ["word", "words", "phrase", "term"].flatMap((noun) => [`${verb} the ${noun}`, `${verb} ${noun}`]));
const articles = new Set(["the", "a", "an", "our", "your", "their", "any", "some", "of"]);
const breaks = new Set(
  (
    "and or but who whom whose that which not except without nor yet plus while although though because when where since before after " +
    "in on at for from with within during over last this at least most more than about twice once often only exactly"
  ).split(" "),
);
const mostWords = 4;

/** The words that are said to have been written at a place; names of topics, and what is near one, are none. */
export function readMention(
  tokens: readonly PlainToken[],
  { at, today, topics }: { readonly at: number; readonly today?: string; readonly topics: readonly Named[] },
): SaidWords | undefined {
  const startsWith = (way: string) => way.split(" ").every((word, i) => tokens[at + i]?.text === word);
  const verb = [...wordVerbs, ...verbs].filter(startsWith).sort((a, b) => b.length - a.length)[0];
  if (verb === undefined) return undefined;
  const isWord = wordVerbs.includes(verb);
  let start = at + verb.split(" ").length;
  while (!isWord && tokens[start]?.kind === "word" && articles.has(tokens[start]!.text)) start++;
  const isSaid = (token: PlainToken) =>
    token.kind === "word" ? !breaks.has(token.text) : token.kind === "sign" && token.text === "-";
  let end = start;
  while (
    end < tokens.length &&
    end - start <= mostWords &&
    isSaid(tokens[end]!) &&
    !readWindow({ tokens, at: end, today })
  )
    end++;
  const words = tokens.slice(start, end).filter(({ kind }) => kind === "word").map(({ text }) => text); // prettier-ignore
  if (words.length === 0 || words.length > mostWords || (!isWord && fillers.has(words[0]!))) return undefined;
  const text = words.join(" ");
  const names = topics.flatMap(({ id, name }) => [id, name, ...name.split(/[\s·,/]+/)]);
  if (!isWord && nearestNames(text, names).length > 0) return undefined;
  const said = `says ${printValue({ type: "text", value: text })}`;
  const { count, window, end: last } = modifiers(tokens, { at: end, today });
  const when = printWindow(window?.window);
  const isPlain = count === undefined && when === "";
  const means = isPlain ? said : (count ?? [">= 1"]).map((how) => `count(${said})${when} ${how}`).join(" and ");
  const what = words.length === 1 ? "word itself is" : "words themselves are";
  return {
    means,
    length: last - at,
    isFor: window?.isFor ?? false,
    note: `"${text}" is no topic: the ${what} looked for in the texts, not other words for it`,
  };
}

/** "twice in the last 30 days", "since May more than once". */
function modifiers(
  tokens: readonly PlainToken[],
  { at, today }: { readonly at: number; readonly today?: string | undefined },
) {
  let end = at;
  let window: ReturnType<typeof readWindow>;
  let count: string[] | undefined;
  for (;;) {
    const time = window ? undefined : readWindow({ tokens, at: end, today });
    const often = count || time ? undefined : readComparison(tokens, { at: end, measure: "n" });
    if (time) {
      window = time;
      end += time.length;
      continue;
    }
    const isTimes = often && /^times?$/.test(tokens[end + often.length]?.text ?? "");
    const isOnce = often && /^(?:once|twice|thrice)$/.test(tokens[end + often.length - 1]!.text);
    if (!often || (!isTimes && !isOnce)) return { count, window, end };
    count = often.comparisons.map(({ operator, value }) => `${operator} ${value}`);
    end += often.length + (isTimes ? 1 : 0);
  }
}
