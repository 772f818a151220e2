/** Answers to requests that may come again under the same Idempotency-Key. */

import type { Queries } from "./database.ts";

/** What was answered to a key, and to which body. */
export interface Replay {
  readonly bodySha256: string;
  readonly response: string;
}

/** What was answered under a key, if it was used. */
export async function loadReplay(queries: Queries, key: string): Promise<Replay | undefined> {
  const [row] = await queries.query<{ body_sha256: string; response: string }>(
    "select body_sha256, response from idempotency_keys where key = $1",
    [key],
  );
  return row && { bodySha256: row.body_sha256, response: row.response };
}

/** Notes an answer; the first under a key stays, for a day. */
export async function saveReplay(queries: Queries, { key, bodySha256, response }: Replay & { key: string }) {
  await queries.query("delete from idempotency_keys where at < now() - interval '1 day'");
  await queries.query(
    "insert into idempotency_keys (key, body_sha256, response) values ($1, $2, $3) on conflict (key) do nothing",
    [key, bodySha256, response],
  );
}
