/**
 * How much of the personal data in labelled texts is found, and how much of what is found is personal data.
 *
 *   npx tsx benchmarks/quality/personal-data.ts FILE [--half dev|test] [--misses] [--peer FOUND.jsonl]
 *
 * FILE is presidio-research's generated_large.json (MIT), also gzipped: texts made from 181 templates, with spans. "dev" are the
 * texts of templates with an even number, on which the finders are developed; "test" are the others, which are not quite unseen:
 * misses among them are known, and finders with a general cause for one are made with it in mind. A find is right when it overlaps
 * a span of its kind; "whole" counts spans that are covered from end to end; a share of nothing is left out. `--peer` measures
 * another finder in our place: a line for each text, `[[kind, start, end], …]` in UTF-16 units (`presidio_peer.py` writes it).
 */

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { findPersonalData } from "../../models/text/personal-data.ts";
import type { Found, PersonalKind } from "../../models/text/personal-data/found.ts";
import { record } from "../record.ts";

interface Labelled {
  readonly full_text: string;
  readonly template_id: number;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

const kinds: Record<string, PersonalKind> = {
  PERSON: "name",
  ADDRESS: "address",
  EMAIL_ADDRESS: "email",
  PHONE_NUMBER: "phone",
  CREDIT_CARD: "card",
  IBAN_CODE: "iban",
  IP_ADDRESS: "ip",
  US_SSN: "id",
};

const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const path = args[0];
if (!path || path.startsWith("--")) {
  throw new Error("Name the labelled file: npx tsx benchmarks/quality/personal-data.ts FILE");
}
const bytes = readFileSync(path);
const all = JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as readonly Labelled[];
const half = option("--half");
const peer = option("--peer");
const peerFound = peer === undefined ? undefined : readFileSync(peer, "utf8").trim().split("\n");

interface Counts {
  gold: number;
  recalled: number;
  whole: number;
  found: number;
  right: number;
}
const notes: string[] = [];

function measure(texts: readonly (readonly [text: Labelled, line: number])[]): Map<PersonalKind, Counts> {
  const counts = new Map<PersonalKind, Counts>();
  for (const kind of Object.values(kinds)) counts.set(kind, { gold: 0, recalled: 0, whole: 0, found: 0, right: 0 });
  for (const [{ full_text: text, spans }, line] of texts) {
    const gold = spans.flatMap(({ entity_type, start_position: start, end_position: end }) =>
      kinds[entity_type] ? [{ kind: kinds[entity_type], start, end }] : [],
    );
    const found = peerFound ? foundByPeer(peerFound[line]!) : findPersonalData(text);
    for (const span of gold) {
      const hits = found.filter((one) => one.kind === span.kind && one.start < span.end && one.end > span.start);
      const count = counts.get(span.kind)!;
      count.gold++;
      if (hits.length > 0) count.recalled++;
      else notes.push(`missed ${span.kind}: ${around(text, span.start, span.end)}`);
      if (hits.some((one) => one.start <= span.start && one.end >= span.end)) count.whole++;
      else if (hits.length > 0) notes.push(`cut ${span.kind}: ${around(text, span.start, span.end)}`);
    }
    for (const one of found) {
      const count = counts.get(one.kind);
      if (!count) continue;
      count.found++;
      if (gold.some((span) => span.kind === one.kind && one.start < span.end && one.end > span.start)) count.right++;
      else notes.push(`extra ${one.kind}: ${around(text, one.start, one.end)}`);
    }
  }
  return counts;
}

function foundByPeer(line: string): readonly Found[] {
  const found = JSON.parse(line) as readonly [PersonalKind, number, number][];
  return found.map(([kind, start, end]) => ({ kind, start, end }));
}

function around(text: string, start: number, end: number): string {
  const [before, after] = [text.slice(Math.max(0, start - 30), start), text.slice(end, end + 15)];
  return `${before}⟦${text.slice(start, end)}⟧${after}`.replaceAll("\n", "⏎");
}

const numbered = all.map((text, line) => [text, line] as const);
const figures: Record<string, Record<string, number>> = {};
for (const [name, rest] of [
  ["dev", 0],
  ["test", 1],
] as const) {
  if (half !== undefined && half !== name) continue;
  for (const [kind, { gold, recalled, whole, found, right }] of measure(
    numbered.filter(([text]) => text.template_id % 2 === rest),
  )) {
    const share = (part: number, of: number) => Number((part / of).toFixed(3));
    figures[`${kind}, ${name}`] = {
      spans: gold,
      ...(gold > 0 && { recall: share(recalled, gold), whole: share(whole, gold) }),
      ...(found > 0 && { precision: share(right, found) }),
    };
  }
}
if (half === undefined) await record(peer === undefined ? "personal-data" : "personal-data-presidio", figures);
else console.table(figures);
if (args.includes("--misses")) console.log(notes.join("\n"));
