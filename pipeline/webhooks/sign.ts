/** Signatures of webhooks, as the Standard Webhooks specification 1.0 has them. */

import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** A secret for one receiver: 24 bytes in base64 behind "whsec_". */
export function newSecret(): string {
  return prefix + randomBytes(24).toString("base64");
}

/** The headers of a message: its id, the time of this try in seconds, and the HMAC-SHA256 of both and the body under the secret. */
export function signedHeaders(
  { id, body }: { readonly id: string; readonly body: string },
  { secret, seconds }: { readonly secret: string; readonly seconds: number },
): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${signature}` };
}
