/** An audience: whom a rule or a question in plain words finds, and why. */

import { compileRule } from "../models/rules/compile.ts";
import { describeRule } from "../models/rules/describe.ts";
import type { Rule } from "../models/rules/grammar.ts";
import { parseRule } from "../models/rules/parse.ts";
import { readWords, type Understood } from "../models/rules/plain-words.ts";
import { printRule } from "../models/rules/print.ts";
import { askedMembers } from "./asked-members.ts";
import { flagsOf, likenessNotes, meaningNotes, phraseNotes, unknownNote } from "./audiences/notes.ts";
import { audienceSource, type AudienceSource } from "./audiences/source.ts";
import { textConditions } from "./audiences/quotes.ts";
import { verbatimFor } from "./audiences/verbatim.ts";
import { quotesMeeting } from "./meeting-quotes.ts";
import type { Latest } from "./look-up.ts";
import { boundsFor, populationOf } from "./store/audience/bounds.ts";
import { countAudience, customersOf } from "./store/audience/query.ts";
import type { Database } from "./store/database.ts";
import type { Member, Verbatim } from "./types.ts";

/** Plain words, or a rule. */
export type Question = { readonly words: string } | { readonly rule: string };

/** A member of an audience. */
export interface AudienceMember extends Member {
  /** Short facts with the customer's own numbers. */
  readonly reasons: readonly string[];
  /** The sentence that speaks for them; absent if they never wrote. */
  readonly verbatim?: Verbatim;
}

export interface Audience {
  /** As `attune ask --where` takes it. */
  readonly rule: string;
  readonly sentence: string;
  /** Every word of the question, in order, and what it means; empty for a rule. */
  readonly understood: readonly Understood[];
  readonly size: number;
  /** All customers. */
  readonly of: number;
  /** By customer id: all, or the page that was asked for. */
  readonly members: readonly AudienceMember[];
  /** The conditions that all have to hold, and how many customers each of them finds alone; of one condition, itself. */
  readonly clauses: readonly Clause[];
  /** Of whom something cannot be told, and what a name stands for. */
  readonly notes: readonly string[];
}

/** One of the conditions of a rule. */
export interface Clause {
  readonly rule: string;
  readonly sentence: string;
  readonly size: number;
}

/** Which members are wanted: those after a customer id, so many of them. */
export interface AudiencePage {
  readonly after?: string;
  readonly limit?: number;
}

/** Members whose documents are read at once. */
const atOnce = 500;
/** Conditions that are counted alone; of more, nobody would read the numbers. */
const mostClauses = 50;

/**
 * Finds an audience among the customers of the last run: counted by one statement, and the members of the page are read, with
 * what makes them members. Throws a `RuleError` with the column where the question is not understood.
 */
export async function ask(
  database: Database,
  last: Latest,
  { page = {}, ...question }: Question & { readonly page?: AudiencePage },
): Promise<Audience> {
  const source = await audienceSource(database, last);
  const { fields, tables, asOf } = source;
  const { rule, understood, notes } = readQuestion(question, source);
  const bounds = await boundsFor(database, { rule, fields, table: tables.members });
  const around = { fields, tables, bounds, asOf };
  const parts = (rule.kind === "and" ? rule.parts : [rule]).slice(0, mostClauses);
  const flags = flagsOf(rule, fields);
  const alone = [...parts, ...flags.map(({ known }) => known)];
  const { size, of, sizes } = await countAudience(database, { ...around, rule, parts: alone });
  const customers = await customersOf(database, { ...around, rule, page });
  const population = populationOf(bounds);
  const match = compileRule(rule, { fields, population, ...(asOf !== undefined && { asOf }) });
  const conditions = textConditions(rule, { fields, population, asOf });
  const members: AudienceMember[] = [];
  for (let from = 0; from < customers.length; from += atOnce) {
    const some = await askedMembers(database, { last, source, rule, customers: customers.slice(from, from + atOnce) });
    const quotes = await quotesMeeting(database, { last, rule, conditions, members: some });
    for (const { records, ...member } of some) {
      const { reasons } = match({ ...member, ...(records && { records }) });
      members.push({ ...member, reasons, verbatim: quotes.get(member.customer) ?? verbatimFor(member, rule) });
    }
  }
  const clauses = parts.map((part, i) => ({
    rule: printRule(part),
    sentence: describeRule(part, fields),
    size: sizes[i]!,
  }));
  const unknown = flags.flatMap((flag, i) => unknownNote(flag, { known: sizes[parts.length + i]!, of }) ?? []);
  const asked = "rule" in question ? question.rule : question.words;
  return {
    rule: printRule(rule),
    sentence: describeRule(rule, fields),
    understood,
    size,
    of,
    members,
    clauses,
    notes: [
      ...notes,
      ...likenessNotes(rule, bounds),
      ...meaningNotes(rule, bounds),
      ...unknown,
      ...phraseNotes(rule, fields, asked),
    ],
  };
}

/** The rule of a question, with every word of it and what it means, and what was guessed. Throws a `RuleError` where it is not understood. */
export function readQuestion(
  question: Question,
  { fields, asOf }: AudienceSource,
): { readonly rule: Rule; readonly understood: readonly Understood[]; readonly notes: readonly string[] } {
  if ("rule" in question) return { rule: parseRule(question.rule, fields), understood: [], notes: [] };
  return readWords(question.words, fields, asOf === undefined ? {} : { today: asOf });
}
