/** The two regroupings: feedback, orders and profiles become customers; customers become segments. */

import { fingerprint } from "./answer.ts";
import { segmentCounter } from "./count-segments.ts";
import { resolver } from "./identity.ts";
import type { Database, Queries } from "./store/database.ts";
import { countImported, hasReplies, namings, saveGathered, skippedIn, type Piece } from "./store/gathered.ts";
import { joinPieces } from "./store/join-pieces.ts";
import { rowCacheOf } from "./store/row-cache.ts";
import { readTable, type Join, type Joins } from "./store/rows.ts";
import { tableId, type Table, type TableSpec } from "./table.ts";
import type {
  Attitude,
  Cleaned,
  CountedSegment,
  Customer,
  Feedback,
  History,
  KnownCustomer,
  Member,
  Order,
  ReadFeedback,
  Reply,
  Themed,
  Tokenised,
  UnreadText,
} from "./types.ts";

/**
 * Where a row of a part goes, or undefined when nobody owns it. The document is the row, or fields of it as they are. A part
 * without a placing is not read.
 */
type Place<Row> = (row: Row, key: string) => Omit<Piece, "part"> | undefined;
/** `when` is asked once the parts before have gone by. */
type Placing<Row> = Place<Row> | { readonly when: () => Promise<boolean>; readonly place: Place<Row> } | undefined;

/** A way to make rows of one kind from rows of others. */
export interface Regrouping<Parts extends readonly unknown[], Row> {
  readonly name: string;
  readonly version: string;
  /** One placing a part; may look at the tables first. */
  readonly place: (
    queries: Queries,
    tables: readonly TableSpec[],
  ) => Promise<{ readonly [I in keyof Parts]: Placing<Parts[I]> }>;
  /**
   * What is told of each owner after all pieces have gone by, in the order of their rows: a part of its own, after the
   * others. For rows that are too large to be put together from their pieces.
   */
  readonly summarise?: () => { add(doc: unknown): void; pieces(): readonly Omit<Piece, "part">[] };
  /** The parts that a row is put together from. */
  readonly joined: readonly number[];
  readonly join: (owner: string, parts: readonly (readonly unknown[])[]) => Row;
}

type ThemedFeedback = Feedback & Cleaned & Attitude & Themed;

/** What a history keeps of a text: not the parts that only reading needs. */
function readFeedbackOf(row: ThemedFeedback & Partial<Tokenised>): ReadFeedback {
  const { terms: _terms, chunks: _chunks, sentences: _sentences, meanings: _meanings, ...rest } = row;
  return rest;
}

/** What a history keeps of a text of the customer's that was not read. */
function unreadOf({ id, conversation, response, channel, at, state, rating }: Feedback): UnreadText {
  return {
    id,
    speaker: "customer",
    ...(conversation !== undefined && { conversation }),
    ...(response !== undefined && { response }),
    ...(channel !== undefined && { channel }),
    ...(at !== undefined && { at }),
    ...(state !== undefined && { state }),
    ...(rating !== undefined && { rating }),
  };
}

/** What a history keeps of a turn that the customer did not write; undefined for one of the customer's, or of no conversation. */
function replyOf({ id, conversation, speaker, at, state }: Feedback): Reply | undefined {
  if (speaker === "customer" || conversation === undefined) return undefined;
  return { id, conversation, speaker, ...(at !== undefined && { at }), ...(state !== undefined && { state }) };
}

/**
 * Histories: what a customer wrote and bought, oldest first. Feedback and orders of nobody are left out and counted. The fourth
 * and the fifth part are the feedback as it was imported: of the customer's own texts that were not read is kept what stood beside
 * them, of agents' and bots' turns when they were.
 */
export const byCustomer: Regrouping<[ThemedFeedback, Order, Customer, Feedback, Feedback], History> = {
  name: "customers",
  version: "6",
  async place(queries, [feedback, orders, customers, imported]) {
    const profiles = await namings(queries, customers!);
    const resolve = resolver(profiles, {
      feedback: await namings(queries, feedback!),
      orders: await namings(queries, orders!),
    });
    const owners = conversationOwners();
    const read = keysSeen();
    return [
      (row, key) => {
        read.add(key);
        const owner = resolve(row);
        if (owner === undefined) return undefined;
        owners.add(row.conversation, owner);
        return { owner, sort: `${row.at ?? ""} ${key}`, doc: readFeedbackOf(row) };
      },
      (row, key) => {
        const owner = resolve(row);
        return owner === undefined ? undefined : { owner, sort: `${row.at ?? ""} ${key}`, doc: row };
      },
      (row, key) => ({ owner: row.id, sort: key, doc: row }),
      {
        when: async () => read.count() < (await countImported(queries, imported!)),
        place: (row, key) => {
          const owner = row.speaker !== "customer" || read.has(key) ? undefined : resolve(row);
          if (owner === undefined) return undefined;
          owners.add(row.conversation, owner);
          return { owner, sort: `${row.at ?? ""} ${key}`, doc: unreadOf(row) };
        },
      },
      {
        when: () => hasReplies(queries, imported!),
        place: (row, key) => {
          const reply = replyOf(row);
          // Agents' rows may name the agent where others name the customer: the conversation says whose it is.
          const owner = reply && owners.of(reply.conversation, () => resolve(row));
          return owner === undefined ? undefined : { owner, sort: `${row.at ?? ""} ${key}`, doc: reply };
        },
      },
    ];
  },
  joined: [0, 1, 2, 3, 4],
  join(owner, [feedback = [], orders = [], customers = [], ...others]) {
    const profile = customers[0] as Customer | undefined;
    // Tables of before version 6 have replies where others have unread texts.
    const besides = others.flat() as readonly (UnreadText | Reply)[];
    const unread = besides.filter((one) => one.speaker === "customer");
    return {
      customer: owner,
      ...(profile && { profile }),
      feedback: feedback as readonly ReadFeedback[],
      orders: orders as readonly Order[],
      replies: besides.filter((one) => one.speaker !== "customer"),
      ...(unread.length > 0 && { unread }),
    };
  },
};

