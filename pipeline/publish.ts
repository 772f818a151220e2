/** The end of a run: its result in figures, with a checksum over every row and answer. */

import { createHash } from "node:crypto";
import type { ClusterModel } from "../models/clusters/find-segments.ts";
import type { FollowedModel } from "../models/clusters/follow-segments.ts";
import { aboutTopics } from "./about-topics.ts";
import { aboutSegments } from "./about-segments.ts";
import { encodePlain, fingerprint } from "./answer.ts";
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

/** The name of a result: equal for equal tables, day, seed and ways to sum up. */
export function resultId(
  { themed, customers, segments }: Tables,
  {
    asOf,
    seed,
    protect = [],
    version = `${ownVersion} ${summaryVersion}`,
  }: {
    readonly asOf: string;
    readonly seed: number;
    readonly protect?: readonly string[];
    readonly version?: string;
  },
): string {
  const names = [themed, customers, segments].map(({ spec }) => tableId(spec));
  return fingerprint("result", version, ...names, asOf, String(seed), ...[...protect].sort());
}

/** Stores what a run found, unless the same was found before. Gives the result's id. */
export async function publish(
  database: Database,
  {
    tables,
    asOf,
    isUndated = false,
    seed,
    protect = [],
    learnedFrom,
    isNew = () => true,
    before,
    signal,
  }: {
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
  },
): Promise<string> {
  const { themed, customers, segments } = tables;
  const id = resultId(tables, { asOf, seed, protect });
  const where = { themed: themed.spec, customers: customers.spec, members: { base: segments.spec.base, columns: [] } };
  const known = await loadOverview(database, id);
  if (known) {
    // The same rows may be those of other imports by now.
    await saveOverview(database, { id, overview: { ...known, ...(learnedFrom && { learnedFrom }), tables: where } });
    return id;
  }
  const hash = createHash("sha256");
  const cache = rowCacheOf(database);
  async function* hashed<Row>(table: Table<Row>, rejected?: (key: string, reason: string) => void) {
    for await (const page of readTable(database, { table: table.spec, joins, cache, ...(rejected && { rejected }) })) {
      signal?.throwIfAborted();
      for (const { key, row } of page) {
        hash.update(key).update(encodePlain(row));
        yield row as Row;
      }
    }
  }

  const tally = () => {
    const reasons = new Map<string, number>();
    return {
      rejected: (key: string, reason: string) => {
        hash.update(key).update(reason);
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      },
      list: () =>
        [...reasons]
          .map(([reason, rows]) => ({ reason, rows }))
          .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
    };
  };
  const [texts, people] = [tally(), tally()];
  const topicsModel = await modelOf(database, themed, "topics");
  const unplaced = unplacedTexts(topicsModel, seed);
  const rows = unplaced.noted(hashed(themed, texts.rejected));
  const { topics, moods, unsure, read } = await summariseTopics(rows, topicsModel, { ...(!isUndated && { asOf }) });
  const newTopics = await unplaced.found(signal);
  let [customerCount, orders, writers, buyers, writersWhoBought] = [0, 0, 0, 0, 0];
  const [conversations, lifetimes] = [conversationsCounter(), lifetimesCounter()];
  const protectedColumns = protectedCounter(protect);
  for await (const row of hashed(customers, people.rejected)) {
    customerCount++;
    conversations.add(row);
    lifetimes.add(row);
    protectedColumns.add(row);
    orders += row.orders.length;
    if (row.feedback.length > 0) writers++;
    if (row.orders.length > 0) buyers++;
    if (row.feedback.length > 0 && row.orders.length > 0) writersWhoBought++;
  }
  const found: FoundSummary[] = [];
  const clustering = (await modelOf(database, customers, "cluster")) as FollowedModel | undefined;
  for await (const row of hashed(segments, people.rejected)) {
    const { figures: _figures, quotes: _quotes, ...summary } = row;
    const learned = clustering?.segments.find((segment) => segment.id === row.id);
    const { stability, borderline } = learned ?? {};
    found.push({
      ...summary,
      ...(stability && { stability }),
      ...(borderline !== undefined && { borderline }),
    });
  }
  const past = before === undefined ? undefined : await segmentsBefore(database, before);
  const summaries = keepNames(found, clustering?.lineage, {
    past,
    given: await givenNames(database, clustering?.lineage.origin),
  });
  summaries.sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  const [anonymous = 0, ordersOfNobody = 0] = (await skippedIn(database, customers.spec.base.id)) ?? [];
  const rejections = texts.list();
  const valueModel = (await modelOf(database, customers, "value")) as ValueModel | undefined;
  const overview: Overview = {
    ...(!isUndated && { asOf }),
    seed,
    feedback: read + rejections.reduce((sum, { rows }) => sum + rows, 0),
    read,
    anonymous,
    ordersOfNobody,
    customers: customerCount,
    writers,
    buyers,
    writersWhoBought,
    orders,
    rejections,
    customersLeftOut: people.list(),
    moods,
    unsure,
    topics,
    aboutTopics: {
      ...aboutTopics(topicsModel, { isNew: isNew("topics") }),
      ...(newTopics && { unplaced: newTopics }),
    },
    conversations: conversations.summary(),
    ...(valueModel && { lifetimes: lifetimes.summary(valueModel.lifetimes) }),
    protectedColumns: protectedColumns.summary(),
    clustering: clustering && figuresOf(clustering),
    ...(clustering && { aboutSegments: aboutSegments(clustering.lineage, { isNew: isNew("cluster"), past }) }),
    ...(learnedFrom && { learnedFrom }),
    tables: where,
    checksum: hash.digest("hex"),
  };
  await saveResult(database, { id, overview, segments: summaries });
  return id;
}

async function modelOf(database: Database, table: Table<unknown>, stage: string): Promise<unknown> {
  const id = table.spec.columns.find((column) => column.stage === stage)?.model;
  return id === undefined ? undefined : loadModel(database, id);
}

/** The figures of a model, without what only distances need. */
function figuresOf({ within: _within, members: _members, lineage: _lineage, ...figures }: FollowedModel): ClusterModel {
  return figures;
}
