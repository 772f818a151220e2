/** What the last run found, for the command line and the API. */

import { joins } from "./gather.ts";
import { isAnythingSaid } from "./store/corrections.ts";
import type { Database } from "./store/database.ts";
import {
  latestResult,
  loadMembers,
  loadOverview,
  loadSegments,
  type Overview,
  type SegmentSummary,
} from "./store/results.ts";
import {
  correctedFeedback,
  isNoComplaint,
  quoteCorrector,
  quotesOf,
  showVoice,
  type ShownFeedback,
} from "./show-corrections.ts";
import { cautionOf } from "./segment-caution.ts";
import { proofsFirst } from "./stages/segment-verbatims.ts";
import { readRow } from "./store/rows.ts";
import { givenNames } from "./store/segment-names.ts";
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

/** With what people said of quoted texts since. Throws `NotFoundError` when no run has finished. */
export async function latest(database: Database): Promise<Latest> {
  const id = await latestResult(database);
  const found = id && (await resultOf(database, id));
  if (!found) throw new NotFoundError("Nothing has been analysed yet: attune run FILE…, or attune analyse");
  return found;
}

/** What a run found, if that is still kept. */
export async function resultOf(database: Database, id: string): Promise<Latest | undefined> {
  const overview = await loadOverview(database, id);
  if (!overview) return undefined;
  const segments = await namedSegments(database, { id, overview });
  const { conversations } = overview;
  const quotes = [...overview.topics, ...segments, ...(conversations ? [conversations] : [])].flatMap(
    ({ verbatims }): readonly { readonly feedback: string }[] => verbatims,
  );
  const show = await quoteCorrector(database, { overview, quotes });
  const topics = overview.topics.map((topic) => ({ ...topic, verbatims: topic.verbatims.map(show.quote) }));
  const unhappy = conversations?.verbatims.map(show.quote).filter((quote) => !isNoComplaint(quote));
  return {
    id,
    overview: {
      ...overview,
      topics,
      ...(conversations && unhappy && { conversations: { ...conversations, verbatims: unhappy } }),
    },
    segments: segments.map((segment) => {
      const verbatims = segment.verbatims.map(show.quote);
      // A quote that was corrected since may prove the opposite by now.
      return { ...segment, verbatims: segment.mood === undefined ? verbatims : proofsFirst(verbatims, segment.mood) };
    }),
  };
}

/** The segments of a result by the names that people gave them, and by those of their numbers where nobody did. */
async function namedSegments(
  database: Database,
  { id, overview }: Pick<Latest, "id" | "overview">,
): Promise<readonly SegmentSummary[]> {
  const given = await givenNames(database, overview.aboutSegments?.origin);
  return (await loadSegments(database, id)).map((segment) => {
    const [name, caution] = [given.get(segment.id), cautionOf(segment)];
    return {
      ...segment,
      ...(name !== undefined && { name, foundName: segment.name }),
      ...(caution !== undefined && { caution }),
    };
  });
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
  const members = (await loadMembers(database, {
    table: overview.tables.members.base.id,
    ...page,
  })) as readonly Member[];
  if (!(await isAnythingSaid(database))) return members;
  const quotes = quotesOf(members.map(({ voice }) => voice));
  const show = await quoteCorrector(database, { overview, quotes });
  return members.map((member) => ({ ...member, voice: showVoice(member.voice, show) }));
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

/** A customer with what people said of their texts since the last run. */
export type ShownCustomer = Omit<KnownCustomer, "feedback"> & { readonly feedback: readonly ShownFeedback[] };

/** One customer with the whole history. Throws `NotFoundError`. */
export async function customerOf(database: Database, { overview }: Latest, id: string): Promise<ShownCustomer> {
  const table = overview.tables.customers;
  const row =
    (await readRow(database, { table, key: id, joins })) ??
    (await readRow(database, { table, key: id.toLowerCase(), joins }));
  if (!row)
    throw new NotFoundError(`There is no customer ${id} in the last analysis: give an id as the exports have it`);
  const customer = row as unknown as KnownCustomer;
  if (!(await isAnythingSaid(database))) return customer;
  const show = await quoteCorrector(database, { overview, quotes: quotesOf([customer.voice]) });
  const feedback = await correctedFeedback(database, customer.feedback);
  return { ...customer, feedback, voice: showVoice(customer.voice, show) };
}
