/** IP addresses, version 4 and 6. */

import { isIPv6 } from "node:net";
import { cueBefore, cueWords } from "./cues.ts";
import { type Found, isWordAt } from "./found.ts";

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const version4 = new RegExp(`(?<![\\d.])${octet}(?:\\.${octet}){3}(?!\\d|\\.\\d)`, "g");
const version6 = /(?<![0-9A-Za-z_:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,40}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?/g;

const cues = new Map([
  ...cueWords(
    "ip" as const,
    "ip ips ipv4 ipv6 ip-address ip-adresse address addr adresse dirección indirizzo host server dns gateway router ping subnet login from by von",
  ),
  ...cueWords(
    "version" as const,
    "v ver version versions versión versione firmware build release software driver sdk ios android macos windows chrome " +
      "firefox safari edge app plugin update updated upgrade upgraded patch rev revision section chapter clause abschnitt kapitel",
  ),
]);

/**
 * The IP addresses of a text. Four small numbers with dots are more often a version: without a word such as "IP" or "server"
 * before them they count only with two parts of ten or more, and never after "version", "firmware", "v".
 */
export function findIps(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(version4)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isWordAt(text, start - 1) || isWordAt(text, end)) continue;
    const cue = cueBefore(text, start, cues);
    const tall = match[0].split(".").filter((part) => Number(part) >= 10).length;
    const isAddress = tall >= 2 || (match[0].startsWith("10.") && tall >= 1) || text[start - 1] === "[";
    if (cue === "ip" || (cue === undefined && isAddress)) found.push({ kind: "ip", start, end });
  }
  if (!/:[0-9A-Fa-f]{0,4}:/.test(text)) return found;
  for (const match of text.matchAll(version6)) {
    const address = isIPv6(match[0]) ? match[0] : match[0].replace(/:$/, "");
    const end = match.index + address.length;
    // "a::b" is how some languages join names: an address shows three parts or more.
    if (!isIPv6(address) || isWordAt(text, end) || address.split(/:+/).filter(Boolean).length < 3) continue;
    found.push({ kind: "ip", start: match.index, end });
  }
  return found;
}
