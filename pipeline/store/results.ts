/** What finished runs found. */

import type { Stability } from "../../models/clusters/stability.ts";
import type { TopicCourse } from "../../models/topics/course.ts";
import type { AboutSegments } from "../about-segments.ts";
import type { AboutTopics } from "../about-topics.ts";
import type { LearnedByStage } from "../keep-models.ts";
import type { LifetimeFigures } from "../stages/lifetime.ts";
import type { ProtectedColumn } from "../summarise-protected.ts";
import type { TableSpec } from "../table.ts";
import type { Described, MoodLabel, Spend, Verbatim } from "../types.ts";
import { decode, encode } from "../answer.ts";
import type { Database, Queries } from "./database.ts";

/** A segment without its members. */
export interface SegmentSummary extends Omit<Described, "names"> {
  readonly id: string;
  /** What its numbers are called, where people gave it another name. */
  readonly foundName?: string;
  /** Whether it is found again among some of the customers; absent of a single segment, and in results of before. */
  readonly stability?: Stability;
  /** Share of its customers who lie between it and another, 0 to 1; absent where stability is. */
  readonly borderline?: number;
  /** Why its name should be taken with care: "few and hardly found again". Said where results are looked at, never stored. */
  readonly caution?: string;
}

/** A topic over all feedback that was read. */
export interface TopicSummary {
  readonly id: string;
  readonly label: string;
  /** Texts it is the first topic of. */
  readonly texts: number;
  /** Mean share over all texts read, 0 to 1. */
  readonly share: number;
  /** Mean mood score of all texts, each weighed by the topic's share of it; that of a segment's topics is the same. */
  readonly mood: number;
  /** Share of negative ones among the texts it is the first topic of, 0 to 1. */
  readonly negativeShare: number;
  /** Of all texts' mood below 0, the part that falls to it by its shares of them, 0 to 1; absent from results of before. */
  readonly unhappiness?: number;
  /** The last days beside as many before; absent where there are too few texts to tell, and from results of before. */
  readonly course?: TopicCourse;
  readonly words: readonly string[];
  /** How much of it is found again in other parts of the texts, 0 to 1; absent from results of before it was told. */
  readonly stability?: number;
  /** A person wants it to stay, or made it. */
  readonly isPinned?: true;
  readonly isMade?: true;
  /** What it was called before people edited it, and ids and names of what went into it. */
  readonly formerly?: readonly string[];
  readonly verbatims: readonly {
    readonly feedback: string;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly score: number;
    /** As in `Verbatim`. */
    readonly label?: MoodLabel;
  }[];
}

/** Tickets and chats over all customers. */
export interface ConversationsSummary {
  readonly total: number;
  readonly ofSeveralTurns: number;
  readonly better: number;
  readonly worse: number;
  readonly resolved: number;
  /** Of those resolved: the customer rated it or wrote again after an answer. Absent from results of before it was counted. */
  readonly resolvedKnown?: number;
  /** Of those known. */
  readonly resolvedButNegative: number;
  /** Last words of customers who are unhappy with how theirs was resolved: those said after an answer, then the worst. */
  readonly verbatims: readonly {
    readonly customer: string;
    readonly conversation: string;
    readonly feedback: string;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly score: number;
    readonly at?: string;
    readonly correction?: Verbatim["correction"];
  }[];
}

/** What a segment spent, by currency; of results that do not tell them apart, what they tell. */
export function spendsIn({ spends, currency, size, spendCents, averageSpendCents }: SegmentSummary): readonly Spend[] {
  return spends ?? (currency === undefined ? [] : [{ currency, customers: size, spendCents, averageSpendCents }]);
}

/** What a trait is called: of money, whose it is where others of the segment buy mostly in another currency. */
export function traitName(segment: SegmentSummary, { feature, currency }: SegmentSummary["traits"][number]): string {
  const isOfSome = currency !== undefined && spendsIn(segment).some((spend) => spend.currency !== currency);
  return isOfSome ? `${feature} (buyers in ${currency})` : feature;
}

/** How many of the texts that a topic is the first topic of are negative. */
export function negativeTexts({ texts, negativeShare }: Pick<TopicSummary, "texts" | "negativeShare">): number {
  // A whole number but for rounding.
  return Math.round(texts * negativeShare);
}

