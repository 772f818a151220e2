/** One try to deliver a webhook. */

import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { publicLookup, webhookUrl } from "./public-address.ts";

/** What a receiver answered: its status, and after how many seconds it wants to be asked again. */
export interface Received {
  readonly status: number;
  readonly retryAfterSeconds?: number;
}

/** A receiver has so long to answer. */
const timeoutMs = 10_000;

/**
 * Posts JSON to a webhook, and reads the head of the answer only; a redirection is an answer like any other, and is not
 * followed. Throws where the host is not public, cannot be reached, or takes longer than ten seconds.
 */
export async function postWebhook(
  text: string,
  {
    body,
    headers,
    allowedHosts,
  }: {
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly allowedHosts: readonly string[];
  },
): Promise<Received> {
  const url = webhookUrl(text, allowedHosts);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = send(
      url,
      {
        method: "POST",
        agent: false,
        headers: { ...headers, "content-type": "application/json", "user-agent": "Attune" },
        lookup: publicLookup(allowedHosts),
        signal: AbortSignal.timeout(timeoutMs),
      },
      resolve,
    );
    sent.on("error", reject);
    sent.end(body);
  });
  response.on("error", () => undefined).destroy();
  const seconds = Number(response.headers["retry-after"]);
  return { status: response.statusCode ?? 0, ...(seconds > 0 && { retryAfterSeconds: seconds }) };
}
