/** What people said of topics: every word of it in order, and what of it counts. */

import type { NumberedEdit, TopicEdit } from "../../models/topics/curation/edits.ts";
import { decode, encode } from "../answer.ts";
import type { Queries } from "./database.ts";

/** One thing that was said, or taken back. */
export interface StoredEdit {
  /** From 1 on. */
  readonly number: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by?: string;
  /** Personal data in it is masked. */
  readonly note?: string;
  /** Absent where it takes back another. */
  readonly edit?: TopicEdit;
  /** The number of the one that it takes back. */
  readonly undoes?: number;
}

interface Row {
  readonly number: number;
  readonly at: string;
  readonly said_by: string | null;
  readonly note: string | null;
  readonly edit: string | null;
  readonly undoes: number | null;
}

/** Everything that was said, the first first. */
export async function editLog(queries: Queries): Promise<readonly StoredEdit[]> {
  const rows = await queries.query<Row & Readonly<Record<string, unknown>>>(
    "select * from topic_edits order by number",
  );
  return rows.map(({ number, at, said_by, note, edit, undoes }) => ({
    number,
    at,
    ...(said_by !== null && { by: said_by }),
    ...(note !== null && { note }),
    ...(edit !== null && { edit: decode(edit) as TopicEdit }),
    ...(undoes !== null && { undoes }),
  }));
}

/** Those of a log that were not taken back, the first first. */
export function standing(log: readonly StoredEdit[]): readonly NumberedEdit[] {
  const undone = new Set(log.map(({ undoes }) => undoes));
  return log.flatMap(({ number, edit }) => (edit && !undone.has(number) ? [{ number, edit }] : []));
}

/** What counts of all that was said. */
export async function standingEdits(queries: Queries): Promise<readonly NumberedEdit[]> {
  return standing(await editLog(queries));
}

/** Adds to the log after what is there; undefined, and nothing added, where somebody else has spoken since. */
export async function addEdit(queries: Queries, stored: StoredEdit): Promise<StoredEdit | undefined> {
  const { number, at, by, note, edit, undoes } = stored;
  const added = await queries.query(
    `insert into topic_edits (number, at, said_by, note, edit, undoes) values ($1, $2, $3, $4, $5, $6)
     on conflict (number) do nothing returning number`,
    [number, at, by ?? null, note ?? null, edit ? encode(edit) : null, undoes ?? null],
  );
  return added.length > 0 ? stored : undefined;
}
