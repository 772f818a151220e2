/** Which addresses a webhook may reach: none of this machine or of a network that only insiders reach. */

import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** An address that no webhook may reach, or a URL that is none. */
export class WebhookRefusedError extends Error {
  override readonly name = "UnusableInput";
}

// IANA's registries of special-purpose addresses, IPv4 and IPv6.
const closed = new BlockList();
for (const range of [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24",
  "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4",
].flatMap((line) => line.split(" "))) {
  const [net, bits] = range.split("/") as [string, string];
  closed.addSubnet(net, Number(bits), "ipv4");
}
const open6 = new BlockList();
// Unicast addresses of the whole internet; of these, tunnels and documentation lead elsewhere.
open6.addSubnet("2000::", 3, "ipv6");
for (const range of ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]) {
  const [net, bits] = range.split("/") as [string, string];
  closed.addSubnet(net, Number(bits), "ipv6");
}

/** Whether an address may be reached. An IPv6 address that stands for an IPv4 one is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  return family === 6 && open6.check(address, "ipv6") && !closed.check(address, "ipv6");
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$|\.$/g, "").toLowerCase();

/**
 * The URL of a webhook, if it may be one. Throws `WebhookRefusedError` where it is no http or https URL, holds a password, or
 * names an address that is not public, in whatever notation; hosts that were allowed by name may be anywhere.
 */
export function webhookUrl(text: string, allowedHosts: readonly string[]): URL {
  if (!URL.canParse(text)) throw new WebhookRefusedError("The webhook is no URL: wanted https://…");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new WebhookRefusedError("The webhook is reached in another way than by https or http: wanted https://…");
  if (url.username !== "" || url.password !== "")
    throw new WebhookRefusedError("The webhook's URL holds a password: what is sent is signed instead");
  const host = bare(url.hostname);
  const isClosed = isIP(host) > 0 ? !isPublicAddress(host) : host === "localhost" || host.endsWith(".localhost");
  if (isClosed && !allowedHosts.includes(host))
    throw new WebhookRefusedError(
      `The webhook's host ${host} is not public: name it in ATTUNE_WEBHOOK_HOSTS if it is meant to be reached`,
    );
  return url;
}

/** Looks a name up for a connection and gives public addresses only, so that what is checked is what is connected to. */
export function publicLookup(allowedHosts: readonly string[]): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const isAllowed = allowedHosts.includes(bare(hostname));
      const some = isAllowed ? found : found.filter(({ address }) => isPublicAddress(address));
      const [first] = some;
      if (!first) return callback(new WebhookRefusedError(`The webhook's host has no public address`), []);
      if (options.all) return callback(null, some);
      callback(null, first.address, first.family);
    });
  };
}