/** A result in figures. */
export interface Overview {
  /** The moment that the run looks back from; absent where nothing has a date. */
  readonly asOf?: string;
  readonly seed: number;
  readonly feedback: number;
  readonly read: number;
  /** Feedback that named no customer. */
  readonly anonymous: number;
  /** Orders that named no customer. */
  readonly ordersOfNobody: number;
  /** Customers whom a stage could not answer, by reason; they are in no segment. */
  readonly customersLeftOut: readonly { readonly reason: string; readonly rows: number }[];
  readonly customers: number;
  /** Customers with a text that was read, with an order, with both. */
  readonly writers: number;
  readonly buyers: number;
  readonly writersWhoBought: number;
  readonly orders: number;
  readonly rejections: readonly { readonly reason: string; readonly rows: number }[];
  readonly moods: Readonly<Record<"negative" | "neutral" | "positive", number>>;
  /** Of each mood, the texts that are unsure (`isUnsure`); absent in results of before. */
  readonly unsure?: Readonly<Record<"negative" | "neutral" | "positive", number>>;
  readonly topics: readonly TopicSummary[];
  /** Absent from results of before it was told. */
  readonly aboutTopics?: AboutTopics;
  /** Absent from results of before it was counted. */
  readonly conversations?: ConversationsSummary;
  /** What is to come of all buyers and contracts; absent from results of before it was told. */
  readonly lifetimes?: LifetimeFigures;
  /** Whether segments follow what a person is, which entered nothing; absent from results of before it was tested. */
  readonly protectedColumns?: readonly ProtectedColumn[];
  /** How the number of segments was chosen, and what the choice scored. */
  readonly clustering: unknown;
  /** Where segments come from, and what became of those of before; absent from results of before it was told. */
  readonly aboutSegments?: AboutSegments;
  /** Of each stage, the data that it learned from; what came after was placed in it. Absent from results of before it was kept. */
  readonly learnedFrom?: LearnedByStage;
  /** Where the rows stand. */
  readonly tables: { readonly themed: TableSpec; readonly customers: TableSpec; readonly members: TableSpec };
  /** Fingerprint of every row and its answers, in order: equal for equal results, on any profile. */
  readonly checksum: string;
}

/** The figures of a result; undefined where it was swept away. */
export async function loadOverview(queries: Queries, id: string): Promise<Overview | undefined> {
  const [row] = await queries.query<{ overview: string }>("select overview from results where id = $1", [id]);
  return row && (JSON.parse(row.overview) as Overview);
}

/** Stores the overview of a result that is there in place of the one it has. */
export async function saveOverview(
  queries: Queries,
  { id, overview }: { readonly id: string; readonly overview: Overview },
): Promise<void> {
  await queries.query("update results set overview = $2 where id = $1", [id, JSON.stringify(overview)]);
}

/** Id of the result of the last run that was done. */
export async function latestResult(queries: Queries): Promise<string | undefined> {
  const [row] = await queries.query<{ result: string }>(
    "select result from runs where status = 'done' order by seq desc limit 1",
  );
  return row?.result;
}

/** Stores a result with its segments, unless it is there. */
export async function saveResult(
  database: Database,
  { id, overview, segments }: { id: string; overview: Overview; segments: readonly SegmentSummary[] },
): Promise<void> {
  await database.transaction(async (queries) => {
    const created = await queries.query(
      "insert into results (id, overview) values ($1, $2) on conflict (id) do nothing returning id",
      [id, JSON.stringify(overview)],
    );
    if (created.length === 0) return;
    await queries.query(
      `insert into segments (result, id, position, doc) select $1, * from unnest($2::text[], $3::int[], $4::text[])`,
      [id, segments.map((s) => s.id), segments.map((_, i) => i), segments.map((s) => encode(s))],
    );
  });
}

/** The segments of a result, in the order they are shown in. */
export async function loadSegments(queries: Queries, result: string): Promise<readonly SegmentSummary[]> {
  const rows = await queries.query<{ doc: string }>("select doc from segments where result = $1 order by position", [
    result,
  ]);
  return rows.map(({ doc }) => decode(doc) as SegmentSummary);
}

/** Members of a regrouped table by customer id: of one segment or of all, a page after a cursor. */
export async function loadMembers(
  queries: Queries,
  page: { readonly table: string; readonly segment?: string; readonly after?: string; readonly limit: number },
): Promise<readonly unknown[]> {
  const { table, segment = null, after = "", limit } = page;
  const rows = await queries.query<{ doc: string }>(
    `select doc from gathered where table_id = $1 and ($2::text is null or owner = $2) and sort > $3
     order by sort limit $4`,
    [table, segment, after, limit],
  );
  return rows.map(({ doc }) => decode(doc));
}
