/** What the detectors of personal data hand back. */

export type PersonalKind =
  "email" | "phone" | "card" | "iban" | "ip" | "url" | "id" | "name" | "address" | "birthdate" | "account";

/** Personal data at `[start, end)`, in UTF-16 code units of the text that was searched. */
export interface Found {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

const wordUnit = /[\p{L}\p{N}_]/u;

/** Whether the UTF-16 unit at `index` is a letter, a digit or "_"; false outside the text. */
export function isWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (Number.isNaN(code)) return false;
  if (code < 128) return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  return wordUnit.test(text[index]!);
}

/** Whether a UTF-16 code is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * Whether `[start, end)` stands alone: no letter or digit touches it, nor is it one part of a longer code joined by "-",
 * ".", "/" or "_" ("INV-2024-555-123-4567"). A full stop before a space or the end is no joint.
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  if (isWordAt(text, start - 1) || isWordAt(text, end)) return false;
  if (/[-./+\\]/.test(text[start - 1] ?? "") && isWordAt(text, start - 2)) return false;
  return !(/[-./]/.test(text[end] ?? "") && isDigit(text.charCodeAt(end + 1)));
}
