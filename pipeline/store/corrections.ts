/** What people said of readings: every word of it in order, and of each text what counts. */

import type { Said } from "../../models/attitude/correct.ts";
import type { Mood } from "../types.ts";
import type { Queries } from "./database.ts";

/** The machine's answer when a person spoke, and the version of the stage that gave it. */
export interface MachineAnswer {
  readonly mood: Mood;
  readonly intent: { readonly label: string; readonly confidence: number };
  readonly version: string;
}

/** One word of a person on the reading of a text. Without `mood` and `intent` it says that the machine's answer counts again. */
export interface Correction extends Said {
  /** Identity of the text: see `textIdentity`. */
  readonly text: string;
  /** Id of the feedback as its export gives it. */
  readonly feedback: string;
  /** Key of the row of feedback that it was said of. */
  readonly row: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by?: string;
  /** Personal data in it is masked. */
  readonly note?: string;
  readonly machine: MachineAnswer;
}

interface Row {
  readonly text_id: string;
  readonly feedback: string;
  readonly row_key: string;
  readonly at: string;
  readonly said_by: string | null;
  readonly mood: Said["mood"] | null;
  readonly intent: Said["intent"] | null;
  readonly note: string | null;
  readonly machine: string;
}

function correctionOf({ text_id, feedback, row_key, at, said_by, mood, intent, note, machine }: Row): Correction {
  return {
    text: text_id,
    feedback,
    row: row_key,
    at,
    ...(said_by !== null && { by: said_by }),
    ...(mood !== null && { mood }),
    ...(intent !== null && { intent }),
    ...(note !== null && { note }),
    machine: JSON.parse(machine) as MachineAnswer,
  };
}

/** Whether a correction says anything that counts in place of the machine's answer. */
export function saysSomething({ mood, intent }: Said): boolean {
  return mood !== undefined || intent !== undefined;
}

/**
 * Adds a correction, which counts from now on; to be called in a transaction. `next` makes it from the last word before,
 * and may throw. Who corrects at the same time takes turns.
 */
export async function addCorrection(
  queries: Queries,
  { text, next }: { readonly text: string; readonly next: (before: Correction | undefined) => Correction },
): Promise<void> {
  await queries.execute("lock table corrections in share row exclusive mode");
  const { feedback, row, at, by, mood, intent, note, machine } = next((await historyOf(queries, text)).at(-1));
  await queries.query(
    `insert into corrections (text_id, feedback, row_key, at, said_by, mood, intent, note, machine)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [text, feedback, row, at, by ?? null, mood ?? null, intent ?? null, note ?? null, JSON.stringify(machine)],
  );
}

/** Whether anybody ever said anything of a reading. */
export async function isAnythingSaid(queries: Queries): Promise<boolean> {
  return (await queries.query("select 1 from corrections limit 1")).length > 0;
}

/** Everything that was said of one text, the first first. */
export async function historyOf(queries: Queries, text: string): Promise<readonly Correction[]> {
  const rows = await queries.query<Row>("select * from corrections where text_id = $1 order by seq", [text]);
  return rows.map(correctionOf);
}

/**
 * The last word on each text, one that takes the others back too, by identity of the text: of all texts, or of those
 * with some ids.
 */
export async function lastCorrections(queries: Queries, ids?: readonly string[]): Promise<readonly Correction[]> {
  const rows = await queries.query<Row>(
    `select distinct on (text_id) * from corrections where $1::text[] is null or feedback = any($1::text[])
     order by text_id, seq desc`,
    [ids === undefined ? null : [...new Set(ids)]],
  );
  return rows.map(correctionOf);
}

/** Notes that a corrected text is another row by now. */
export async function moveCorrections(queries: Queries, moved: { readonly text: string; readonly row: string }) {
  await queries.query("update corrections set row_key = $2 where text_id = $1", [moved.text, moved.row]);
}

/** A row of feedback, as it was imported. */
export interface FeedbackRow {
  readonly key: string;
  readonly doc: string;
}

/** The rows of feedback with some keys. */
export async function feedbackRows(queries: Queries, keys: readonly string[]): Promise<readonly FeedbackRow[]> {
  return queries.query<FeedbackRow & Readonly<Record<string, unknown>>>(
    `select key, doc from feedback where key = any($1::text[]) and import in (select seq from imports) order by key`,
    [keys],
  );
}

/** The rows of feedback with some ids. It looks at every row, at each once: a second for a million. */
export async function feedbackSaying(queries: Queries, ids: readonly string[]): Promise<readonly FeedbackRow[]> {
  // A document begins with its id. It is not read as JSON: PostgreSQL throws at "\u0000" anywhere in it.
  return queries.query<FeedbackRow & Readonly<Record<string, unknown>>>(
    `select key, doc from feedback
     where substring(doc from '^\\{"id":("(?:[^"\\\\]|\\\\.)*")') in (select unnest($1::text[]))
       and import in (select seq from imports) order by key`,
    [ids.map((id) => JSON.stringify(id))],
  );
}
