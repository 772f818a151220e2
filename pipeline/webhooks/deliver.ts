/** Delivers what audiences have to tell: at least once, in order, each receiver for itself. */

import {
  deferMessage,
  dropMessage,
  endWebhook,
  takeDueMessages,
  type WebhookMessage,
} from "../store/audience/webhooks.ts";
import type { Database } from "../store/database.ts";
import { postWebhook, type Received } from "./post.ts";
import { signedHeaders } from "./sign.ts";

/** Seconds before each further try, as Standard Webhooks advises: over about 28 hours; then the message is given up. */
export const retrySeconds: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];

/** Longer than a try may take: a message whose sender died is then taken by another. */
const leaseSeconds = 60;

/** The longest that a receiver may ask to wait. */
const longestWaitSeconds = 86_400;

/** How the outside world is reached. */
export interface Delivery {
  /** Hosts that may be reached though they are not public. */
  readonly allowedHosts: readonly string[];
  readonly post?: typeof postWebhook;
  /** Seconds since 1970. */
  readonly now?: () => number;
  /** Once aborted, no further message is taken. */
  readonly signal?: AbortSignal;
}

/** Sends every message that is due now; more of an audience follow as soon as the one before was received. */
export async function deliverDue(
  database: Database,
  { allowedHosts, post = postWebhook, now = () => Math.floor(Date.now() / 1000), signal }: Delivery,
): Promise<void> {
  // What is due when a process is told to stop is tried once.
  for (let isFirst = true; isFirst || !signal?.aborted; isFirst = false) {
    const due = await takeDueMessages(database, leaseSeconds);
    if (due.length === 0) return;
    const send = async (message: WebhookMessage) => {
      const { url, secret, body } = message;
      const headers = signedHeaders(message, { secret, seconds: now() });
      const answer = await post(url, { body, headers, allowedHosts }).catch((error: unknown) => error as Error);
      await settle(database, message, answer);
    };
    await Promise.all(due.map(send));
  }
}

async function settle(database: Database, { id, url, tries }: WebhookMessage, answer: Received | Error): Promise<void> {
  if (!(answer instanceof Error)) {
    if (answer.status >= 200 && answer.status < 300) return dropMessage(database, id);
    // Gone: it wants no more.
    if (answer.status === 410) return database.transaction((queries) => endWebhook(queries, { id, url }));
  }
  const wait = retrySeconds[tries - 1];
  if (wait === undefined) return dropMessage(database, id);
  const wanted = answer instanceof Error ? 0 : Math.min(answer.retryAfterSeconds ?? 0, longestWaitSeconds);
  // What the receiver says of itself may repeat what it was sent.
  const failure =
    answer instanceof Error ? ((answer as NodeJS.ErrnoException).code ?? answer.name) : `HTTP ${answer.status}`;
  await deferMessage(database, { id, seconds: Math.max(wait, wanted), failure });
}
