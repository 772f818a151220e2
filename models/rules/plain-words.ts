/** Reads a question in plain words: every word is accounted for, and nothing is guessed. */

import { fieldPhrases, ratedPhrases } from "./field-phrases.ts";
import type { Fields, Named } from "./fields.ts";
import type { Rule } from "./grammar.ts";
import { joinTerms, type Link, type Term } from "./join-terms.ts";
import { parseRule } from "./parse.ts";
import { refuseContradiction } from "./words/contradiction.ts";
import { fillers, phraseTable } from "./phrase-table.ts";
import { plainTokens, type PlainToken } from "./plain-tokens.ts";
import { RuleError } from "./rule-error.ts";
import { findCondition, type Found, type Question } from "./words/find-condition.ts";
import { examples, refuse } from "./words/refuse.ts";
import { printRule } from "./print.ts";
import { translate } from "./words/translate.ts";

/** Words of the question as typed, and the rule they mean; "" where they mean nothing of their own. */
export interface Understood {
  readonly words: string;
  readonly means: string;
}

const MOST_WORDS = 200;
/** Brackets in each other. */
const DEEPEST = 10;
const links: ReadonlyMap<string, Link> = new Map([
  ["and", "and"],
  ["but", "and"],
  ["yet", "and"],
  ["plus", "and"],
  ["&", "and"],
  ["or", "or"],
]);
const negations = new Set("not no never without except excluding exclude neither nor outside minus".split(" "));
const marks = new Set([",", ".", "!", "?", "-"]);
/** What a question may begin with; the longest first. */
const openers: readonly (readonly string[])[] = [
  "can|could|would you please? show|give|list|find|get|tell|pull me|us?",
  "i|we want|need to see|get|find|list|reach|contact?",
  "i|we would? like to see|get|find|list|have",
  "let me see",
  "tell me who?",
  "hi|hello|hey",
  "looking for",
  "what about",
  "is|are there",
  "please",
].flatMap((way) => spelled(way.split(" ")));

/**
 * The rule that a question in plain words means, in terms of a table of fields: at each place the longest phrase counts, of
 * the table of phrases, of what customers do (words/activities.ts), of the fields and of the values of columns. Months and
 * the like are looked back at from `today`, ISO 8601. Throws a RuleError that points at the first word that is not known, with
 * the nearest known ones, at a name (of a topic, a segment) that is not known, and at what could be read in two ways.
 * A question that is none in English is read word by word as one, where the words of another language are known: what it says in
 * English is noted.
 */
export function readWords<Profile>(
  text: string,
  fields: Fields<Profile>,
  options: { readonly today?: string } = {},
): ReadQuestion {
  try {
    return readEnglish(text, fields, options);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const other = inOther(text, fields, options);
    if (other) return other;
    throw error;
  }
}

/** A rule with what each word means in it, and what was guessed. */
interface ReadQuestion {
  readonly rule: Rule;
  readonly understood: readonly Understood[];
  readonly notes: readonly string[];
}

/** What a question in another language says; undefined where no language, or several that differ, can be read. */
function inOther<Profile>(
  text: string,
  fields: Fields<Profile>,
  options: { readonly today?: string },
): ReadQuestion | undefined {
  const read = translate(text, tokensOf(text)).flatMap((translated) => {
    try {
      return [{ ...translated, ...readEnglish(translated.text, fields, options) }];
    } catch (error) {
      if (error instanceof RuleError) return [];
      throw error;
    }
  });
  const rules = new Set(read.map(({ rule }) => printRule(rule)));
  const [first] = read;
  if (!first || rules.size > 1) return undefined;
  return {
    rule: first.rule,
    understood: [{ words: text, means: printRule(first.rule) }],
    notes: [`Read as ${first.language}: "${first.text}"`, ...first.notes],
  };
}

function tokensOf(text: string): readonly PlainToken[] {
  try {
    return plainTokens(text);
  } catch {
    return [];
  }
}

function readEnglish<Profile>(
  text: string,
  fields: Fields<Profile>,
  { today }: { readonly today?: string } = {},
): { readonly rule: Rule; readonly understood: readonly Understood[]; readonly notes: readonly string[] } {
  const tokens = plainTokens(text);
  const words = tokens.filter(({ kind }) => kind !== "sign").length;
  if (words === 0)
    throw new RuleError('The question is empty; wanted words like "unhappy big spenders"', { column: 1 });
  if (words > MOST_WORDS) {
    const column = tokens[MOST_WORDS]!.start + 1;
    throw new RuleError(`The question has ${words} words, more than ${MOST_WORDS}; a rule may be longer`, { column });
  }
  const listed = [...fields.records.flatMap((kind) => kind.fields.list), ...fields.list];
  const known: Record<string, readonly Named[]> = {};
  for (const field of listed)
    if ((field.kind === "names" || field.kind === "search") && field.known) known[field.name] = field.known;
  const phrases = [...ratedPhrases(fields), ...phraseTable, ...fieldPhrases(fields)];
  const question = { text, tokens, fields, phrases, known, ...(today !== undefined && { today }) };
  const { terms, understood, notes } = readTerms(question);
  if (terms.length === 0) {
    throw new RuleError(`These words set no condition; wanted some like ${examples(question)}`, { column: 1 });
  }
  const rule = joinTerms(terms);
  refuseContradiction(rule, (name) => fields.find(name)?.kind === "column");
  return { rule, understood, notes: [...new Set(notes)] };
}

/** Every way to say words with alternatives, of which those with "?" at the end may be left out. */
function spelled([first, ...rest]: readonly string[]): readonly (readonly string[])[] {
  if (first === undefined) return [[]];
  const after = spelled(rest);
  const words = first.replace("?", "").split("|");
  const all = words.flatMap((word) => after.map((one) => [word, ...one]));
  return first.endsWith("?") ? [...all, ...after] : all;
}

