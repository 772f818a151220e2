/** "like customer 4711", "the 20 customers most similar to customer C-4711": whom segments' features put nearest to one. */

import type { PlainToken } from "../plain-tokens.ts";
import { printValue } from "../print.ts";

const people = new Set(["customers", "people", "others", "buyers", "clients", "lookalikes"]);
const ways = [
  "most like",
  "most similar to",
  "closest to",
  "nearest to",
  "look like",
  "looking like",
  "like",
  "similar to",
  "resembling",
  "lookalikes of",
  "lookalikes for",
].map((way) => way.split(" "));
/** Marks after an id are no part of it. */
const tail = /[,.;:?!)"”]+$/u;

/** The condition of being like a customer that is said at a place. */
export function readLikeness(
  text: string,
  { tokens, at }: { readonly tokens: readonly PlainToken[]; readonly at: number },
): { readonly means: string; readonly length: number } | undefined {
  const first = tokens[at]!;
  const isCounted =
    first.kind === "number" && first.days === undefined && first.currency === undefined && !first.isOrMore;
  let place = isCounted ? at + 1 : at;
  const isSpoken = isCounted && ["percent", "pct"].includes(tokens[place]?.text ?? "");
  if (isSpoken) place++;
  if (isCounted) while (people.has(tokens[place]?.text ?? "")) place++;
  const way = ways.find((words) => words.every((word, i) => tokens[place + i]?.text === word));
  if (!way) return undefined;
  place += way.length;
  while (["the", "our"].includes(tokens[place]?.text ?? "")) place++;
  if (!/^customers?$/.test(tokens[place]?.text ?? "")) return undefined;
  if (["id", "no", "number"].includes(tokens[place + 1]?.text ?? "")) place++;
  const id = tokens[place + 1];
  if (!id) return undefined;
  // Ids have signs that words have not: C-10002, anna@example.com.
  const written = id.kind === "quoted" ? id.text : /^\S+/u.exec(text.slice(id.start))![0].replace(tail, "");
  const end = id.kind === "quoted" ? id.end : id.start + written.length;
  let last = place + 1;
  while (last + 1 < tokens.length && tokens[last + 1]!.start < end) last++;
  const isPercent = isSpoken || first.isPercent === true;
  const how = isCounted ? ` in top ${first.value!}${isPercent ? "%" : ""}` : "";
  if (
    written === "" ||
    (isCounted && !(first.value! > 0 && (isPercent ? first.value! < 100 : Number.isInteger(first.value))))
  )
    return undefined;
  return { means: `like ${printValue({ type: "text", value: written })}${how}`, length: last + 1 - at };
}
