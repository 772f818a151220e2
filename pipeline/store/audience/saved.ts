/** Audiences that people saved, and what was recorded of them run by run. */

import type { Queries } from "../database.ts";

/** A topic or a segment that a rule names: as it was said, and what was called so when the audience was saved. */
export interface SavedName {
  readonly kind: "topic" | "segment";
  readonly said: string;
  readonly id: string;
  readonly name: string;
}

/** What a saved audience is found by. */
export interface SavedRule {
  /** As people wrote it. */
  readonly rule: string;
  readonly names: readonly SavedName[];
  /** What the ids of topics and of segments are of; of another origin, ids mean others. */
  readonly topicsOrigin?: string;
  readonly segmentsOrigin?: string;
}

/** One look-up of the members in a result. */
export interface AudienceUpdate {
  readonly seq: number;
  /** The day that the result looks back from, ISO 8601; where nothing has a date, that of the look-up. */
  readonly day: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly size: number;
  /** All customers. */
  readonly of: number;
  readonly entered: number;
  readonly left: number;
}

/** Who is told of moves, and what became of what it is told. Times are ISO 8601 in UTC, failures words. */
export interface Receiver {
  readonly url: string;
  /** Messages that are not received yet. */
  readonly waiting: number;
  /** Of the first of these, if it was tried: what came of the last try, and when it is tried again. */
  readonly failure?: string;
  readonly nextTryAt?: string;
  /** Messages that were given up, or made room for newer ones: how many, when the last, and what came of its last try. */
  readonly lost?: { readonly messages: number; readonly at: string; readonly failure: string };
  /** Since when it wants no more messages. */
  readonly endedAt?: string;
}

export interface SavedAudience extends SavedRule {
  /** "a7". */
  readonly id: string;
  readonly name: string;
  /** Members of a dynamic one follow every run, those of a static one stay. */
  readonly kind: "dynamic" | "static";
  /** The question in plain words, if it was one. */
  readonly words?: string;
  readonly sentence: string;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  /** The result that the members were last looked up in. */
  readonly result: string;
  /** Why they could not be looked up there: they are those of before. */
  readonly problem?: string;
  readonly webhook?: Receiver;
  readonly last: AudienceUpdate;
}

interface Row {
  readonly seq: number;
  readonly name: string;
  readonly kind: SavedAudience["kind"];
  readonly words: string | null;
  readonly rule: string;
  readonly names: string;
  readonly sentence: string;
  readonly made_at: string;
  readonly result: string;
  readonly problem: string | null;
}

interface ReceiverRow {
  readonly webhook_url: string | null;
  readonly webhook_ended_at: string | null;
  readonly webhook_lost: number;
  readonly webhook_lost_at: string | null;
  readonly webhook_lost_why: string | null;
  readonly waiting: number;
  readonly failure: string | null;
  readonly due_at: string | null;
}

interface UpdateRow {
  readonly seq: number;
  readonly audience: number;
  readonly day: string;
  readonly at: string;
  readonly size: number;
  readonly of_all: number;
  readonly entered: number;
  readonly departed: number;
}

const idOf = (seq: number) => `a${seq}`;

/** The number of an audience in the tables. */
export function numberOf({ id }: Pick<SavedAudience, "id">): number {
  return Number(id.slice(1));
}

function updateOf({ seq, day, at, size, of_all, entered, departed }: UpdateRow): AudienceUpdate {
  return { seq, day, at, size, of: of_all, entered, left: departed };
}

function receiverOf(row: ReceiverRow): { readonly webhook?: Receiver } {
  const { webhook_url: url, waiting, failure, due_at: due, webhook_ended_at: ended } = row;
  const { webhook_lost: messages, webhook_lost_at: at, webhook_lost_why: why } = row;
  if (url === null) return {};
  const lost = at === null || why === null ? undefined : { messages, at, failure: why };
  return {
    webhook: {
      ...{ url, waiting },
      ...(failure !== null && { failure, nextTryAt: due! }),
      ...(lost && { lost }),
      ...(ended !== null && { endedAt: ended }),
    },
  };
}

/** All audiences, the oldest first. */
export async function loadAudiences(queries: Queries): Promise<readonly SavedAudience[]> {
  const rows = await queries.query<Row & ReceiverRow>(
    `select audiences.*, first.failure, first.due_at,
       (select count(*) from webhook_messages where audience = audiences.seq) as waiting
     from audiences left join lateral (
       select failure, due_at from webhook_messages where audience = audiences.seq order by seq limit 1
     ) as first on true order by audiences.seq`,
  );
  if (rows.length === 0) return [];
  const updates = await queries.query<UpdateRow>(
    "select distinct on (audience) * from audience_updates order by audience, seq desc",
  );
  const last = new Map(updates.map((row) => [row.audience, updateOf(row)]));
  return rows.map(({ seq, name, kind, words, rule, names, sentence, made_at, result, problem, ...webhook }) => ({
    id: idOf(seq),
    name,
    kind,
    ...(words !== null && { words }),
    rule,
    ...(JSON.parse(names) as Omit<SavedRule, "rule">),
    sentence,
    madeAt: made_at,
    result,
    ...(problem !== null && { problem }),
    ...receiverOf(webhook),
    last: last.get(seq)!,
  }));
}

/** Adds an audience without members; its id. A name that another one has, in whatever case, breaks `audiences_by_name`. */
export async function addAudience(
  queries: Queries,
  {
    name,
    kind,
    words,
    rule,
    sentence,
    madeAt,
    result,
    ...names
  }: Omit<SavedAudience, "id" | "last" | "problem" | "webhook">,
): Promise<string> {
  const [row] = await queries.query<{ seq: number }>(
    `insert into audiences (name, kind, words, rule, names, sentence, made_at, result)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning seq`,
    [name, kind, words ?? null, rule, JSON.stringify(names), sentence, madeAt, result],
  );
  return idOf(row!.seq);
}

/** Notes a look-up of the members; its number. */
export async function addUpdate(
  queries: Queries,
  { id, result, day, at, size, of, entered, left }: Omit<AudienceUpdate, "seq"> & { id: string; result: string },
): Promise<number> {
  const [row] = await queries.query<{ seq: number }>(
    `insert into audience_updates (audience, result, day, at, size, of_all, entered, departed)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning seq`,
    [numberOf({ id }), result, day, at, size, of, entered, left],
  );
  return row!.seq;
}

/**
 * Notes in which result members were looked up, and what came of it. False where another process has noted something since
 * it was `before`; until the transaction ends, no other can.
 */
export async function noteLookUp(
  queries: Queries,
  at: { id: string; before: string; result: string; sentence?: string; problem?: string },
): Promise<boolean> {
  const noted = await queries.query(
    `update audiences set result = $3, sentence = coalesce($4, sentence), problem = $5
     where seq = $1 and result = $2 returning seq`,
    [numberOf(at), at.before, at.result, at.sentence ?? null, at.problem ?? null],
  );
  return noted.length > 0;
}

/** Takes an audience away with everything recorded of it; whether there was one. */
export async function dropAudience(queries: Queries, id: string): Promise<boolean> {
  const gone = await queries.query("delete from audiences where seq = $1 returning seq", [numberOf({ id })]);
  return gone.length > 0;
}

/** The look-ups of an audience, the oldest first. */
export async function updatesOf(queries: Queries, id: string): Promise<readonly AudienceUpdate[]> {
  const rows = await queries.query<UpdateRow>("select * from audience_updates where audience = $1 order by seq", [
    numberOf({ id }),
  ]);
  return rows.map(updateOf);
}
