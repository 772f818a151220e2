/** The end of a run: its result in figures, with a checksum over every row and answer. */

import type { ClusterModel } from "../models/clusters/find-segments.ts";
import type { FollowedModel } from "../models/clusters/follow-segments.ts";
import { aboutTopics } from "./about-topics.ts";
import { aboutSegments } from "./about-segments.ts";
import { fingerprint } from "./answer.ts";
import { checksummedRows, type ChecksummedRows, type LeftOut } from "./checksummed-rows.ts";
import { joins } from "./gather.ts";
import { keepNames, segmentsBefore, type FoundSummary } from "./keep-names.ts";
import type { LearnedByStage } from "./keep-models.ts";
import { loadModel } from "./store/answers.ts";
import type { Database } from "./store/database.ts";
import { skippedIn } from "./store/gathered.ts";
import { loadOverview, saveOverview, saveResult, type Overview } from "./store/results.ts";
import { rowCacheOf } from "./store/row-cache.ts";
import { readTable } from "./store/rows.ts";
import { givenNames } from "./store/segment-names.ts";
import { tableId, type Table } from "./table.ts";
import type { ValueModel } from "./stages/value.ts";
import { conversationsCounter } from "./summarise-conversations.ts";
import { lifetimesCounter } from "./summarise-lifetimes.ts";
import { protectedCounter } from "./summarise-protected.ts";
import { unplacedTexts } from "./unplaced-texts.ts";
import { summariseTopics, summaryVersion, type ReadRow } from "./summarise-topics.ts";
import type { KnownCustomer, Segment } from "./types.ts";

/** The tables that a run ends with. */
export interface Tables {
  readonly themed: Table<ReadRow>;
  readonly customers: Table<KnownCustomer>;
  readonly segments: Table<Segment>;
}

/** Raise it with every change of what a result says of its tables. */
const ownVersion = 6;

/**
 * The name of a result: equal for equal tables, day, seed, ways to sum up, and names of segments where they are others than its own
 * numbers give, as those kept from the result before. Of what comes from there that is all that stays: which segments are those of
 * before is in the tables, by the models they were learned from; what became of the others is news of the run that learned them.
 */
export function resultId(
  { themed, customers, segments }: Tables,
  {
    asOf,
    seed,
    protect = [],
    names: kept = [],
    version = `${ownVersion} ${summaryVersion}`,
  }: {
    readonly asOf: string;
    readonly seed: number;
    readonly protect?: readonly string[];
    /** "s1 Big spenders" of segments that do not go by the names of their numbers. */
    readonly names?: readonly string[];
    readonly version?: string;
  },
): string {
  const names = [themed, customers, segments].map(({ spec }) => tableId(spec));
  const named = kept.length === 0 ? [] : [fingerprint("names", ...[...kept].sort())];
  return fingerprint("result", version, ...names, asOf, String(seed), ...[...protect].sort(), ...named);
}

/** What a run found, and how. */
interface Found {
  readonly tables: Tables;
  readonly asOf: string;
  /** Nothing has a date: the day to look back from is none that people should be told. */
  readonly isUndated?: boolean;
  readonly seed: number;
  /** Columns of the customer list that are protected beside those that are by their names. */
  readonly protect?: readonly string[];
  /** Of each stage, what it learned from. */
  readonly learnedFrom?: LearnedByStage;
  /** Whether a stage learned in this run. */
  readonly isNew?: (stage: string) => boolean;
  /** Id of the result that the run goes on from. */
  readonly before?: string;
  readonly signal?: AbortSignal;
}

/** Stores what a run found, unless the same was found before. Gives the result's id. */
export async function publish(
  database: Database,
  { tables, asOf, isUndated = false, seed, protect = [], learnedFrom, isNew = () => true, before, signal }: Found,
): Promise<string> {
  const { themed, customers, segments } = tables;
  const named = await nameSegments(database, tables, before);
  const id = resultId(tables, { asOf, seed, protect, names: named.keptNames });
  const where = { themed: themed.spec, customers: customers.spec, members: { base: segments.spec.base, columns: [] } };
  const known = await loadOverview(database, id);
  if (known) {
    // The same rows may be those of other imports by now.
    await saveOverview(database, { id, overview: { ...known, ...(learnedFrom && { learnedFrom }), tables: where } });
    return id;
  }
  // Everything is read once, in this order, which the checksum is of.
  const rows = checksummedRows(database, signal);
  const [unread, leftOut] = [rows.leftOut(), rows.leftOut()];
  const day = isUndated ? {} : { asOf };
  const texts = await sumUpTexts(database, tables, { rows, unread, seed, ...day, ...(signal && { signal }) });
  const people = await sumUpCustomers(database, tables, { rows, leftOut, protect });
  for await (const _segment of rows.read(segments, leftOut)) void _segment;
  const rejections = unread.list();
  const { clustering, past } = named;
  const overview: Overview = {
    ...day,
    seed,
    feedback: texts.read + rejections.reduce((sum, { rows }) => sum + rows, 0),
    read: texts.read,
    ...people.counts,
    rejections,
    customersLeftOut: leftOut.list(),
    moods: texts.moods,
    unsure: texts.unsure,
    topics: texts.topics,
    aboutTopics: {
      ...aboutTopics(texts.model, { isNew: isNew("topics") }),
      ...(texts.newTopics && { unplaced: texts.newTopics }),
    },
    ...people.summaries,
    clustering: clustering && figuresOf(clustering),
    ...(clustering && { aboutSegments: aboutSegments(clustering.lineage, { isNew: isNew("cluster"), past }) }),
    ...(learnedFrom && { learnedFrom }),
    tables: where,
    checksum: rows.digest(),
  };
  await saveResult(database, { id, overview, segments: named.summaries });
  return id;
}

