/** E-mail addresses, also in other scripts, and "name (at) host dot com". */

import type { Found } from "./found.ts";

const longestLocal = 64; // RFC 5321, 4.5.3.1.1
const longestDomain = 255; // RFC 5321, 4.5.3.1.2

const localUnit = /[\p{L}\p{M}\p{N}._%+\-'’&~]/u;
const domainUnit = /[\p{L}\p{M}\p{N}.-]/u;
const topLevel = /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]{2,59})$/iu;
const spelledAt = /\s?(?:\(\s?(?:at|@|ät)\s?\)|\[\s?(?:at|@|ät)\s?\]|\{\s?(?:at|@)\s?\}|<\s?at\s?>)\s?/giu;
const spelledDomain = /^(?:[\p{L}\p{N}-]{1,63}(?:\s?(?:\(dot\)|\[dot\]|\{dot\})\s?|\sdot\s|\s?\(punkt\)\s?|\.))+/iu;
const spokenAt = /\sat\s(?=[\p{L}\p{N}-]{1,63}\sdot\s)/giu;
const freeMail =
  /^\s?(?:gmail|googlemail|hotmail|yahoo|outlook|icloud|aol|gmx|proton(?:mail)?)\s?\.\s?[a-z]{2,4}(?![\w@])/i;

/** The e-mail addresses of a text. Looks outwards from every at sign, over bounded stretches: linear. */
export function findEmails(text: string): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const end = domainEnd(text, at + 1);
    const start = end === undefined ? undefined : localStart(text, at);
    if (start !== undefined && end !== undefined) found.push({ kind: "email", start, end });
    else if (text[at - 1] === " " && freeMail.test(text.slice(at + 1, at + 40))) {
      const length = freeMail.exec(text.slice(at + 1, at + 40))![0].length;
      const spacedStart = localStart(text, at - 1);
      if (spacedStart !== undefined) found.push({ kind: "email", start: spacedStart, end: at + 1 + length });
    }
  }
  for (const pattern of [spelledAt, spokenAt]) {
    for (const match of text.matchAll(pattern)) {
      const one = spelledOut(text, match.index, match.index + match[0].length);
      if (one) found.push(one);
    }
  }
  return found;
}

function spelledOut(text: string, left: number, right: number): Found | undefined {
  const start = localStart(text, left);
  const ahead = text.slice(right, right + longestDomain);
  const labels = spelledDomain.exec(ahead)?.[0];
  const last = labels && /^[\p{L}]{2,24}(?![\p{L}\p{N}])/u.exec(ahead.slice(labels.length))?.[0];
  if (start === undefined || !labels || !last) return undefined;
  return { kind: "email", start, end: right + labels.length + last.length };
}

/** Where the local part that ends at `at` starts: unquoted, or quoted ("john doe"@host). */
function localStart(text: string, at: number): number | undefined {
  if (text[at - 1] === '"') {
    const quote = text.lastIndexOf('"', at - 2);
    if (quote >= 0 && at - quote <= longestLocal && !text.slice(quote, at).includes("\n")) return quote;
  }
  let start = at;
  while (start > 0 && at - start < longestLocal * 2 && localUnit.test(unitBefore(text, start))) {
    start -= unitBefore(text, start).length;
  }
  while (start < at && /[.'’&%~+-]/.test(text[start]!)) start++;
  return start < at ? start : undefined;
}

function unitBefore(text: string, index: number): string {
  const low = text.charCodeAt(index - 1);
  return low >= 0xdc00 && low < 0xe000 ? text.slice(index - 2, index) : text.slice(index - 1, index);
}

/** Where the domain that starts at `start` ends; undefined when it is none ("@handle", "3@5.00"). */
function domainEnd(text: string, start: number): number | undefined {
  if (text[start] === "[") {
    const literal = /^\[(?:IPv6:)?[0-9a-f.:]{3,45}\]/i.exec(text.slice(start, start + 60))?.[0];
    return literal ? start + literal.length : undefined;
  }
  let end = start;
  while (end < text.length && end - start < longestDomain) {
    const unit = String.fromCodePoint(text.codePointAt(end)!);
    if (!domainUnit.test(unit)) break;
    end += unit.length;
  }
  // "me@shop.com...", "me@shop.com-", "me@shop.com.Thanks"
  const labels = text
    .slice(start, end)
    .split(/\.{2,}/)[0]!
    .replace(/[.-]+$/, "")
    .split(".");
  const glued =
    labels.length > 2 && /^\p{Lu}\p{Ll}+$/u.test(labels.at(-1)!) && !/\p{Lu}/u.test(labels.slice(0, -1).join(""));
  if (glued) labels.pop();
  // "me@shop.com.1"
  while (labels.length > 2 && !topLevel.test(labels.at(-1)!)) labels.pop();
  if (labels.length < 2 || labels.includes("") || !topLevel.test(labels.at(-1)!)) return undefined;
  return start + labels.join(".").length;
}
