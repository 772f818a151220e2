/** Sizes of groups as they were told, and how many customers groups differ by. */

import type { Rule } from "../../../models/rules/grammar.ts";
import type { Queries } from "../database.ts";
import { compiler, type Asked } from "./query.ts";

/** A group's size, and a fingerprint of who is in it. */
export interface Group {
  readonly size: number;
  readonly members: string;
}

/** A group whose size was told. */
export interface ToldGroup {
  /** "" of all customers. */
  readonly rule: string;
  /** Undefined: too few to tell. */
  readonly about: number | undefined;
}

/** Tables and fields without a rule; bounds must be those of every rule that is asked. */
export type Askable = Omit<Asked, "rule">;

/** A rule as a condition that is true or false, never null. */
const conditionOf = (rule: Rule | undefined, where: (rule: Rule) => string) =>
  rule ? `(${where(rule)} is true)` : "true";

/** Who a rule finds; without one, everybody. */
export async function groupOf(queries: Queries, asked: Askable, rule: Rule | undefined): Promise<Group> {
  const { params, where, from } = compiler(asked);
  const holds = conditionOf(rule, where);
  const [row] = await queries.query<{ size: number; members: string | null }>(
    `select count(*) as size, bit_xor(hashtextextended(customer, 0))::text as members from ${from()} where ${holds}`,
    params,
  );
  return { size: row!.size, members: row!.members ?? "" };
}

/** By how many customers a group differs from each of some others: those who are in one of the two alone. */
export async function differencesOf(
  queries: Queries,
  asked: Askable,
  { rule, others }: { readonly rule: Rule | undefined; readonly others: readonly (Rule | undefined)[] },
): Promise<readonly number[]> {
  const { params, where, from } = compiler(asked);
  const own = conditionOf(rule, where);
  const counts = others.map(
    (other, i) => `count(*) filter (where ${own} <> ${conditionOf(other, where)}) as difference${i}`,
  );
  const sql = `select ${counts.join(", ")} from ${from()}`;
  const [row] = await queries.query<Record<string, number>>(sql, params);
  return others.map((_, i) => row![`difference${i}`]!);
}

const toldOf = ({ rule, about }: { rule: string; about: number | null }): ToldGroup => ({
  rule,
  about: about ?? undefined,
});

/** What was told of a group, if it was asked of before while groups were told by the same smallest. */
export async function toldBefore(
  queries: Queries,
  { result, smallest, members, size }: Group & { readonly result: string; readonly smallest: number },
): Promise<ToldGroup | undefined> {
  const [row] = await queries.query<{ rule: string; about: number | null }>(
    "select rule, about from told_sizes where result = $1 and members = $2 and size = $3 and smallest = $4",
    [result, members, size, smallest],
  );
  return row && toldOf(row);
}

/** Groups that were told by this smallest, by themselves, and whose size lies less than it from one, the first asked first. */
export async function toldOfSize(
  queries: Queries,
  { result, size, smallest }: { readonly result: string; readonly size: number; readonly smallest: number },
): Promise<readonly ToldGroup[]> {
  const rows = await queries.query<{ rule: string; about: number | null }>(
    `select rule, about from told_sizes
     where result = $1 and smallest = $3 and is_first and size > $2::int8 - $3::int8 and size < $2::int8 + $3::int8
     order by seq`,
    [result, size, smallest],
  );
  return rows.map(toldOf);
}

/** Until the transaction ends, nobody else tells of any group. */
export async function tellAlone(queries: Queries): Promise<void> {
  await queries.execute("lock table told_sizes in share row exclusive mode");
}

/** Which of some questions a result was not asked yet, and how many looks those cost that it was asked. */
export async function looksAt(
  queries: Queries,
  { result, questions }: { readonly result: string; readonly questions: readonly string[] },
): Promise<{ readonly fresh: readonly string[]; readonly spent: number }> {
  const asked = await queries.query<{ question: string }>(
    "select question from told_looks where result = $1 and question = any($2::text[])",
    [result, questions],
  );
  const known = new Set(asked.map(({ question }) => question));
  const [row] = await queries.query<{ spent: number }>(
    "select coalesce(sum(looks), 0)::int8 as spent from told_looks where result = $1",
    [result],
  );
  return { fresh: [...new Set(questions)].filter((question) => !known.has(question)), spent: row!.spent };
}

/** Notes questions with the looks that they cost. */
export async function noteLooks(
  queries: Queries,
  { result, questions, looks }: { result: string; questions: readonly string[]; looks: readonly number[] },
): Promise<void> {
  await queries.query(
    `insert into told_looks (result, question, looks)
     select $1, question, looks from unnest($2::text[], $3::int[]) as told (question, looks)`,
    [result, questions, looks],
  );
}

/** Notes what is told of a group. */
export async function noteTold(
  queries: Queries,
  {
    result,
    smallest,
    rule,
    about,
    isFirst,
    ...group
  }: Group & ToldGroup & { readonly result: string; readonly smallest: number; readonly isFirst: boolean },
): Promise<void> {
  await queries.query(
    `insert into told_sizes (result, members, size, rule, is_first, about, smallest)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [result, group.members, group.size, rule, isFirst, about ?? null, smallest],
  );
}