/** Segments by the names they go by, with the figures of how they were found; largest first. */
async function nameSegments(database: Database, { customers, segments }: Tables, before: string | undefined) {
  const clustering = await modelOf<FollowedModel>(database, customers, "cluster");
  const found: FoundSummary[] = [];
  for await (const page of readTable(database, { table: segments.spec, joins, cache: rowCacheOf(database) })) {
    for (const { row } of page) {
      const { figures: _figures, quotes: _quotes, ...summary } = row as unknown as Segment;
      const { stability, borderline } = clustering?.segments.find(({ id }) => id === summary.id) ?? {};
      found.push({
        ...summary,
        ...(stability && { stability }),
        ...(borderline !== undefined && { borderline }),
      });
    }
  }
  const past = before === undefined ? undefined : await segmentsBefore(database, before);
  const given = await givenNames(database, clustering?.lineage.origin);
  const summaries = keepNames(found, clustering?.lineage, { past, given });
  const own = keepNames(found, clustering?.lineage, { past: undefined, given: new Map() });
  const keptNames = summaries.flatMap(({ id, name }, i) => (own[i]!.name === name ? [] : [`${id} ${name}`]));
  summaries.sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  return { clustering, past, summaries, keptNames };
}

/** What the texts say, all together. */
async function sumUpTexts(
  database: Database,
  { themed }: Tables,
  {
    rows,
    unread,
    seed,
    asOf,
    signal,
  }: {
    readonly rows: ChecksummedRows;
    readonly unread: LeftOut;
    readonly seed: number;
    readonly asOf?: string;
    readonly signal?: AbortSignal;
  },
) {
  const model = await modelOf(database, themed, "topics");
  const unplaced = unplacedTexts(model, seed);
  const summary = await summariseTopics(unplaced.noted(rows.read(themed, unread)), model, { ...(asOf && { asOf }) });
  return { ...summary, model, newTopics: await unplaced.found(signal) };
}

/** Who the customers are, all together. */
async function sumUpCustomers(
  database: Database,
  { customers: table }: Tables,
  {
    rows,
    leftOut,
    protect,
  }: { readonly rows: ChecksummedRows; readonly leftOut: LeftOut; readonly protect: readonly string[] },
) {
  const [anonymous = 0, ordersOfNobody = 0] = (await skippedIn(database, table.spec.base.id)) ?? [];
  let [customers, orders, writers, buyers, writersWhoBought] = [0, 0, 0, 0, 0];
  const [conversations, lifetimes] = [conversationsCounter(), lifetimesCounter()];
  const protectedColumns = protectedCounter(protect);
  for await (const row of rows.read(table, leftOut)) {
    customers++;
    conversations.add(row);
    lifetimes.add(row);
    protectedColumns.add(row);
    orders += row.orders.length;
    if (row.feedback.length > 0) writers++;
    if (row.orders.length > 0) buyers++;
    if (row.feedback.length > 0 && row.orders.length > 0) writersWhoBought++;
  }
  const value = await modelOf<ValueModel>(database, table, "value");
  return {
    counts: { anonymous, ordersOfNobody, customers, writers, buyers, writersWhoBought, orders },
    summaries: {
      conversations: conversations.summary(),
      ...(value && { lifetimes: lifetimes.summary(value.lifetimes) }),
      protectedColumns: protectedColumns.summary(),
    },
  };
}

async function modelOf<Model = unknown>(
  database: Database,
  table: Table<unknown>,
  stage: string,
): Promise<Model | undefined> {
  const id = table.spec.columns.find((column) => column.stage === stage)?.model;
  return id === undefined ? undefined : ((await loadModel(database, id)) as Model);
}

/** The figures of a model, without what only distances need. */
function figuresOf({ within: _within, members: _members, lineage: _lineage, ...figures }: FollowedModel): ClusterModel {
  return figures;
}
