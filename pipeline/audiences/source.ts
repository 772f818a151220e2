/** What a result's audience is asked of: its fields and its tables, made when they are first wanted. */

import { dayNumber } from "../../models/days.ts";
import type { Fields, Named } from "../../models/rules/fields.ts";
import { collectColumns } from "./columns.ts";
import { audienceFields } from "./fields.ts";
import type { AskedMember } from "./fields/records.ts";
import { askedMember } from "./records.ts";
import { joins } from "../gather.ts";
import type { Latest } from "../look-up.ts";
import { makeTables, tablesOf, vocabularyOf, type StoredVocabulary } from "../store/audience/tables.ts";
import type { AudienceTables } from "../store/audience/where.ts";
import type { Database, Queries } from "../store/database.ts";
import { loadMembers } from "../store/results.ts";
import { readTable } from "../store/rows.ts";
import type { KnownCustomer, Member } from "../types.ts";

/** What an audience is asked of. */
export interface AudienceSource {
  readonly fields: Fields<AskedMember>;
  readonly tables: AudienceTables;
  /** The day to look back from, ISO 8601. */
  readonly asOf?: string;
  /** The same fields where these topics and segments are known too: for reading rules of which they may be gone. */
  readonly fieldsWith: (names: NamesBefore) => Fields<AskedMember>;
}

/** Topics and segments that a result of before had. */
export interface NamesBefore {
  readonly topics: readonly Named[];
  readonly segments: readonly Named[];
  /** Values of columns and names of what was ordered are not known: a word that is one would tell that somebody has it. */
  readonly isWithoutValues?: boolean;
}

/** Names of what is ordered; of more, plain words know none. */
const mostItems = 2_000;

/** Tables that are being made, by result: who asks for them meanwhile waits for these. */
const underWay = new WeakMap<Database, Map<string, Promise<StoredVocabulary>>>();

/** The fields and tables of a result. The first time, the tables are made: every customer is read once or twice. */
export async function audienceSource(database: Database, last: Latest): Promise<AudienceSource> {
  const { asOf } = last.overview;
  const tables = tablesOf(last.id);
  const known = (await vocabularyOf(database, tables)) ?? (await prepareOnce(database, last, tables));
  return {
    fields: fieldsOf(last, known),
    tables,
    ...(asOf !== undefined && { asOf }),
    fieldsWith: (names) => fieldsOf(last, known, names),
  };
}

const earlier = (named: Named): Named => ({ ...named, isEarlier: true });

function fieldsOf(
  { overview, segments }: Latest,
  vocabulary: StoredVocabulary,
  before: NamesBefore = { topics: [], segments: [] },
): Fields<AskedMember> {
  return audienceFields({
    topics: [...overview.topics.map(namedTopic), ...before.topics.map(earlier)],
    segments: [...segments.map(({ id, name }) => ({ id, name })), ...before.segments.map(earlier)],
    ...vocabulary,
    ...(before.isWithoutValues && { columns: vocabulary.columns.map(({ name }) => name), items: [] }),
  });
}

function namedTopic({ id, label, words, formerly }: Latest["overview"]["topics"][number]): Named {
  return { id, name: label, words, ...(formerly && { formerly }) };
}

function prepareOnce(database: Database, last: Latest, tables: AudienceTables): Promise<StoredVocabulary> {
  const making = underWay.get(database) ?? new Map<string, Promise<StoredVocabulary>>();
  underWay.set(database, making);
  const made = making.get(last.id) ?? prepare(database, last, tables).finally(() => making.delete(last.id));
  making.set(last.id, made);
  return made;
}

async function prepare(database: Database, last: Latest, tables: AudienceTables): Promise<StoredVocabulary> {
  const { asOf, tables: where } = last.overview;
  const collected = collectColumns();
  const ratings = new Set<string>();
  for await (const page of memberPages(database, where.members.base.id))
    for (const { profile, voice } of page) {
      collected.add(profile?.other ?? {});
      for (const { scale } of voice.ratings ?? []) ratings.add(scale);
    }
  const own = { ...collected.vocabulary(), ratings: [...ratings].sort() };
  let hasForms = false;
  const items = new Set<string>();
  const pages = async function* (): AsyncGenerator<readonly AskedMember[]> {
    // A result without its customers' table is asked for what its members tell.
    if (!where.customers) yield* memberPages(database, where.members.base.id);
    else
      for await (const page of readTable(database, { table: where.customers, joins })) {
        const members = page.map(({ row }) => askedMember(row as unknown as KnownCustomer, asOf));
        for (const { records } of members) {
          if (records?.texts.some(({ response }) => response !== undefined)) hasForms = true;
          for (const order of records?.orders ?? [])
            for (const item of order.items) if (items.size <= mostItems) items.add(item);
        }
        yield members;
      }
  };
  const vocabulary = () => ({
    ...own,
    items: items.size > mostItems ? [] : [...items].sort(),
    ...(hasForms && { hasForms }),
  });
  const today = asOf === undefined ? undefined : dayNumber(asOf);
  const fields = fieldsOf(last, { ...own, items: [] });
  await makeTables(database, { result: last.id, fields, today, members: pages, vocabulary });
  return (await vocabularyOf(database, tables)) ?? vocabulary();
}

async function* memberPages(queries: Queries, table: string, limit = 500): AsyncGenerator<readonly Member[]> {
  for (let after = ""; ;) {
    const members = (await loadMembers(queries, { table, after, limit })) as readonly Member[];
    yield members;
    if (members.length < limit) return;
    after = members.at(-1)!.customer;
  }
}
