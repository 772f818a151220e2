/** Who is in a saved audience, who was on a day, and who came and went. */

import type { Queries } from "../database.ts";
import { numberOf } from "./saved.ts";

/** What made a customer come or go: a condition of the rule, and what it found before and after, in words. */
export interface MoveReason {
  readonly condition: string;
  /** Absent where nothing was known of the customer, or the result of before is no longer there. */
  readonly before?: string;
  /** Absent where the customer is no longer in the data. */
  readonly after?: string;
  /**
   * What was learned anew and may have turned it, of a customer who wrote and bought nothing in between; that time went by may
   * have turned it too.
   */
  readonly cause?: string;
}

/** One coming or going. */
export interface Move {
  readonly customer: string;
  readonly move: "entered" | "left";
  readonly reasons: readonly MoveReason[];
}

/** A move with the day of the result that it was found in. */
export interface RecordedMove extends Move {
  readonly day: string;
}

interface At {
  readonly id: string;
  /** Number of the look-up. */
  readonly update: number;
}

/** Moves that were found in an attempt to look members up, and are not recorded yet. */
interface Found {
  readonly attempt: string;
}

/** Found moves by customer id: a page after one of them. */
export async function foundMoves(
  queries: Queries,
  { attempt, after, limit }: Found & { readonly after: string; readonly limit: number },
): Promise<readonly Move[]> {
  const rows = await queries.query<{ customer: string; has_entered: boolean; reasons: string | null }>(
    `select customer, has_entered, reasons from audience_found_moves
     where attempt = $1 and customer > $2 order by customer limit $3`,
    [attempt, after, limit],
  );
  return rows.map(({ customer, has_entered, reasons }) => ({
    customer,
    move: has_entered ? "entered" : "left",
    reasons: JSON.parse(reasons ?? "[]") as readonly MoveReason[],
  }));
}

/** Notes the reasons of found moves. */
export async function noteReasons(
  queries: Queries,
  { attempt, moves }: Found & { readonly moves: readonly Move[] },
): Promise<void> {
  await queries.query(
    `update audience_found_moves as found set reasons = told.reasons
     from unnest($2::text[], $3::text[]) as told (customer, reasons)
     where attempt = $1 and found.customer = told.customer`,
    [attempt, moves.map(({ customer }) => customer), moves.map(({ reasons }) => JSON.stringify(reasons))],
  );
}

/** Records the found moves as those of a look-up, and makes the members those of after it. */
export async function recordMoves(queries: Queries, { id, update, attempt }: At & Found): Promise<void> {
  const audience = numberOf({ id });
  await queries.query(
    `delete from audience_members using audience_found_moves as found
     where audience_members.audience = $1 and attempt = $2 and found.customer = audience_members.customer
       and not has_entered`,
    [audience, attempt],
  );
  await queries.query(
    `insert into audience_members (audience, customer, since)
     select audience, customer, $2::int8 from audience_found_moves where attempt = $1 and has_entered`,
    [attempt, update],
  );
  await queries.query(
    `insert into audience_moves (audience, customer, update, has_entered, reasons)
     select audience, customer, $2::int8, has_entered, reasons from audience_found_moves where attempt = $1`,
    [attempt, update],
  );
}

/** Forgets moves that were found and not recorded: of an attempt, or of all attempts of an audience, as of those that died. */
export async function dropFound(
  queries: Queries,
  of: Found | { readonly id: string; readonly attempt?: undefined },
): Promise<void> {
  if (of.attempt !== undefined)
    await queries.query("delete from audience_found_moves where attempt = $1", [of.attempt]);
  else await queries.query("delete from audience_found_moves where audience = $1", [numberOf(of)]);
}

/** Adds members without a reason: those of the beginning. */
export async function addMembers(
  queries: Queries,
  { id, update, customers }: At & { readonly customers: readonly string[] },
): Promise<void> {
  await queries.copyIn(
    "audience_members",
    ["audience", "customer", "since"],
    customers.map((customer) => [numberOf({ id }), customer, update]),
  );
}

