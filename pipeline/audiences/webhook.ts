/** Who is told when members of an audience come or go. */

import type { Move } from "../store/audience/members.ts";
import type { SavedAudience } from "../store/audience/saved.ts";
import { setWebhook, type Webhook } from "../store/audience/webhooks.ts";
import type { Database } from "../store/database.ts";
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

/** What is told of moves: ids and nothing else of anybody, a thousand in a message. */
export function messagesOf(
  { id, name }: Pick<SavedAudience, "id" | "name">,
  {
    moves,
    ...figures
  }: { readonly at: string; readonly day: string; readonly size: number; readonly moves: readonly Move[] },
): readonly string[] {
  const { at, day, size } = figures;
  const parts = Math.ceil(moves.length / mostIds);
  return Array.from({ length: parts }, (_, i) => {
    const some = moves.slice(i * mostIds, (i + 1) * mostIds);
    const of = (wanted: Move["move"]) => some.filter(({ move }) => move === wanted).map(({ customer }) => customer);
    const data = { audience: { id, name }, day, size, part: i + 1, parts, entered: of("entered"), left: of("left") };
    return JSON.stringify({ type: "audience.changed", timestamp: at, data });
  });
}
