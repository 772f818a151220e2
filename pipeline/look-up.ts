/** What the last run found, for the command line and the API. */

import { joins } from "./gather.ts";
import type { Database } from "./store/database.ts";
import {
  latestResult,
  loadMembers,
  loadOverview,
  loadSegments,
  type Overview,
  type SegmentSummary,
} from "./store/results.ts";
import { readRow } from "./store/rows.ts";
import type { KnownCustomer, Member } from "./types.ts";

/** Nothing was analysed yet, or what was asked for is not there. The message says what to do. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}

/** The last finished run: its figures and its segments. */
export interface Latest {
  readonly id: string;
  readonly overview: Overview;
  readonly segments: readonly SegmentSummary[];
}

/** Throws `NotFoundError` when no run has finished. */
export async function latest(database: Database): Promise<Latest> {
  const id = await latestResult(database);
  const overview = id && (await loadOverview(database, id));
  if (!id || !overview) throw new NotFoundError("Nothing has been analysed yet: attune run FILE…, or attune analyse");
  return { id, overview, segments: await loadSegments(database, id) };
}

/** A segment by id or name. Throws `NotFoundError`, listing what there is. */
export function segmentOf({ segments }: Latest, idOrName: string): SegmentSummary {
  const wanted = idOrName.toLowerCase();
  const found = segments.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
  if (found) return found;
  const known = segments.map(({ id, name }) => `${id} (${name})`).join(", ");
  throw new NotFoundError(`There is no segment ${idOrName}; there are ${known}`);
}

/** Members of a segment, or of all, by customer id: a page after a cursor. */
export async function membersOf(
  database: Database,
  { overview }: Latest,
  page: { readonly segment?: string; readonly after?: string; readonly limit: number },
): Promise<readonly Member[]> {
  return (await loadMembers(database, { table: overview.tables.members.base.id, ...page })) as readonly Member[];
}

/** All members, page by page. */
export async function* everyMember(database: Database, last: Latest, page = 500): AsyncGenerator<Member> {
  for (let after = ""; ;) {
    const members = await membersOf(database, last, { after, limit: page });
    yield* members;
    if (members.length < page) return;
    after = members.at(-1)!.customer;
  }
}

/** One customer with the whole history. Throws `NotFoundError`. */
export async function customerOf(database: Database, { overview }: Latest, id: string): Promise<KnownCustomer> {
  const table = overview.tables.customers;
  const row = (await readRow(database, { table, key: id, joins })) ?? undefined;
  if (row) return row as unknown as KnownCustomer;
  const lower = await readRow(database, { table, key: id.toLowerCase(), joins });
  if (lower) return lower as unknown as KnownCustomer;
  throw new NotFoundError(`There is no customer ${id} in the last analysis: give an id as the exports have it`);
}
