/** An audience: whom a rule or a question in plain words finds, and why. */

import { compileRule } from "../models/rules/compile.ts";
import { describeRule } from "../models/rules/describe.ts";
import type { Fields } from "../models/rules/fields.ts";
import type { Rule } from "../models/rules/grammar.ts";
import { parseRule } from "../models/rules/parse.ts";
import { readWords, type Understood } from "../models/rules/plain-words.ts";
import { gatherPopulation, type Population } from "../models/rules/population.ts";
import { printRule } from "../models/rules/print.ts";
import { audienceFields } from "./audience-fields.ts";
import { verbatimFor } from "./audience-verbatim.ts";
import { everyMember, type Latest } from "./look-up.ts";
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
  /** By customer id. */
  readonly members: readonly AudienceMember[];
  /** The conditions that all have to hold, and how many customers each of them finds alone; of one condition, itself. */
  readonly clauses: readonly Clause[];
}

/** One of the conditions of a rule. */
export interface Clause {
  readonly rule: string;
  readonly sentence: string;
  readonly size: number;
}

/**
 * Finds an audience among the members of the last run. Reads them twice, first for percentiles and columns, and keeps
 * the matches only. Throws a `RuleError` with the column where the question is not understood.
 */
export async function ask(database: Database, last: Latest, question: Question): Promise<Audience> {
  const { fields, population, of } = await survey(database, last);
  const { rule, understood } = read(question, fields);
  const match = compileRule(rule, { fields, population });
  const parts = (rule.kind === "and" ? rule.parts : [rule]).map((part) => ({
    part,
    match: compileRule(part, { fields, population }),
    size: 0,
  }));
  const members: AudienceMember[] = [];
  for await (const member of everyMember(database, last)) {
    for (const part of parts) if (part.match(member).matches) part.size++;
    const { matches, reasons } = match(member);
    if (matches) members.push({ ...member, reasons, verbatim: verbatimFor(member, rule) });
  }
  members.sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0));
  const sentence = describeRule(rule, fields);
  const clauses = parts.map(({ part, size }) => ({
    rule: printRule(part),
    sentence: describeRule(part, fields),
    size,
  }));
  return { rule: printRule(rule), sentence, understood, size: members.length, of, members, clauses };
}

function read(question: Question, fields: Fields<Member>): { rule: Rule; understood: readonly Understood[] } {
  if ("rule" in question) return { rule: parseRule(question.rule, fields), understood: [] };
  return readWords(question.words, fields);
}

interface Survey {
  readonly fields: Fields<Member>;
  readonly population: Population;
  readonly of: number;
}

/** The first reading: which columns there are, and what is high and low. */
async function survey(database: Database, last: Latest): Promise<Survey> {
  const topics = last.overview.topics.map(({ id, label, words }) => ({ id, name: label, words }));
  const segments = last.segments.map(({ id, name }) => ({ id, name }));
  const gathered = gatherPopulation(audienceFields({ topics, segments, columns: [] }));
  const columns = new Set<string>();
  let of = 0;
  for await (const member of everyMember(database, last)) {
    of++;
    gathered.add(member);
    for (const column of Object.keys(member.profile?.other ?? {})) columns.add(column);
  }
  const fields = audienceFields({ topics, segments, columns: [...columns].sort() });
  return { fields, population: gathered.build(), of };
}
