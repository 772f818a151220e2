/**
 * How long an audience takes among many customers:  npx tsx benchmarks/speed/audiences.ts [customers [URL]]
 *
 * Made-up customers, a million where nothing else is said, every tenth with two texts and two orders. Given the URL
 * of a PostgreSQL server the same is asked of it, in tables that are dropped again. Milliseconds: the median of nine askings, after two.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "../../models/statistics/quantiles.ts";
import { parseRule } from "../../models/rules/parse.ts";
import { createRandom } from "../../models/random.ts";
import { audienceFields } from "../../pipeline/audiences/fields.ts";
import type { AskedMember } from "../../pipeline/audiences/fields/records.ts";
import { boundsFor } from "../../pipeline/store/audience/bounds.ts";
import { countAudience, customersOf } from "../../pipeline/store/audience/query.ts";
import { makeTables, tablesOf } from "../../pipeline/store/audience/tables.ts";
import type { Database } from "../../pipeline/store/database.ts";
import { migrate } from "../../pipeline/store/migrate.ts";
import { openEmbedded } from "../../pipeline/store/pglite.ts";
import { openPostgres } from "../../pipeline/store/postgres.ts";
import { exampleMember } from "../../tests/example-members.ts";
import { record } from "../record.ts";

const customers = Number(process.argv[2] ?? 1_000_000);
const asOf = "2026-09-15T00:00:00.000Z";
const today = 20_711;
const topics = Array.from({ length: 12 }, (_, i) => ({ id: `t${i}`, name: `matter ${i}` }));
const countries = ["DE", "FR", "ES", "GB", "US"];
const columns = [{ name: "Country", values: countries }];
const fields = audienceFields({ topics, segments: [{ id: "s1", name: "All" }], columns });

const rules = {
  "five conditions":
    "mood <= -0.15 and spend >= p80 and negative topic = matter 3 and bought within 180d and Country in (DE, FR)",
  "five that many meet": "mood <= 0.8 and spend >= p10 and orders >= 1 and recency <= 350d and Country != US",
  "with a count of texts":
    "mood <= -0.15 and spend >= p80 and Country = DE and consent and count(intent = complaint and topic = matter 3) within 60d >= 2",
};

function* members(): Generator<readonly AskedMember[]> {
  const random = createRandom(1).next;
  for (let from = 0; from < customers; from += 2_000)
    yield Array.from({ length: Math.min(2_000, customers - from) }, (_, i) => memberOf(from + i, random));
}

function memberOf(number: number, random: () => number): AskedMember {
  const mood = Math.round((2 * random() - 1) * 1000) / 1000;
  const [recencyDays, topic] = [Math.floor(random() * 365), Math.floor(random() * 12)];
  const member = exampleMember(`c${String(number).padStart(7, "0")}`, {
    profile: { consent: random() < 0.5, other: { Country: countries[Math.floor(random() * 5)]! } },
    value: {
      orders: 1 + Math.floor(random() * 9),
      currency: "EUR",
      spendCents: Math.floor(random() ** 3 * 1e6),
      recencyDays,
    },
    voice: {
      texts: 2,
      mood,
      label: mood <= -0.15 ? "negative" : mood >= 0.15 ? "positive" : "neutral",
      lastWroteDays: Math.floor(random() * 365),
      topics: [{ id: `t${topic}`, label: "", share: 1, texts: 2, mood }],
      intents: { complaint: 2 },
      trend: random() - 0.5,
      negativeShare: random(),
      urgency: random(),
      effort: random(),
      churnRisk: random(),
      emotions: { anger: random() },
    },
  });
  if (number % 10 > 0) return member;
  const text = (day: number) => ({
    day,
    mood,
    label: "negative" as const,
    intent: "complaint",
    topics: [`t${topic}`],
    language: "en",
    body: "Late again.",
  });
  const order = (day: number) => ({
    day,
    paidCents: 5000,
    currency: "EUR",
    items: ["Kettle"],
    isDiscounted: false,
    isCreditOnly: false,
  });
  return {
    ...member,
    records: { texts: [text(today - 3), text(today - 50)], orders: [order(today - 10), order(today - 99)] },
  };
}

async function measure(database: Database): Promise<Record<string, number>> {
  await migrate(database);
  const start = performance.now();
  const result = `benchmark ${customers}`;
  await makeTables(database, {
    result,
    fields,
    today,
    async *members() {
      yield* members();
    },
    vocabulary: () => ({ columns, items: [] }),
  });
  const figures: Record<string, number> = {
    "seconds to make the tables": Math.round((performance.now() - start) / 100) / 10,
  };
  const tables = tablesOf(result);
  await database.execute(`vacuum analyze ${tables.members}`);
  for (const [name, text] of Object.entries(rules)) {
    const rule = parseRule(text, fields);
    const times: number[] = [];
    const pages: number[] = [];
    const busy: number[] = [];
    let size = 0;
    for (let i = 0; i < 11; i++) {
      const before = performance.now();
      const cpu = process.cpuUsage();
      const bounds = await boundsFor(database, { rule, fields, table: tables.members });
      const asked = { rule, fields, tables, bounds, asOf };
      ({ size } = await countAudience(database, { ...asked, parts: [rule] }));
      times.push(performance.now() - before);
      const { user, system } = process.cpuUsage(cpu);
      busy.push((user + system) / 1000);
      const then = performance.now();
      await customersOf(database, { ...asked, page: { limit: 20 } });
      pages.push(performance.now() - then);
    }
    figures[`${name}: found`] = size;
    figures[`${name}: ms to count`] = Math.round(median(times.slice(2)));
    // The embedded database is in this process: other work on the machine does not show in it.
    if (database.profile === "embedded")
      figures[`${name}: ms of a processor to count`] = Math.round(median(busy.slice(2)));
    figures[`${name}: ms for the first 20`] = Math.round(median(pages.slice(2)));
  }
  await database.execute(`drop table ${tables.members}, ${tables.texts}, ${tables.orders}`);
  await database.query("delete from audience_tables where name = $1", [tables.members]);
  return figures;
}

const folder = await mkdtemp(join(tmpdir(), "attune-audiences-"));
const embedded = await openEmbedded(folder);
const figures: Record<string, Record<string, number>> = {};
try {
  figures.embedded = await measure(embedded);
} finally {
  await embedded.close();
  await rm(folder, { recursive: true, force: true });
}
const url = process.argv[3];
if (url !== undefined) {
  const served = await openPostgres(url);
  try {
    figures.served = await measure(served);
  } finally {
    await served.close();
  }
}
const command = `npx tsx benchmarks/speed/audiences.ts ${customers}${url === undefined ? "" : " postgres://…"}`;
await record("audiences", { customers, ...figures }, { command, isPrinted: false });
for (const [profile, of] of Object.entries(figures)) {
  console.log(profile);
  console.table(of);
}
