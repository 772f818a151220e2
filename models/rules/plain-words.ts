/** Reads a question in plain words: every word is accounted for, and nothing is guessed. */

import { fieldPhrases } from "./field-phrases.ts";
import type { Fields } from "./fields.ts";
import type { Rule } from "./grammar.ts";
import { joinTerms, type Link, type Term } from "./join-terms.ts";
import { nearestNames } from "../text/nearest-names.ts";
import { parseRule } from "./parse.ts";
import { fillers, phraseTable } from "./phrase-table.ts";
import { matchPhrase, type KnownNames, type NearMiss, type Phrase, type PhraseMatch } from "./phrases.ts";
import { plainTokens, type PlainToken } from "./plain-tokens.ts";
import { RuleError } from "./rule-error.ts";

/** Words of the question as typed, and the rule they mean; "" where they mean nothing of their own. */
export interface Understood {
  readonly words: string;
  readonly means: string;
}

const MOST_WORDS = 200;
const links: ReadonlyMap<string, Link> = new Map([
  ["and", "and"],
  ["but", "and"],
  ["&", "and"],
  ["or", "or"],
]);
const negations = new Set(["not", "no", "never", "without", "except", "excluding", "nor"]);
const marks = new Set([",", ".", "!", "?", "-"]);

interface Question<Profile> {
  readonly text: string;
  readonly tokens: readonly PlainToken[];
  readonly fields: Fields<Profile>;
  readonly phrases: readonly Phrase[];
  readonly known: KnownNames;
}

/**
 * The rule that a question in plain words means, in terms of a table of fields, by the table of phrases: at each place
 * the longest phrase counts. Throws a RuleError that points at the first word that is not known, with the nearest
 * known ones, at a name (of a topic, a segment) that is not known, and where "or" could join in two ways.
 */
export function readWords<Profile>(
  text: string,
  fields: Fields<Profile>,
): { readonly rule: Rule; readonly understood: readonly Understood[] } {
  const tokens = plainTokens(text);
  const words = tokens.filter(({ kind }) => kind !== "sign").length;
  if (words === 0)
    throw new RuleError('The question is empty; wanted words like "unhappy big spenders"', { column: 1 });
  if (words > MOST_WORDS) {
    const column = tokens[MOST_WORDS]!.start + 1;
    throw new RuleError(`The question has ${words} words, more than ${MOST_WORDS}; a rule may be longer`, { column });
  }
  const known = Object.fromEntries(
    fields.list.flatMap((field) => (field.kind === "names" ? [[field.name, field.known]] : [])),
  );
  const question = { text, tokens, fields, phrases: [...phraseTable, ...fieldPhrases(fields)], known };
  const { terms, understood } = readTerms(question);
  if (terms.length === 0) {
    throw new RuleError(`These words set no condition; wanted some like ${examples(question)}`, { column: 1 });
  }
  return { rule: joinTerms(terms), understood };
}

function readTerms<Profile>(question: Question<Profile>): { terms: Term[]; understood: Understood[] } {
  const { text, tokens, fields } = question;
  const terms: Term[] = [];
  const understood: Understood[] = [];
  let link: Link = "";
  let negation: PlainToken | undefined;
  let before: Phrase | undefined;
  let at = 0;
  const shown = (from: number, length: number) => text.slice(tokens[from]!.start, tokens[from + length - 1]!.end);
  while (at < tokens.length) {
    const token = tokens[at]!;
    const isJoined: boolean = link !== "" || negation !== undefined;
    const match: PhraseMatch | undefined = matchAt(question, { at, before: isJoined ? before : undefined });
    if (match) {
      const isNot = negation !== undefined;
      const { means, phrase, length }: PhraseMatch = match;
      terms.push({
        rule: ruleOf(means, { fields, column: token.start + 1 }),
        form: phrase.form,
        link,
        isNot,
        column: token.start + 1,
      });
      understood.push({ words: shown(at, length), means });
      [link, negation, before, at] = ["", undefined, phrase, at + length];
      continue;
    }
    const joins = links.get(token.text);
    if (token.kind === "quoted" || (!joins && !isIdle(token) && !negations.has(token.text))) unknown(question, at);
    if (joins) {
      if (link !== "" || negation || terms.length === 0) dangling(token);
      link = joins;
      understood.push({ words: shown(at, 1), means: joins });
    } else if (negations.has(token.text)) {
      // Two negations in a row are no English that can be relied on.
      if (negation) dangling(token);
      negation = token;
      understood.push({ words: shown(at, 1), means: "not" });
    } else if (token.kind !== "sign") understood.push({ words: shown(at, 1), means: "" });
    at++;
  }
  const last = tokens.at(-1)!;
  if (negation) dangling(negation);
  if (link !== "") dangling(last);
  return { terms, understood };
}

function isIdle({ kind, text }: PlainToken): boolean {
  return kind === "sign" ? marks.has(text) : kind === "word" && fillers.has(text);
}

function dangling({ text, start }: PlainToken): never {
  throw new RuleError(`"${text}" joins nothing here; wanted a condition on either side of it`, { column: start + 1 });
}

