/** Addresses of the web that open something by themselves: with a password, a token or a person's address in them. */

import type { Found } from "./found.ts";

const opening = /(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.)|[?&](?=[a-z_-]{2,24}=)/gi;
const scheme = /^(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.)/i;
const stops = /[\s<>"“”„«»`{}|\\^]/;
const userInfo = /^[a-z][a-z0-9+.-]{1,15}:\/\/[^/?#@\s]{1,255}@/i;
const secretParameter =
  /[?&#;](?:[a-z]{1,16}[_-]?)?(?:token|auth|authorization|key|apikey|secret|sig|signature|session|sid|sessionid|password|passwd|pwd|pass|jwt|otp|pin|hash|hmac|credential|access|reset|invite|invitation|confirm|confirmation|verify|verification|activation|user|userid|uid|email|mail|phone|login|nonce)(?:[_-]?(?:id|key|token))?=(?=[^&#]{4})|[?&#;]code=[^&#]{10}/i;
const secretPath =
  /\/(?:reset|verify|confirm|activate|unsubscribe|magic|magic-link|invite|invitation|share|login|auth|token|password|sign-?in)[a-z-]{0,16}\/[^/?#]{8}/i;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const address = /[A-Za-z0-9._%+-]{1,64}(?:@|%40)[A-Za-z0-9-]{1,63}\.[A-Za-z]/;
const longRun = /[A-Za-z0-9_~-]{20,}/g;

/** The addresses of a text that carry a secret. Ordinary ones are left alone, they tell what the text is about. */
export function findSecretUrls(text: string): Found[] {
  const found: Found[] = [];
  let done = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < done) continue;
    const start = scheme.test(match[0]) ? match.index : hostStart(text, match.index, done);
    let end = match.index;
    while (end < text.length && !stops.test(text[end]!)) end++;
    done = end;
    if (start === undefined) continue;
    while (/[.,;:!?'’)\]*_]/.test(text[end - 1]!) && end > start) end--;
    if (opensByItself(text.slice(start, end))) found.push({ kind: "url", start, end });
  }
  return found;
}

/** Where a host without "https://" starts, going back from its "?": "shop.example/reset?token=…". */
function hostStart(text: string, query: number, bound: number): number | undefined {
  let start = query;
  while (start > bound && query - start < 512 && /[A-Za-z0-9./_~%@:-]/.test(text[start - 1]!)) start--;
  return /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?:[/:]|$)/i.test(text.slice(start, query)) ? start : undefined;
}

function opensByItself(url: string): boolean {
  if (userInfo.test(url) || secretParameter.test(url) || secretPath.test(url) || address.test(url)) return true;
  const query = url.search(/[?#]/);
  if (query >= 0 && uuid.test(url.slice(query))) return true;
  for (const [run] of url.matchAll(longRun)) if (isRandom(run)) return true;
  return false;
}

/** Whether twenty and more letters and digits look drawn by chance, and not written ("how-to-return-an-item-2024"). */
function isRandom(run: string): boolean {
  for (const part of run.split(/[_~-]/)) {
    if (part.length < 16) continue;
    const changes = (part.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)|[a-z](?=[A-Z][A-Z0-9])/g) ?? []).length;
    if (changes >= 3 || /^[0-9a-f]{32,}$/i.test(part)) return true;
  }
  const digits = run.replace(/\D/g, "").length;
  return run.length >= 32 && digits >= 5 && /[A-Z]/.test(run) && /[a-z]/.test(run);
}
