/** Names that people gave segments. */

import type { Queries } from "./database.ts";

/** A name that was given, or taken back. */
export interface GivenName {
  /** From 1 on. */
  readonly number: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by?: string;
  /** Personal data in it is masked. */
  readonly note?: string;
  /** The lineage of segments within which ids mean the same. */
  readonly origin: string;
  readonly segment: string;
  /** Absent where the name it had is taken back. */
  readonly name?: string;
}

interface Row extends Readonly<Record<string, unknown>> {
  readonly number: number;
  readonly at: string;
  readonly said_by: string | null;
  readonly note: string | null;
  readonly origin: string;
  readonly segment: string;
  readonly name: string | null;
}

/** Everything that was said, the first first. */
export async function nameLog(queries: Queries): Promise<readonly GivenName[]> {
  const rows = await queries.query<Row>("select * from segment_names order by number");
  return rows.map(({ number, at, said_by, note, origin, segment, name }) => ({
    number,
    at,
    ...(said_by !== null && { by: said_by }),
    ...(note !== null && { note }),
    origin,
    segment,
    ...(name !== null && { name }),
  }));
}

/** The names that count within a lineage, by the segments' ids. */
export async function givenNames(queries: Queries, origin: string | undefined): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (origin === undefined) return names;
  for (const { origin: of, segment, name } of await nameLog(queries)) {
    if (of !== origin) continue;
    if (name === undefined) names.delete(segment);
    else names.set(segment, name);
  }
  return names;
}

/** Adds a name after those that are there. */
export async function addName(
  queries: Queries,
  { at, by, note, origin, segment, name }: Omit<GivenName, "number">,
): Promise<void> {
  await queries.query(
    `insert into segment_names (number, at, said_by, note, origin, segment, name)
     select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6 from segment_names`,
    [at, by ?? null, note ?? null, origin, segment, name ?? null],
  );
}