function longestMatch<Profile>({ tokens, phrases, known }: Question<Profile>, at: number): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  for (const phrase of phrases) {
    const match = matchPhrase(phrase, { tokens, at, known, miss: () => undefined });
    if (match && (!best || match.length > best.length)) best = match;
  }
  return best;
}

/** The longest phrase, or one more name for the phrase before; throws where both fit. */
function matchAt<Profile>(
  question: Question<Profile>,
  { at, before }: { readonly at: number; readonly before: Phrase | undefined },
): PhraseMatch | undefined {
  const phrase = longestMatch(question, at);
  const name = carriedOver(question, { at, phrase: before });
  if (phrase && name && phrase.length === name.length) {
    const { text, start } = question.tokens[at]!;
    const both = `"${text}" can mean ${name.means}, or ${phrase.means}`;
    throw new RuleError(`${both}: say which, in other words or as a rule`, { column: start + 1 });
  }
  return phrase && name ? (name.length > phrase.length ? name : phrase) : (phrase ?? name);
}

/** "complained about delivery but not refunds": a name after a joining word is one more for the phrase before. */
function carriedOver<Profile>(
  { tokens, known }: Question<Profile>,
  { at, phrase }: { readonly at: number; readonly phrase: Phrase | undefined },
): PhraseMatch | undefined {
  const slots = phrase?.means.match(/\{\w+\}/g) ?? [];
  const [slot] = slots;
  if (!phrase || slots.length !== 1 || !(slot!.slice(1, -1) in known)) return undefined;
  const bare: Phrase = { ...phrase, says: [slot!] };
  const match = matchPhrase(bare, { tokens, at, known, miss: () => undefined });
  return match && { ...match, phrase };
}

function ruleOf<Profile>(
  means: string,
  { fields, column }: { readonly fields: Fields<Profile>; readonly column: number },
): Rule {
  try {
    return parseRule(means, fields);
  } catch (cause) {
    // The phrase is known, but not all that it speaks of: the column is that of the question.
    const { message, suggestions } = cause as RuleError;
    throw new RuleError(message.replace(/^Column \d+: | Did you mean [^?]*\?$/g, ""), { column, suggestions });
  }
}

/** Tells what was not understood, and what would be. */
function unknown<Profile>(question: Question<Profile>, at: number): never {
  const { tokens, phrases, known } = question;
  const misses: NearMiss[] = [];
  // The phrase that goes wrong may have begun before: "about" is where a topic was looked for.
  for (const phrase of phrases) matchPhrase(phrase, { tokens, at, known, miss: (near) => misses.push(near) });
  const miss = misses.sort((a, b) => b.place - a.place)[0];
  if (miss) unknownName(question, miss);
  const { text, start } = tokens[at]!;
  const column = start + 1;
  const ways = phrases.flatMap(({ says }) => says);
  const withIt = ways.filter((way) => wordsOf(way).includes(text)).map((way) => readable(way, text));
  if (withIt.length > 0) {
    const some = [...new Set(withIt)].slice(0, 4).join('", "');
    throw new RuleError(`I cannot place "${text}" here; I know "${some}"`, { column });
  }
  const suggestions = nearestNames(
    text,
    ways.flatMap(wordsOf).filter((word) => word.length > 2),
  );
  const listed = `Known are words like ${examples(question)}; attune ask --help lists all.`;
  throw new RuleError(`I do not know "${text.slice(0, 60)}". ${listed}`, { column, suggestions });
}

const wordsOf = (way: string) =>
  way
    .replace(/\{\w+\}|\?/g, "")
    .split(/[ |]+/)
    .filter((word) => word !== "");

/** One way to say a phrase, with a word or else the first of the alternatives: "bought at least {n} times". */
function readable(way: string, word?: string): string {
  const parts = way.split(" ").map((part) => part.replace("?", "").split("|"));
  return parts.map((words) => words.find((one) => one === word) ?? words[0]!).join(" ");
}

function unknownName<Profile>({ tokens, known }: Question<Profile>, { field, place }: NearMiss): never {
  const token = tokens[place];
  const names = known[field] ?? [];
  const listed = names.map(({ id, name }) => (id === name ? name : `${name} (${id})`)).slice(0, 30);
  const words = names.flatMap(({ id, name, words: more = [] }) => [id, name, ...name.split(/[\s·,/]+/), ...more]);
  const what = token ? `No ${field} is called "${token.text.slice(0, 60)}"` : `Here the name of a ${field} is missing`;
  const column = token ? token.start + 1 : (tokens.at(-1)?.end ?? 0) + 1;
  throw new RuleError(`${what}; ${listed.length > 0 ? `there are ${listed.join(", ")}` : "none is known yet"}.`, {
    column,
    suggestions: token ? nearestNames(token.text, words) : [],
  });
}

/** One way to say each of the first phrases. */
function examples<Profile>({ phrases }: Question<Profile>): string {
  return phrases
    .slice(0, 24)
    .map(({ says }) => readable(says[0]!))
    .filter((way) => !way.includes("{"))
    .slice(0, 14)
    .join(", ");
}
