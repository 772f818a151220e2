/** How values travel: JavaScript to PostgreSQL's text and back, the same for both drivers. */

import type { Param } from "./database.ts";

/** More parameters than this overflow a 16-bit count inside PGlite. */
const maxParams = 32_767;

/** Throws when a statement has more parameters than both databases take. */
export function checkParams(params: readonly unknown[]): void {
  if (params.length <= maxParams) return;
  const most = maxParams.toLocaleString("en");
  throw new RangeError(
    `A statement has ${params.length.toLocaleString("en")} parameters, more than ${most}: use unnest or copyIn`,
  );
}

// A lone surrogate would make PGlite count the bytes of its message wrongly.
const unstorable = /[\0\p{Surrogate}]/u;

/** Text as PostgreSQL can keep it: without NUL, and with U+FFFD for halves of surrogate pairs. */
export function storable(text: string): string {
  if (!unstorable.test(text)) return text;
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** PostgreSQL's hex notation of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}

function elementText(element: Param): string {
  if (element === null) return "NULL";
  const text = paramText(element)!;
  return typeof element === "number" || typeof element === "boolean"
    ? text
    : `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** A parameter as PostgreSQL's text input reads it; null stays null. */
export function paramText(param: Param): string | null {
  if (param === null) return null;
  if (typeof param === "string") return storable(param);
  if (typeof param === "number") return String(param);
  if (typeof param === "boolean") return param ? "true" : "false";
  if (param instanceof Uint8Array) return hexOf(param);
  return `{${param.map(elementText).join(",")}}`;
}

function integer(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`An int8 is beyond 2^53 and cannot be given as a number`);
  return value;
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.slice(2), "hex"));
}

/** "2026-01-31 10:00:00.5+00" as "2026-01-31T10:00:00.500Z"; infinity and years before 1 or after 9999 stay as they are. */
function moment(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*([+-]\d\d(?::\d\d)?)(:\d\d)?$/.exec(text);
  if (!match) return text;
  const [, day, time, zone] = match;
  return new Date(`${day}T${time}${zone!.length === 3 ? `${zone}:00` : zone}`).toISOString();
}

/** Array text of one dimension: `{a,"b \"c\"",NULL}`. */
function arrayOf(parse: (text: string) => unknown): (text: string) => unknown[] {
  return (text) => {
    const found: unknown[] = [];
    for (const [, quoted, bare] of text.matchAll(/[{,](?:"((?:[^"\\]|\\[\s\S])*)"|([^{},"]+))(?=[,}])/g)) {
      if (quoted !== undefined) found.push(parse(quoted.replace(/\\([\s\S])/g, "$1")));
      else found.push(bare === "NULL" ? null : parse(bare!));
    }
    return found;
  };
}

const text = (value: string): string => value;

/** Type, its array's type, and how its text is read. Object ids are fixed: pg_type.dat. */
const types: readonly (readonly [number, number, (text: string) => unknown])[] = [
  [16, 1000, (value) => value === "t"], // bool
  [17, 1001, bytes], // bytea
  [20, 1016, integer], // int8
  [21, 1005, Number], // int2
  [23, 1007, Number], // int4
  [25, 1009, text], // text
  [26, 1028, Number], // oid
  [114, 199, JSON.parse], // json
  [700, 1021, Number], // float4
  [701, 1022, Number], // float8
  [1043, 1015, text], // varchar
  [1082, 1182, text], // date
  [1114, 1115, text], // timestamp
  [1184, 1185, moment], // timestamptz
  [1700, 1231, text], // numeric
  [3802, 3807, JSON.parse], // jsonb
];

/** Reads PostgreSQL's text by the object id of its type; a type that is not here stays text. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = Object.fromEntries(
  types.flatMap(([oid, arrayOid, parse]) => [
    [oid, (value: string) => parse(value)],
    [arrayOid, arrayOf((value) => parse(value))],
  ]),
);
