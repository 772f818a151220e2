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

/** Words of the question as typed, and the rule they mean; "" where they mean nothing of their own. */
export interface Understood {
  readonly words: string;
  readonly means: string;
}

const MOST_WORDS = 200;
const links: ReadonlyMap<string, Link> = new Map([
  ["and", "and"],
  ["but", "and"],
  ["yet", "and"],
  ["plus", "and"],
  ["&", "and"],
  ["or", "or"],
]);
const negations = new Set(["not", "no", "never", "without", "except", "excluding", "neither", "nor"]);
const marks = new Set([",", ".", "!", "?", "-"]);

/**
 * The rule that a question in plain words means, in terms of a table of fields: at each place the longest phrase counts, of
 * the table of phrases, of what customers do (words/activities.ts), of the fields and of the values of columns. Months and
 * the like are looked back at from `today`, ISO 8601. Throws a RuleError that points at the first word that is not known, with
 * the nearest known ones, at a name (of a topic, a segment) that is not known, and at what could be read in two ways.
 */
export function readWords<Profile>(
  text: string,
  fields: Fields<Profile>,
  { today }: { readonly today?: string } = {},
): { readonly rule: Rule; readonly understood: readonly Understood[] } {
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
  const { terms, understood } = readTerms(question);
  if (terms.length === 0) {
    throw new RuleError(`These words set no condition; wanted some like ${examples(question)}`, { column: 1 });
  }
  const rule = joinTerms(terms);
  refuseContradiction(rule);
  return { rule, understood };
}

function readTerms<Profile>(question: Question<Profile>): { terms: Term[]; understood: Understood[] } {
  const { text, tokens, fields } = question;
  const terms: Term[] = [];
  const understood: Understood[] = [];
  let link: Link = "";
  let negation: PlainToken | undefined;
  let before: Found | undefined;
  let at = 0;
  let end = -1;
  const shown = (from: number, length: number) => text.slice(tokens[from]!.start, tokens[from + length - 1]!.end);
  while (at < tokens.length) {
    const token = tokens[at]!;
    const column = token.start + 1;
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
      [link, negation, before, at] = ["", undefined, found, at + length];
      end = at;
      continue;
    }
    const joins = token.kind === "quoted" ? undefined : links.get(token.text);
    const isNegation = token.kind === "word" && negations.has(token.text);
    if (!joins && !isIdle(question, at) && !isNegation) refuse(question, at);
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
  return { terms, understood };
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
