/**
 * Sizes of groups for those who may not see people: rounded, too few are not told, and groups that differ by few are told the
 * same, so that no difference of two answers tells of few either.
 */

import type { Fields } from "../models/rules/fields.ts";
import type { Rule } from "../models/rules/grammar.ts";
import { parseRule } from "../models/rules/parse.ts";
import { printRule } from "../models/rules/print.ts";
import { fingerprint } from "./answer.ts";
import type { Asked } from "./audiences/standing-rule.ts";
import { boundsFor } from "./store/audience/bounds.ts";
import {
  differencesOf,
  groupOf,
  looksAt,
  noteLooks,
  noteTold,
  tellAlone,
  toldBefore,
  toldOfSize,
  type Askable,
} from "./store/audience/told.ts";
import type { Database, Queries } from "./store/database.ts";

/** A size as it is told: it lies in `[from, below)`. */
export interface ToldSize {
  /** A multiple of the smallest group; absent: too few to tell. */
  readonly about?: number;
  readonly from: number;
  readonly below: number;
}

/** More of one result were asked for than are told. */
export class TooManyQuestionsError extends Error {
  override readonly name = "TooManyQuestionsError";
}

/**
 * Looks at a result. Many answers about chosen groups tell of single people, however each is rounded. A question is a look, and one
 * for all groups that share nobody, as segments do: whoever is in one of these is in no other answer (parallel composition, McSherry
 * 2009). What a question costs follows from its words alone: were it from who is in a group, what is left would tell of them.
 */
const mostLooks = 1000;

/** Groups that are compared in one statement. */
const atOnce = 20;

/** The least size of a group that may be told, where nothing else is set. */
export const usualSmallest = 10;

/**
 * A told size in figures. It was told of this group or of one that differs by fewer than `smallest`, which had from `about` up to
 * `about + smallest`; what is too few had fewer than twice the smallest, so that no group below the smallest is ever told the
 * size of one that is not.
 */
export function toldSize(about: number | undefined, smallest: number): ToldSize {
  if (about === undefined) return { from: 0, below: 3 * smallest - 1 };
  return { about, from: Math.max(0, about - smallest + 1), below: about + 2 * smallest - 1 };
}

/**
 * Tells how many customers each of some rules finds in a result, and all of them (undefined). The first group that is asked of
 * is rounded down; another that differs from it by fewer than `smallest` customers, whatever its rule says, has the answer of
 * the first for as long as the result is the last and `smallest` the same. `areDisjoint`: no two of the rules can find the same
 * customer. Throws `TooManyQuestionsError` beyond a thousand looks at a result.
 */
export async function tellSizes(
  database: Database,
  { last, source }: Asked,
  {
    rules,
    smallest = usualSmallest,
    areDisjoint = false,
  }: {
    readonly rules: readonly (Rule | undefined)[];
    readonly smallest?: number;
    readonly areDisjoint?: boolean;
  },
): Promise<readonly ToldSize[]> {
  const questions = rules.flatMap((rule) => (rule ? [fingerprint("told", printRule(rule), String(smallest))] : []));
  await database.transaction((queries) => lookAt(queries, { result: last.id, questions, areDisjoint }));
  // Kept from here on. To read a phrase and every text takes long, and while a group is told of nobody else is told of any.
  const parts = rules.filter((one) => one !== undefined);
  await boundsFor(database, { rule: { kind: "and", parts }, fields: source.fields, table: source.tables.members });
  const told: ToldSize[] = [];
  // Everybody first: who leaves out a few is told what is told of all.
  for (const rule of [undefined, ...rules]) {
    const about = await database.transaction((queries) => tell(queries, { source, result: last.id, rule, smallest }));
    told.push(toldSize(about, smallest));
  }
  return told.slice(1);
}

/** Counts a look for each question that was not asked yet, or one for all. Throws where there are too many. */
async function lookAt(
  queries: Queries,
  { result, questions, areDisjoint }: { result: string; questions: readonly string[]; areDisjoint: boolean },
): Promise<void> {
  await tellAlone(queries);
  const { fresh, spent } = await looksAt(queries, { result, questions });
  const looks = fresh.map((_, i): number => (areDisjoint && i > 0 ? 0 : 1));
  if (spent + looks.reduce((a, b) => a + b, 0) > mostLooks)
    throw new TooManyQuestionsError(
      `${mostLooks} questions about groups of this result were answered: others are after the next run`,
    );
  await noteLooks(queries, { result, questions: fresh, looks });
}

interface Telling {
  readonly source: Asked["source"];
  readonly result: string;
  readonly rule: Rule | undefined;
  readonly smallest: number;
}

async function tell(queries: Queries, { source, result, rule, smallest }: Telling): Promise<number | undefined> {
  const { fields, tables, asOf } = source;
  const askable = async (rules: readonly (Rule | undefined)[]): Promise<Askable> => {
    const parts = rules.filter((one) => one !== undefined);
    const bounds = await boundsFor(queries, { rule: { kind: "and", parts }, fields, table: tables.members });
    return { fields, tables, asOf, bounds };
  };
  await tellAlone(queries);
  const group = await groupOf(queries, await askable([rule]), rule);
  const before = await toldBefore(queries, { result, smallest, ...group });
  if (before) return before.about;
  const text = rule ? printRule(rule) : "";
  const near = await toldOfSize(queries, { result, size: group.size, smallest });
  for (let from = 0; from < near.length; from += atOnce) {
    const some = near.slice(from, from + atOnce);
    const others = some.map((one) => (one.rule === "" ? undefined : parseRule(one.rule, fields)));
    const differences = await differencesOf(queries, await askable([rule, ...others]), { rule, others });
    const alike = some[differences.findIndex((difference) => difference < smallest)];
    if (!alike) continue;
    await noteTold(queries, { result, smallest, ...group, rule: text, about: alike.about, isFirst: false });
    return alike.about;
  }
  const about = group.size < 2 * smallest ? undefined : smallest * Math.floor(group.size / smallest);
  await noteTold(queries, { result, smallest, ...group, rule: text, about, isFirst: true });
  return about;
}

/** Whether a rule names customers by their ids, as no question about groups does. */
export function namesCustomers<Profile>(rule: Rule, fields: Fields<Profile>): boolean {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.parts.some((part) => namesCustomers(part, fields));
    case "not":
      return namesCustomers(rule.part, fields);
    case "count":
      // Texts and orders tell of no ids.
      return false;
    default:
      return rule.kind === "like" || fields.find(rule.field)?.name === "customer";
  }
}

/**
 * Whether a rule may be told to those who may not see people: it asks of names that are the same for all (topics, segments), of
 * figures and of days. Words of texts, and values of columns that are texts or equal a number, may be somebody's.
 */
export function isTellable<Profile>(rule: Rule, fields: Fields<Profile>): boolean {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.parts.every((part) => isTellable(part, fields));
    case "not":
      return isTellable(rule.part, fields);
    case "says":
      return false;
    case "count": {
      const records = fields.records.find(({ name }) => name === rule.records);
      return records !== undefined && isTellable(rule.rule, records.fields);
    }
    default: {
      const kind = fields.find(rule.field)?.kind;
      if (kind === "number" || kind === "names" || kind === "event" || kind === "flag") return true;
      if (kind !== "column") return false;
      const isOrder = rule.kind === "compare" && rule.operator !== "=" && rule.operator !== "!=";
      return rule.kind === "rank" || (isOrder && rule.value.type !== "text");
    }
  }
}
