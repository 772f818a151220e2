/** Delivers what audiences have to tell: at least once, in order, each receiver for itself. */

import {
  deferMessage,
  dropMessage,
  endWebhook,
  giveUpMessage,
  takeDueMessage,
  type WebhookMessage,
} from "../store/audience/webhooks.ts";
import type { Database } from "../store/database.ts";
import { postWebhook, type Received } from "./post.ts";
import { signedHeaders } from "./sign.ts";
import { whyNotReceived } from "./why-not-received.ts";

/** Seconds before each further try, as Standard Webhooks advises: over about 28 hours; then the message is given up. */
export const retrySeconds: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];

/** Longer than a try may take: a message whose sender died is then taken by another. */
const leaseSeconds = 60;

/** The longest that a receiver may ask to wait. */
const longestWaitSeconds = 86_400;

/** Messages that are on their way at a time, all in all and to one host: a slow host leaves room for the others. */
export const mostSockets = { all: 32, host: 2 } as const;

/** How the outside world is reached. */
export interface Delivery {
  /** Hosts that may be reached though they are not public. */
  readonly allowedHosts: readonly string[];
  readonly post?: typeof postWebhook;
  /** Seconds since 1970. */
  readonly now?: () => number;
  /** Once aborted, no further message is taken. */
  readonly signal?: AbortSignal;
  /** Resolves when there may be more to send than was found due. */
  readonly news?: () => Promise<unknown>;
}

/**
 * Sends every message that is due now, and what becomes due meanwhile; the next of an audience follows as soon as the one
 * before was received, whatever others do.
 */
export async function deliverDue(
  database: Database,
  { allowedHosts, post = postWebhook, now = () => Math.floor(Date.now() / 1000), signal, news }: Delivery,
): Promise<void> {
  const underWay = new Map<Promise<void>, string>();
  const failures: unknown[] = [];
  let settled = 0;
  const send = async (message: WebhookMessage) => {
    const { url, secret } = message;
    const body = bodyOf(message);
    const headers = signedHeaders({ id: message.id, body }, { secret, seconds: now() });
    const answer = await post(url, { body, headers, allowedHosts }).catch((error: unknown) => error as Error);
    await settle(database, message, answer);
  };
  const take = () => {
    const hosts = [...underWay.values()];
    const exceptHosts = hosts.filter((host) => hosts.filter((one) => one === host).length >= mostSockets.host);
    return takeDueMessage(database, { leaseSeconds, exceptHosts: [...new Set(exceptHosts)] });
  };
  while (failures.length === 0) {
    // Listens before it looks, so that nothing comes in between.
    const [rung, before] = [news?.(), settled];
    const mayTake = underWay.size < mostSockets.all && !signal?.aborted;
    const message = mayTake ? await take().catch((error: unknown) => void failures.push(error)) : undefined;
    if (message) {
      const sent = send(message)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => {
          underWay.delete(sent);
          settled++;
        });
      underWay.set(sent, new URL(message.url).origin);
    } else if (settled > before || failures.length > 0) continue;
    else if (underWay.size === 0) return;
    else await Promise.race([...underWay.keys(), ...(rung ? [rung] : [])]);
  }
  await Promise.all(underWay.keys());
  throw failures[0];
}

/** What is sent: a message that others were lost before says how many, the same number at every try. */
function bodyOf({ body, missed }: WebhookMessage): string {
  if (missed === 0) return body;
  const { data, ...head } = JSON.parse(body) as { readonly data: object };
  return JSON.stringify({ ...head, data: { ...data, missed } });
}

async function settle(database: Database, { id, url, tries }: WebhookMessage, answer: Received | Error): Promise<void> {
  if (!(answer instanceof Error)) {
    if (answer.status >= 200 && answer.status < 300) return dropMessage(database, id);
    // Gone: it wants no more.
    if (answer.status === 410) return database.transaction((queries) => endWebhook(queries, { id, url }));
  }
  const failure = whyNotReceived(answer);
  const wait = retrySeconds[tries - 1];
  if (wait === undefined) return giveUpMessage(database, id, failure);
  const wanted = answer instanceof Error ? 0 : Math.min(answer.retryAfterSeconds ?? 0, longestWaitSeconds);
  await deferMessage(database, { id, seconds: Math.max(wait, wanted), failure });
}