/** Keys that went by, as numbers of 48 bits, which take less room: of millions two may be taken for one, which does no harm. */
function keysSeen() {
  const seen = new Set<number>();
  const short = (key: string) => Number.parseInt(key.slice(0, 12), 16);
  return {
    add: (key: string) => void seen.add(short(key)),
    has: (key: string) => seen.has(short(key)),
    count: () => seen.size,
  };
}

/**
 * Whose the replies in a conversation are: its only writer's; of several, that of whom the reply's row names, since two
 * exports may number their conversations alike; else nobody's, for the row may name the agent.
 */
export function conversationOwners() {
  const writers = new Map<string, Set<string>>();
  return {
    add(conversation: string | undefined, writer: string): void {
      if (conversation === undefined) return;
      const known = writers.get(conversation);
      if (known) known.add(writer);
      else writers.set(conversation, new Set([writer]));
    },
    of(conversation: string, named: () => string | undefined): string | undefined {
      const known = writers.get(conversation);
      if (!known) return undefined;
      if (known.size === 1) return [...known][0];
      const one = named();
      return one !== undefined && known.has(one) ? one : undefined;
    },
  };
}

function memberOf({
  feedback: _feedback,
  orders: _orders,
  replies: _replies,
  unread: _unread,
  ...member
}: KnownCustomer): Member {
  return member;
}

/** Segments as they are counted, beside their members by customer id. */
export const bySegment: Regrouping<[KnownCustomer], CountedSegment> = {
  name: "segments",
  version: "3",
  place: () => Promise.resolve([(row) => ({ owner: row.segment.id, sort: row.customer, doc: memberOf(row) })]),
  summarise() {
    const counter = segmentCounter();
    return {
      add: (doc) => counter.add(doc as Member),
      pieces: () => counter.segments().map((doc) => ({ owner: doc.id, sort: "", doc })),
    };
  },
  joined: [1],
  join: (_owner, [, counted = []]) => counted[0] as CountedSegment,
};

/** How the rows of each regrouping are put together. */
export const joins: Joins = {
  [byCustomer.name]: byCustomer as unknown as Join,
  [bySegment.name]: bySegment as unknown as Join,
};

/** A regrouped table: made once for the same tables, and found again. */
export async function gather<Parts extends readonly unknown[], Row>(
  database: Database,
  {
    how,
    tables,
    signal,
  }: {
    readonly how: Regrouping<Parts, Row>;
    readonly tables: { readonly [I in keyof Parts]: Table<Parts[I]> };
    readonly signal?: AbortSignal;
  },
): Promise<Table<Row>> {
  const specs = tables.map(({ spec }) => spec);
  const id = fingerprint(how.name, how.version, ...specs.map(tableId));
  const base = { kind: "gathered", id, regrouping: how.name } as const;
  if ((await skippedIn(database, id)) === undefined) {
    const joining = joinPieces(how as unknown as Join);
    await saveGathered(database, {
      id,
      parts: specs.length + (how.summarise ? 1 : 0),
      pieces: async function* (queries) {
        const placings = await how.place(queries, specs);
        const summary = how.summarise?.();
        for (const [part, table] of specs.entries()) {
          const placing = placings[part];
          const isWanted = typeof placing !== "object" || (await placing.when());
          const place = typeof placing === "object" ? placing.place : placing;
          if (!place || !isWanted) continue;
          for await (const rows of readTable(queries, { table, joins, cache: rowCacheOf(database) })) {
            signal?.throwIfAborted();
            const pieces = rows.map(({ key, row }) => place(row as Parts[number], key));
            if (summary) for (const piece of pieces) if (piece) summary.add(piece.doc);
            if (!summary) joining.add({ part, pieces });
            yield { part, pieces };
          }
        }
        if (summary) yield { part: specs.length, pieces: summary.pieces() };
      },
    });
    await joining.handOn(database, base);
  }
  return { spec: { base, columns: [] } };
}