/** Words that a question begins with and that mean nothing of their own. */
function openerOf(tokens: readonly PlainToken[]): number {
  const fits = openers.filter((way) => way.every((word, i) => tokens[i]?.text === word));
  return fits.reduce((most, { length }) => Math.max(most, length), 0);
}

/** The place of the bracket that closes one. Throws a RuleError where there is none. */
function closing(tokens: readonly PlainToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    if (kind !== "sign") continue;
    if (text === "(") depth++;
    if (text === ")" && --depth === 0) return at;
    if (depth > DEEPEST) break;
  }
  throw new RuleError('This "(" is not closed; wanted a ")" after what belongs together', {
    column: tokens[open]!.start + 1,
  });
}

interface ReadTerms {
  readonly terms: Term[];
  readonly understood: Understood[];
  readonly notes: string[];
}

function readTerms<Profile>(question: Question<Profile>): ReadTerms {
  const { text, tokens, fields } = question;
  const terms: Term[] = [];
  const understood: Understood[] = [];
  const notes: string[] = [];
  let link: Link = "";
  let negation: PlainToken | undefined;
  let before: Found | undefined;
  let at = openerOf(tokens);
  if (at > 0 && at < tokens.length)
    understood.push({ words: text.slice(tokens[0]!.start, tokens[at - 1]!.end), means: "" });
  else at = 0;
  let end = -1;
  const shown = (from: number, length: number) => text.slice(tokens[from]!.start, tokens[from + length - 1]!.end);
  while (at < tokens.length) {
    const token = tokens[at]!;
    const column = token.start + 1;
    if (token.kind === "sign" && token.text === "(") {
      const close = closing(tokens, at);
      const inner = readTerms({ ...question, tokens: tokens.slice(at + 1, close) });
      if (inner.terms.length === 0) throw new RuleError("These brackets set no condition", { column });
      terms.push({ rule: joinTerms(inner.terms), form: "noun", link, isNot: negation !== undefined, column });
      understood.push(...inner.understood);
      notes.push(...inner.notes);
      [link, negation, before, at] = ["", undefined, undefined, close + 1];
      continue;
    }
    const isJoined: boolean = link !== "" || negation !== undefined;
    const isNot = negation !== undefined;
    const found: Found | undefined = findCondition(question, {
      at,
      isNot,
      isAnd: (link as Link) === "and",
      isAfterCondition: link === "" && at > 0 && end === at - (negation ? 1 : 0),
      ...(isJoined && before && { before }),
    });
    if (found) {
      const { means, form, length }: Found = found;
      if (
        link !== "" &&
        before?.done?.isPlain &&
        !terms.at(-1)!.isNot &&
        found.done?.hasWindow &&
        tokens[at - 1]!.text === link
      ) {
        const both = `The time in "${shown(at, length)}" may be that of ${before.means}, too`;
        throw new RuleError(`${both}: say it of each, or only of the last with "who"`, { column });
      }
      const isDenied = token.kind === "word" && negations.has(token.text);
      terms.push({ rule: ruleOf(means, { fields, column }), form, link, isNot, isDenied, column });
      understood.push({ words: shown(at, length), means });
      if (found.note !== undefined) notes.push(found.note);
      [link, negation, before, at] = ["", undefined, found, at + length];
      end = at;
      continue;
    }
    // "not solved yet" is said of what was before.
    const isYet = token.text === "yet" && terms.length > 0 && (tokens[at + 1]?.kind ?? "sign") === "sign";
    const joins = token.kind === "quoted" || isYet ? undefined : links.get(token.text);
    const isNegation = token.kind === "word" && negations.has(token.text);
    // Before all conditions it parts nothing; after some it may explain them, or add to them.
    const isColon = token.text === ":" && terms.length === 0;
    if (token.text === ":" && terms.length > 0)
      throw new RuleError(
        'What follows ":" may explain what stands before it, or be wanted as well: say one of them, or "and"',
        {
          column,
        },
      );
    if (!joins && !isYet && !isColon && !isIdle(question, at) && !isNegation) refuse(question, at);
    if (joins) {
      if (link !== "" || negation || terms.length === 0) dangling(token);
      link = joins;
      understood.push({ words: shown(at, 1), means: joins });
    } else if (isNegation) {
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
  return { terms, understood, notes };
}

/** Whether a token sets no condition: a mark, a filler, "either" before an "or", "right" before "now". */
function isIdle<Profile>({ tokens }: Question<Profile>, at: number): boolean {
  const { kind, text } = tokens[at]!;
  if (kind === "sign") return marks.has(text);
  if (kind !== "word") return false;
  if (text === "either") return tokens.slice(at + 1).some((token) => token.text === "or");
  const [before, after] = [tokens[at - 1]?.text ?? "", tokens[at + 1]?.text ?? ""];
  if (text === "right") return after === "now";
  // "still buy" is more than "buy", and "want to buy" is none.
  if (text === "still") return !/^(?:buy|buys|order|write|active|customers?|loyal)$/.test(after);
  if (text === "want") return before === "i" || before === "we";
  if (text === "can") return after === "you";
  if (text === "you") return before === "can";
  if (text === "from") return /^(?:people|customers|clients|those|users|members)$/.test(after);
  if (text === "to") return after === "us";
  if (text === "us") return ["to", "from", "give", "show", "of", "with"].includes(before);
  return fillers.has(text);
}

function dangling({ text, start }: PlainToken): never {
  throw new RuleError(`"${text}" joins nothing here; wanted a condition on either side of it`, { column: start + 1 });
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