/** Who was in after a look-up: parameters are the audience and the number of the look-up. */
const membersThen = `
  select customer from audience_members as member where audience = $1 and not exists (
    select 1 from audience_moves as later
    where later.audience = $1 and later.customer = member.customer and later.update > $2)
  union all
  select customer from (
    select distinct on (customer) customer, has_entered from audience_moves where audience = $1 and update > $2
    order by customer, update
  ) as first_since where not has_entered`;

/** Ids of the members after a look-up, in order: all, or a page after one of them. */
export async function membersAt(
  queries: Queries,
  { id, update, after = "", limit }: At & { readonly after?: string; readonly limit?: number },
): Promise<readonly string[]> {
  const rows = await queries.query<{ customer: string }>(
    `select customer from (${membersThen}) as at_that_time where customer > $3 order by customer limit $4`,
    [numberOf({ id }), update, after, limit ?? null],
  );
  return rows.map(({ customer }) => customer);
}

/** How many members two audiences have after a look-up each, and how many both. */
export async function countBoth(
  queries: Queries,
  one: At,
  other: At,
): Promise<{ readonly one: number; readonly other: number; readonly both: number }> {
  const [row] = await queries.query<{ one: number; other: number; both: number }>(
    `select count(a.customer) as one, count(b.customer) as other, count(*) filter (where a.customer = b.customer) as both
     from (${membersThen}) as a
     full join (${membersThen.replaceAll("$1", "$3").replaceAll("$2", "$4")}) as b on a.customer = b.customer`,
    [numberOf(one), one.update, numberOf(other), other.update],
  );
  return row!;
}

/** Since when the members of now are in, by customer: the day of the look-up that they came with. */
export async function sinceOf(
  queries: Queries,
  { id, customers }: { readonly id: string; readonly customers: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.query<{ customer: string; day: string }>(
    `select customer, day from audience_members join audience_updates on seq = since
     where audience_members.audience = $1 and customer = any($2::text[])`,
    [numberOf({ id }), customers],
  );
  return new Map(rows.map(({ customer, day }) => [customer, day]));
}

/** Moves that are not undone by later ones, and how many of each kind; parameters are the audience and a look-up. */
const netMoves = `
  select distinct on (customer) customer, has_entered, reasons, day,
    count(*) over (partition by customer) as times
  from audience_moves join audience_updates on seq = update
  where audience_moves.audience = $1 and update > $2
  order by customer, update desc`;

/** How many are in now who were not after a look-up, and the other way round. */
export async function countMoves(
  queries: Queries,
  { id, update }: At,
): Promise<{ readonly entered: number; readonly left: number }> {
  const [row] = await queries.query<{ entered: number; gone: number }>(
    `select count(*) filter (where has_entered) as entered, count(*) filter (where not has_entered) as gone
     from (${netMoves}) as net where times % 2 = 1`,
    [numberOf({ id }), update],
  );
  return { entered: row!.entered, left: row!.gone };
}

/** Who is in now and was not after a look-up, or the other way round, by customer id: a page. Of each the last move. */
export async function movesSince(
  queries: Queries,
  { id, update, after = "", limit }: At & { readonly after?: string; readonly limit?: number },
): Promise<readonly RecordedMove[]> {
  const rows = await queries.query<{ customer: string; has_entered: boolean; reasons: string; day: string }>(
    `select customer, has_entered, reasons, day from (${netMoves}) as net
     where times % 2 = 1 and customer > $3 order by customer limit $4`,
    [numberOf({ id }), update, after, limit ?? null],
  );
  return rows.map(({ customer, has_entered, reasons, day }) => ({
    customer,
    move: has_entered ? "entered" : "left",
    reasons: JSON.parse(reasons) as readonly MoveReason[],
    day,
  }));
}
