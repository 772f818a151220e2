/** Saved audiences and who is in them, now or on a day. */

import { compileRule } from "../../models/rules/compile.ts";
import { askedMembers } from "../asked-members.ts";
import { audienceSource } from "./source.ts";
import { textConditions } from "./quotes.ts";
import { verbatimFor } from "./verbatim.ts";
import { quotesMeeting } from "../meeting-quotes.ts";
import { latest, NotFoundError } from "../look-up.ts";
import { boundsFor, populationOf } from "../store/audience/bounds.ts";
import { membersAt, sinceOf } from "../store/audience/members.ts";
import { loadAudiences, updatesOf, type AudienceUpdate, type SavedAudience } from "../store/audience/saved.ts";
import type { Database } from "../store/database.ts";
import type { Member, Verbatim } from "../types.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { resolveRule } from "./standing-rule.ts";

/** A member of a saved audience; what is known of the customer is of the last result, and absent where they are not in it. */
export interface SavedMember extends Partial<Member> {
  readonly customer: string;
  /** The day of the result that they came with; of members of a day before now absent. */
  readonly since?: string;
  /** Why the rule finds them now; none where it does not. */
  readonly reasons: readonly string[];
  readonly verbatim?: Verbatim;
}

/** A saved audience as it is told to people and programs, with its last look-up. */
export function audienceFigures({
  id,
  name,
  kind,
  words,
  rule,
  sentence,
  madeAt,
  last,
  problem,
  webhook,
}: SavedAudience) {
  const { size, of, day, entered, left } = last;
  return {
    id,
    name,
    kind,
    ...(words !== undefined && { words }),
    ...{ rule, sentence, madeAt, size, of, day, entered, left },
    ...(problem !== undefined && { problem }),
    ...(webhook && { webhook }),
  };
}

/** All audiences, the oldest first, with the members of dynamic ones brought up to date. */
export async function savedAudiences(database: Database): Promise<readonly SavedAudience[]> {
  await bringUpToDate(database);
  return loadAudiences(database);
}

/** An audience by id or name. Throws `NotFoundError`, listing what there is. */
export async function audienceOf(database: Database, idOrName: string): Promise<SavedAudience> {
  const all = await savedAudiences(database);
  const wanted = idOrName.toLowerCase();
  const found = all.find(({ id }) => id === wanted) ?? all.find(({ name }) => name.toLowerCase() === wanted);
  if (found) return found;
  const known = all.slice(0, 30).map(({ id, name }) => `${name} (${id})`);
  const there = known.length === 0 ? "none is saved yet" : `there are ${known.join(", ")}`;
  throw new NotFoundError(`There is no audience ${idOrName}; ${there}`);
}

/**
 * The look-up that tells of a day: of those in results that look back from that day or an earlier one, the one of the latest
 * day, and of these the last. Of a moment (ISO 8601 in UTC, with a time) it is the last that was done by then. Throws
 * `NotFoundError` where the record begins later.
 */
export async function updateAt(
  database: Database,
  { id, name }: Pick<SavedAudience, "id" | "name">,
  day: string,
): Promise<AudienceUpdate> {
  const updates = await updatesOf(database, id);
  const isMoment = day.includes("T");
  const until = updates.filter((update) => (isMoment ? update.at : update.day) <= day);
  if (isMoment && until.length > 0) return until.at(-1)!;
  const found = until.reduce<AudienceUpdate | undefined>(
    (best, update) => (best === undefined || update.day >= best.day ? update : best),
    undefined,
  );
  if (found) return found;
  const first = updates.map((update) => (isMoment ? update.at : update.day)).sort()[0]!;
  throw new NotFoundError(`Nothing is recorded of ${name} on ${day}: its record begins with ${first}`);
}

/** Members by customer id: all, or a page after one of them; as of a day where one is given. */
export async function savedMembers(
  database: Database,
  audience: SavedAudience,
  { asOf, ...page }: { readonly asOf?: string; readonly after?: string; readonly limit?: number },
): Promise<readonly SavedMember[]> {
  const { id } = audience;
  const update = asOf === undefined ? audience.last : await updateAt(database, audience, asOf);
  const customers = await membersAt(database, { id, update: update.seq, ...page });
  const since =
    update.seq === audience.last.seq ? await sinceOf(database, { id, customers }) : new Map<string, string>();
  const known = await knownOf(database, audience, customers);
  return customers.map((customer) => {
    const day = since.get(customer);
    return { customer, ...(day !== undefined && { since: day }), reasons: [], ...known.get(customer) };
  });
}

/** Customers that are read at once. */
const atOnce = 500;

/** What the last result knows of some customers, with the reasons and the sentence for which the rule finds them. */
async function knownOf(
  database: Database,
  audience: SavedAudience,
  customers: readonly string[],
): Promise<ReadonlyMap<string, SavedMember>> {
  const last = await latest(database);
  const source = await audienceSource(database, last);
  const { fields, tables, asOf } = source;
  const { rule } = resolveRule(audience, { last, source });
  const bounds = rule && (await boundsFor(database, { rule, fields, table: tables.members }));
  const around = bounds && { fields, population: populationOf(bounds), ...(asOf !== undefined && { asOf }) };
  const match = rule && around && compileRule(rule, around);
  const found = new Map<string, SavedMember>();
  for (let from = 0; from < customers.length; from += atOnce) {
    const some = customers.slice(from, from + atOnce);
    const members = await askedMembers(database, { last, source, customers: some, ...(rule && { rule }) });
    const conditions = rule && around ? textConditions(rule, { ...around, asOf }) : [];
    const quotes = rule && (await quotesMeeting(database, { last, rule, conditions, members }));
    for (const member of members) {
      const { records: _, ...known } = member;
      const reasons = match?.(member).reasons ?? [];
      const verbatim = quotes?.get(member.customer) ?? (rule && verbatimFor(member, rule));
      found.set(member.customer, { ...known, reasons, ...(verbatim && { verbatim }) });
    }
  }
  return found;
}
