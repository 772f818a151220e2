/**
 * How much of the personal data in labelled texts is found, and how much of what is found is personal data.
 *
 *   npx tsx benchmarks/quality/personal-data.ts FILE [--misses]
 *
 * FILE is presidio-research's generated_large.json (MIT), also gzipped: texts with spans. Its numbers are made up, many phone
 * numbers are six bare digits after "You can call". A find is right when it overlaps a span of its kind.
 */

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { findPersonalData } from "../../models/text/personal-data.ts";
import type { PersonalKind } from "../../models/text/personal-data/found.ts";

interface Labelled {
  readonly full_text: string;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

const kinds: Record<string, PersonalKind> = {
  EMAIL_ADDRESS: "email",
  PHONE_NUMBER: "phone",
  CREDIT_CARD: "card",
  IBAN_CODE: "iban",
  IP_ADDRESS: "ip",
  US_SSN: "id",
};

const path = process.argv[2];
if (!path) throw new Error("Name the labelled file: npx tsx benchmarks/quality/personal-data.ts FILE");
const bytes = readFileSync(path);
const texts = JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as readonly Labelled[];

const counts = new Map<PersonalKind, { gold: number; recalled: number; found: number; right: number; whole: number }>();
for (const kind of Object.values(kinds)) counts.set(kind, { gold: 0, recalled: 0, found: 0, right: 0, whole: 0 });
const notes: string[] = [];

for (const { full_text: text, spans } of texts) {
  const gold = spans.flatMap(({ entity_type, start_position: start, end_position: end }) =>
    kinds[entity_type] ? [{ kind: kinds[entity_type], start, end }] : [],
  );
  const found = findPersonalData(text);
  for (const span of gold) {
    const hits = found.filter((one) => one.kind === span.kind && one.start < span.end && one.end > span.start);
    const count = counts.get(span.kind)!;
    count.gold++;
    if (hits.length > 0) count.recalled++;
    if (hits.some((one) => one.start <= span.start && one.end >= span.end)) count.whole++;
    else notes.push(`missed ${span.kind}: ${around(text, span.start, span.end)}`);
  }
  for (const one of found) {
    const count = counts.get(one.kind);
    if (!count) continue;
    count.found++;
    if (gold.some((span) => span.kind === one.kind && one.start < span.end && one.end > span.start)) count.right++;
    else notes.push(`extra ${one.kind}: ${around(text, one.start, one.end)}`);
  }
}

console.log(`${texts.length} texts`);
console.log("kind    gold  recall  whole  precision");
for (const [kind, { gold, recalled, found, right, whole }] of counts) {
  const shares = [recalled / gold, whole / gold, right / Math.max(1, found)].map((share) => share.toFixed(3));
  console.log(
    kind.padEnd(6),
    String(gold).padStart(5),
    shares[0]!.padStart(7),
    shares[1]!.padStart(6),
    shares[2]!.padStart(10),
  );
}
if (process.argv.includes("--misses")) console.log(notes.join("\n"));

function around(text: string, start: number, end: number): string {
  const [before, after] = [text.slice(Math.max(0, start - 30), start), text.slice(end, end + 15)];
  return `${before}⟦${text.slice(start, end)}⟧${after}`.replaceAll("\n", "⏎");
}
