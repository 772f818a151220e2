/** Messages to the receivers of audiences: noted with the moves that they tell of, and gone once they were received. */

import { randomUUID } from "node:crypto";
import type { Queries } from "../database.ts";
import { numberOf } from "./saved.ts";

/** Where an audience tells who came and went, and what it signs with. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** A message that is due. */
export interface WebhookMessage extends Webhook {
  readonly id: string;
  readonly body: string;
  /** Tries so far, this one included. */
  readonly tries: number;
}

/** Sets the receiver of an audience, or with undefined takes it away, with all that it was not told yet. */
export async function setWebhook(queries: Queries, id: string, webhook: Webhook | undefined): Promise<void> {
  const audience = numberOf({ id });
  await queries.query("update audiences set webhook_url = $2, webhook_secret = $3 where seq = $1", [
    audience,
    webhook?.url ?? null,
    webhook?.secret ?? null,
  ]);
  if (!webhook) await queries.query("delete from webhook_messages where audience = $1", [audience]);
}

/** Notes messages of an audience, if it has a receiver. Their ids tell the same message at every try. */
export async function noteMessages(queries: Queries, id: string, bodies: readonly string[]): Promise<void> {
  await queries.query(
    `insert into webhook_messages (audience, id, body)
     select seq, message.id, message.body from audiences, unnest($2::text[], $3::text[]) as message (id, body)
     where seq = $1 and webhook_url is not null`,
    [numberOf({ id }), bodies.map(() => `msg_${randomUUID()}`), bodies],
  );
}

/**
 * Takes the oldest message of each audience, if it is due: for `leaseSeconds` nobody else takes it. Those behind it wait, so
 * that a receiver hears of moves in their order.
 */
export async function takeDueMessages(queries: Queries, leaseSeconds: number): Promise<readonly WebhookMessage[]> {
  return queries.query<WebhookMessage & Readonly<Record<string, unknown>>>(
    `update webhook_messages set tries = tries + 1, due_at = now() + $1::float8 * interval '1 second'
     from audiences
     where audiences.seq = audience and webhook_url is not null and webhook_messages.seq in (
       select seq from webhook_messages as one where due_at <= now()
         and not exists (select 1 from webhook_messages as before
                         where before.audience = one.audience and before.seq < one.seq)
       for update skip locked)
     returning id, body, tries, webhook_url as url, webhook_secret as secret`,
    [leaseSeconds],
  );
}

/** A message was received, or is given up. */
export async function dropMessage(queries: Queries, id: string): Promise<void> {
  await queries.query("delete from webhook_messages where id = $1", [id]);
}

/** A message is tried again after some seconds. */
export async function deferMessage(
  queries: Queries,
  { id, seconds, failure }: { readonly id: string; readonly seconds: number; readonly failure: string },
): Promise<void> {
  await queries.query(
    "update webhook_messages set due_at = now() + $2::float8 * interval '1 second', failure = $3 where id = $1",
    [id, seconds, failure],
  );
}

/** A receiver wants no more messages: none is sent until it is set again. One that was set meanwhile is another, and stays. */
export async function endWebhook(queries: Queries, { id, url }: { readonly id: string; readonly url: string }) {
  await queries.query(
    `with ended as (
       update audiences set webhook_url = null, webhook_secret = null
       where webhook_url = $2 and seq = (select audience from webhook_messages where id = $1)
       returning seq
     )
     delete from webhook_messages where audience in (select seq from ended)`,
    [id, url],
  );
}
