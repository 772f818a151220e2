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
  /** Messages before it that were given up, or made room, since one was received; at every try as at the first. */
  readonly missed: number;
}

/**
 * Messages of an audience that wait, beyond which the oldest make room. Those of the last look-up are kept, however many, and so
 * is one that is being sent.
 */
export const mostWaiting = 100;

/** Sets the receiver of an audience, or with undefined takes it away, with all that it was not told. */
export async function setWebhook(queries: Queries, id: string, webhook: Webhook | undefined): Promise<void> {
  const audience = numberOf({ id });
  await queries.query(
    `update audiences set webhook_url = $2, webhook_secret = $3, webhook_ended_at = null, webhook_lost = 0,
       webhook_lost_at = null, webhook_lost_why = null, webhook_lost_from = null, webhook_untold = 0
     where seq = $1`,
    [audience, webhook?.url ?? null, webhook?.secret ?? null],
  );
  const left = webhook ? "update webhook_messages set missed = null" : "delete from webhook_messages";
  await queries.query(`${left} where audience = $1`, [audience]);
}

/** Whether an audience has a receiver that wants messages. */
export async function hasReceiver(queries: Queries, id: string): Promise<boolean> {
  const found = await queries.query("select 1 from audiences where seq = $1 and webhook_secret is not null", [
    numberOf({ id }),
  ]);
  return found.length > 0;
}

/** Notes messages of an audience that tell of a look-up, if it has a receiver. Their ids tell the same message at every try. */
export async function noteMessages(
  queries: Queries,
  { id, update, bodies }: { readonly id: string; readonly update: number; readonly bodies: readonly string[] },
): Promise<void> {
  await queries.query(
    `insert into webhook_messages (audience, update, id, body)
     select seq, $2::int8, message.id, message.body from audiences, unnest($3::text[], $4::text[]) as message (id, body)
     where seq = $1 and webhook_secret is not null`,
    [numberOf({ id }), update, bodies.map(() => `msg_${randomUUID()}`), bodies],
  );
}

/** What becomes of messages that will not be received: parameters are what came of the last, and then those of `which`. */
const lose = (which: string) => `
  with lost as (delete from webhook_messages where ${which} returning audience, update),
    counted as (select audience, count(*) as n, min(update) as first from lost group by audience)
  update audiences set webhook_lost = webhook_lost + n, webhook_untold = webhook_untold + n, webhook_lost_at = now(),
    webhook_lost_why = $1, webhook_lost_from = least(webhook_lost_from, first)
  from counted where seq = audience`;

/** Makes room for the messages of a look-up: of those before it, the oldest are lost beyond what may wait. */
export async function dropOldest(
  queries: Queries,
  { id, update, why }: { readonly id: string; readonly update: number; readonly why: string },
): Promise<void> {
  await queries.query(
    lose(`audience = $2 and update < $3 and coalesce(leased_until <= now(), true) and seq <= (
      select seq from webhook_messages where audience = $2 order by seq desc offset $4 limit 1)`),
    [why, numberOf({ id }), update, mostWaiting],
  );
}

/** A message is not tried again; `why` is what came of the last try. */
export async function giveUpMessage(queries: Queries, id: string, why: string): Promise<void> {
  await queries.query(lose("id = $2"), [why, id]);
}

/**
 * Takes the oldest message of an audience, if it is due: for `leaseSeconds` nobody else takes it. Those behind it wait, so
 * that a receiver hears of moves in their order. None of `exceptHosts` ("https://example.com").
 */
export async function takeDueMessage(
  queries: Queries,
  { leaseSeconds, exceptHosts }: { readonly leaseSeconds: number; readonly exceptHosts: readonly string[] },
): Promise<WebhookMessage | undefined> {
  const [message] = await queries.query<WebhookMessage>(
    `update webhook_messages set tries = tries + 1, missed = coalesce(missed, webhook_untold),
       due_at = now() + $1::float8 * interval '1 second', leased_until = now() + $1::float8 * interval '1 second'
     from audiences
     where audiences.seq = audience and webhook_messages.seq = (
       select one.seq from webhook_messages as one join audiences on audiences.seq = one.audience
       where due_at <= now() and webhook_secret is not null
         and substring(webhook_url from '^[^:]+://[^/?#]+') <> all($2::text[])
         and not exists (select 1 from webhook_messages as before
                         where before.audience = one.audience and before.seq < one.seq)
       order by due_at, one.seq limit 1 for update of one skip locked)
     returning id, body, tries, webhook_url as url, webhook_secret as secret, missed`,
    [leaseSeconds, exceptHosts],
  );
  return message;
}

/** A message was received, with how many were missed before it; the next tells of what was lost since its first try. */
export async function dropMessage(queries: Queries, id: string): Promise<void> {
  await queries.query(
    `with gone as (delete from webhook_messages where id = $1 returning audience, missed)
     update audiences set webhook_untold = greatest(webhook_untold - coalesce(missed, 0), 0) from gone where seq = audience`,
    [id],
  );
}

/** A message is tried again after some seconds. */
export async function deferMessage(
  queries: Queries,
  { id, seconds, failure }: { readonly id: string; readonly seconds: number; readonly failure: string },
): Promise<void> {
  await queries.query(
    `update webhook_messages set due_at = now() + $2::float8 * interval '1 second', leased_until = null, failure = $3
     where id = $1`,
    [id, seconds, failure],
  );
}

/** All messages of an audience are due now, and begin their tries anew. */
export async function hurryMessages(queries: Queries, id: string): Promise<void> {
  await queries.query("update webhook_messages set due_at = now(), tries = 0 where audience = $1", [numberOf({ id })]);
}

/**
 * Forgets what an audience's receiver was not told, and gives the look-up before the first that it was not told of; undefined
 * where nothing was lost, and nothing is forgotten.
 */
export async function forgetLost(queries: Queries, id: string): Promise<number | undefined> {
  const [row] = await queries.query<{ first: number }>(
    `with before as (select seq, webhook_lost_from as first from audiences
                     where seq = $1 and webhook_lost_from is not null and webhook_secret is not null for update),
       gone as (delete from webhook_messages where audience in (select seq from before))
     update audiences set webhook_lost = 0, webhook_untold = 0, webhook_lost_at = null, webhook_lost_why = null,
       webhook_lost_from = null
     from before where audiences.seq = before.seq returning first`,
    [numberOf({ id })],
  );
  return row && row.first - 1;
}

/** A receiver wants no more messages: none is sent until it is set again. One that was set meanwhile is another, and stays. */
export async function endWebhook(queries: Queries, { id, url }: { readonly id: string; readonly url: string }) {
  await queries.query(
    `with ended as (
       update audiences set webhook_secret = null, webhook_ended_at = now()
       where webhook_url = $2 and seq = (select audience from webhook_messages where id = $1)
       returning seq
     )
     delete from webhook_messages where audience in (select seq from ended)`,
    [id, url],
  );
}
