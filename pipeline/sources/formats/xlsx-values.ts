/** Values of XLSX cells as text: numbers as they were meant, dates as ISO 8601. */

/** What a number format shows. */
export type NumberKind = "number" | "date" | "time" | "duration";

const secondsPerDay = 86_400;
/** 1 January 1970 in days since 30 December 1899. */
const unixEpoch = 25_569;
/** Days between the systems of dates that begin in 1900 and in 1904. */
const from1904 = 1462;
const lastDay = 2_958_465;

/** What a built-in format shows (ECMA-376 part 1, 18.8.30; those from 27 to 58 are East Asian dates). */
export function builtInKind(id: number): NumberKind {
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return "time";
  if (id === 46) return "duration";
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "date" : "number";
}

/** What a format code of a workbook shows ("dd/mm/yyyy", `0.00 "days"`, "[h]:mm"). */
export function formatKind(code: string): NumberKind {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/;.*$/s, "")
    .toLowerCase();
  if (/\[(?:h+|m+|s+)\]/.test(bare)) return "duration";
  const letters = bare.replace(/\[[^\]]*\]/g, "").replace(/s\.0+/g, "s");
  if (/[0#?%]|general/.test(letters) || !/[ymdhs]/.test(letters)) return "number";
  return /[yd]|m{3}/.test(letters) ? "date" : "time";
}

/** A number as text, without the noise of binary fractions: 0.30000000000000004 is "0.3". */
export function numberText(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  return value.trim() === "" || !Number.isFinite(number) ? value : String(Number(number.toPrecision(15)));
}

function clock(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/**
 * A number under a format of dates: "2025-03-01", with a time of day "2025-03-01T10:20:30" (spreadsheets know no zones),
 * "10:20:30" for a time without a day, "26:30:00" for a duration.
 */
export function dateText(
  value: string,
  { kind, is1904 }: { readonly kind: NumberKind; readonly is1904: boolean },
): string {
  const serial = Number(value);
  if (kind === "number" || value === "" || !Number.isFinite(serial) || serial < 0) return numberText(value);
  if (kind === "duration" || (kind === "time" && serial < 1)) return clock(Math.round(serial * secondsPerDay));
  const days = is1904 ? serial + from1904 : serial;
  if (days > lastDay + 1) return numberText(value);
  // Day 60 is 29 February 1900, which never was.
  const seconds = Math.round((days - unixEpoch + (days < 60 ? 1 : 0)) * secondsPerDay);
  const iso = new Date(seconds * 1000).toISOString();
  return seconds % secondsPerDay === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Text with the escapes of characters that XML cannot hold resolved: "_x000D_" (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  const resolved = text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return resolved.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** 1-based column of a reference such as "AB12"; undefined when it is none. */
export function columnOf(reference: string): number | undefined {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) return at === 0 ? undefined : column;
    column = column * 26 + letter - 64;
  }
  return column === 0 || reference.length < 2 ? undefined : column;
}
