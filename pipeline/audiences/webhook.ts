/** Who is told when members of an audience come or go. */

import { NotFoundError } from "../look-up.ts";
import { countMoves, movesSince, type Move } from "../store/audience/members.ts";
import type { AudienceUpdate, SavedAudience } from "../store/audience/saved.ts";
import {
  dropOldest,
  forgetLost,
  hasReceiver,
  hurryMessages,
  mostWaiting,
  noteMessages,
  setWebhook,
  type Webhook,
} from "../store/audience/webhooks.ts";
import type { Database, Queries } from "../store/database.ts";
import { webhookUrl } from "../webhooks/public-address.ts";
import { newSecret } from "../webhooks/sign.ts";
import { audienceOf } from "./look-up.ts";

/** Ids in one message. */
const mostIds = 1000;

/** A receiver with a new secret. Throws `WebhookRefusedError` where the URL is none that may be reached. */
export function newWebhook(url: string, allowedHosts: readonly string[]): Webhook {
  return { url: webhookUrl(url, allowedHosts).href, secret: newSecret() };
}

/**
 * Gives an audience a receiver, with a secret that is told this once, or takes it away. Throws `NotFoundError`, and where the
 * URL is none that may be reached `WebhookRefusedError`.
 */
export async function changeWebhook(
  database: Database,
  idOrName: string,
  { url, allowedHosts }: { readonly url: string | undefined; readonly allowedHosts: readonly string[] },
): Promise<Webhook | undefined> {
  const { id } = await audienceOf(database, idOrName);
  const webhook = url === undefined ? undefined : newWebhook(url, allowedHosts);
  await database.transaction((queries) => setWebhook(queries, id, webhook));
  return webhook;
}

/** A look-up that is told of. */
interface Told extends Pick<AudienceUpdate, "seq" | "at" | "day" | "size"> {
  readonly moves: {
    readonly count: number;
    /** By customer id: a page after one of them. */
    readonly after: (customer: string, limit: number) => Promise<readonly Move[]>;
  };
}

/**
 * Notes what the receiver of an audience is to be told of moves, if it has one: ids and nothing else of anybody, a thousand in a
 * message. Where too many wait, the oldest make room.
 */
export async function noteMoves(
  queries: Queries,
  { id, name }: Pick<SavedAudience, "id" | "name">,
  { seq: update, at, day, size, moves }: Told,
): Promise<void> {
  if (moves.count === 0 || !(await hasReceiver(queries, id))) return;
  const parts = Math.ceil(moves.count / mostIds);
  let last = "";
  for (let part = 1; part <= parts; part++) {
    const some = await moves.after(last, mostIds);
    last = some.at(-1)!.customer;
    const of = (wanted: Move["move"]) => some.filter(({ move }) => move === wanted).map(({ customer }) => customer);
    const relearned = some.filter(isRelearned).map(({ customer }) => customer);
    const data = {
      audience: { id, name },
      ...{ day, size, part, parts, entered: of("entered"), left: of("left") },
      ...(relearned.length > 0 && { relearned }),
    };
    const body = JSON.stringify({ type: "audience.changed", timestamp: at, data });
    await noteMessages(queries, { id, update, bodies: [body] });
  }
  await dropOldest(queries, { id, update, why: `more than ${mostWaiting} waited` });
}

/** Whether a move tells of topics or segments that were learned anew alone, of a customer who wrote and bought nothing. */
function isRelearned({ reasons }: Move): boolean {
  return reasons.length > 0 && reasons.every(({ cause }) => cause !== undefined);
}

/**
 * Has an audience's receiver told again what it was not told: where messages were lost, who came and who went since the first of
 * them, all in all, in place of what waits; else what waits, now. Throws `NotFoundError`, also where there is no receiver.
 */
export async function tellAgain(database: Database, idOrName: string): Promise<void> {
  const audience = await audienceOf(database, idOrName);
  const { id, name, last, webhook } = audience;
  if (!webhook || webhook.endedAt !== undefined)
    throw new NotFoundError(`Nobody is told of ${name}: give it a webhook first`);
  await database.transaction(async (queries) => {
    const since = await forgetLost(queries, id);
    if (since === undefined) return hurryMessages(queries, id);
    const at = { id, update: since };
    const { entered, left } = await countMoves(queries, at);
    const after = (customer: string, limit: number) => movesSince(queries, { ...at, after: customer, limit });
    await noteMoves(queries, audience, { ...last, moves: { count: entered + left, after } });
  });
}
