/** Why a message was not received, for people. */

import type { Received } from "./post.ts";
import { WebhookRefusedError } from "./public-address.ts";

const byCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens at its address",
  ECONNRESET: "it ended the connection",
  EPIPE: "it ended the connection",
  EHOSTUNREACH: "no way leads to its address",
  ENETUNREACH: "no way leads to its address",
  ENOTFOUND: "its host is not known",
  EAI_AGAIN: "its host could not be looked up",
  ETIMEDOUT: "it did not answer in time",
  ABORT_ERR: "it did not answer in time",
};

/** What came of a try in words that say nothing of what the receiver says of itself, which may repeat what it was sent. */
export function whyNotReceived(answer: Received | Error): string {
  if (!(answer instanceof Error)) return `it answered HTTP ${answer.status}`;
  if (answer instanceof WebhookRefusedError) return "its address is not public, nor named in ATTUNE_WEBHOOK_HOSTS";
  const { code = answer.name } = answer as NodeJS.ErrnoException;
  if (answer.name === "TimeoutError") return byCode.ETIMEDOUT!;
  if (/CERT|SSL|TLS/.test(code)) return `its certificate does not hold (${code})`;
  return byCode[code] ?? `it could not be reached (${code})`;
}
