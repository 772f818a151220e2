/** One form for texts that look the same. */

import { withoutLookalikes } from "./lookalikes.ts";

/** Longest text that is read, in UTF-16 code units: a long ticket is a tenth of it. */
const longestText = 20_000;

const lineEnd = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const anySpace = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
/** Zero-width and bidirectional controls, soft hyphen, byte order mark, fillers; not the joiners. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g;
/** Joiners belong inside emoji ("👩‍💻") and inside words of Arabic and Indic scripts, and nowhere else. */
const strayJoiner =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?!\p{Extended_Pictographic})|\u200c/gu;
const joinedScript = /[\u0600-\u07ff\u08a0-\u0dff\u1000-\u109f\u1780-\u17ff]/;
/** Tag characters spell the flags of England, Scotland and Wales, and can hide a text elsewhere. */
const strayTag = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,7})[\u{e0000}-\u{e007f}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const ascii = /^[\n\x20-\x7e]*$/;

/**
 * The text in Unicode's composed form (NFC) with "\n" as line end, plain spaces, without control, zero-width and direction
 * characters; letters that only look like Latin ones replaced; a lone surrogate is U+FFFD; at most one blank line in a row. A
 * text longer than `limit` UTF-16 units is cut at the last blank before it. Runs of letters stay: "soooo" says something.
 */
export function normaliseText(text: string, limit = longestText): string {
  // A little longer than the limit, since what is invisible does not count; never all of a text of megabytes.
  let plain = text.length > limit * 4 ? text.slice(0, limit * 4) : text;
  if (!ascii.test(plain)) plain = composed(plain);
  plain = plain
    // The lookbehind starts a match only where blanks start: else a long run of them takes quadratic time.
    .replace(/(?<! ) +$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return cutAtWord(plain, limit);
}

function composed(text: string): string {
  const bare = text
    .replace(loneSurrogate, "\ufffd")
    .replace(lineEnd, "\n")
    .replace(anySpace, " ")
    .replace(control, "")
    .replace(invisible, "");
  const joined = joinedScript.test(bare) ? bare : bare.replace(strayJoiner, "");
  return withoutLookalikes(joined.replace(strayTag, "").normalize("NFC"));
}

/** The text, or its beginning of at most `limit` UTF-16 units, cut at a blank where there is one. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const blank = Math.max(head.lastIndexOf(" "), head.lastIndexOf("\n"));
  // One endless word, or a script without blanks: cut between characters.
  if (blank < limit / 2) return head.replace(/[\ud800-\udbff]$/, "").trimEnd();
  return head.slice(0, blank).trimEnd();
}
