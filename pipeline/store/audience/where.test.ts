import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileRule } from "../../../models/rules/compile.ts";
import type { Rule } from "../../../models/rules/grammar.ts";
import { parseRule } from "../../../models/rules/parse.ts";
import { printRule } from "../../../models/rules/print.ts";
import { exampleMember } from "../../../tests/example-members.ts";
import { gatherPopulation } from "../../../tests/gather-population.ts";
import { freshEmbedded } from "../../../tests/fresh-database.ts";
import { audienceFields } from "../../audiences/fields.ts";
import type { AskedMember, OrderRecord, TextRecord } from "../../audiences/fields/records.ts";
import type { Database, Queries } from "../database.ts";
import { migrate } from "../migrate.ts";
import { boundsFor } from "./bounds.ts";
import { countAudience, customersOf } from "./query.ts";
import { makeTables, recordsOf, tablesOf } from "./tables.ts";

const asOf = "2026-09-15T08:00:00.000Z";
const today = 20_711;
const columns = [
  { name: "Country", values: ["DE", "fr"] },
  { name: "Points", values: [] },
];
const topics = Array.from({ length: 40 }, (_, i) => ({ id: `t${i}`, name: `matter ${i}` }));
const vocabulary = { columns, items: [], hasForms: true };
const fields = audienceFields({ topics, segments: [{ id: "s1", name: "Quiet" }], ...vocabulary });

const mood = fc.integer({ min: -10, max: 10 }).map((n) => n / 20);
const topicId = fc.constantFrom("t0", "t30", "t31", "t39");
const day = fc.option(fc.integer({ min: today - 200, max: today }), { nil: undefined });

const text: fc.Arbitrary<TextRecord> = fc
  .record({
    day,
    mood,
    intent: fc.constantFrom("complaint", "praise", "other"),
    topics: fc.uniqueArray(topicId, { maxLength: 2 }),
  })
  .chain((one) =>
    fc
      .tuple(
        fc.option(fc.constantFrom(1, 3, 5), { nil: undefined }),
        fc.constantFrom("Money back!", "All fine", "money-back: 100%_sure"),
      )
      .map(([stars, body]) => ({
        ...one,
        label:
          one.mood <= -0.15 ? ("negative" as const) : one.mood >= 0.15 ? ("positive" as const) : ("neutral" as const),
        language: "en",
        body,
        ...(stars !== undefined && { rating: { value: stars, scale: "stars" as const, max: 5 } }),
      })),
  );

/** What could not be read. */
const unread: fc.Arbitrary<TextRecord> = day.map((one) => ({ day: one, channel: "ticket", topics: [], body: "" }));

const order: fc.Arbitrary<OrderRecord> = fc.record({
  day,
  paidCents: fc.integer({ min: -500, max: 60_000 }),
  currency: fc.constantFrom("EUR", "JPY"),
  items: fc.subarray(["Steel kettle", "Wool socks"]),
  isDiscounted: fc.boolean(),
  isCreditOnly: fc.boolean(),
});

/** Of three or four texts the second and the last are answers on one form. */
function onOneForm(texts: readonly TextRecord[]): readonly TextRecord[] {
  return texts.map((one, at) =>
    texts.length > 2 && [1, texts.length - 1].includes(at) ? { ...one, response: 1 } : one,
  );
}

const person = fc
  .record({
    texts: fc.array(fc.oneof({ weight: 4, arbitrary: text }, unread), { maxLength: 4 }).map(onOneForm),
    orders: fc.array(order, { maxLength: 4 }),
    spendCents: fc.integer({ min: -100, max: 3_000 }),
    mood: fc.option(mood, { nil: undefined }),
    currency: fc.option(fc.constantFrom("EUR", "JPY"), { nil: undefined }),
    consent: fc.option(fc.boolean(), { nil: undefined }),
    country: fc.option(fc.constantFrom("DE", " fr ", ""), { nil: undefined }),
    points: fc.option(fc.constantFrom("12", "x", "1e3"), { nil: undefined }),
    last: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
  })
  .map(
    ({ texts, orders, spendCents, mood: level, currency, consent, country, points, last }) =>
      (customer: string): AskedMember => {
        const other = {
          ...(country !== undefined && { Country: country }),
          ...(points !== undefined && { Points: points }),
        };
        const member = exampleMember(customer, {
          profile: { other, ...(consent !== undefined && { consent }) },
          value: {
            orders: orders.length,
            spendCents,
            ...(currency && { currency }),
            ...(last !== undefined && { recencyDays: last }),
          },
          voice: {
            texts: texts.length,
            ...(level !== undefined && { mood: level, label: level <= -0.15 ? "negative" : "neutral" }),
            intents: { complaint: texts.length },
            topics: texts
              .slice(0, 1)
              .flatMap((one) => one.topics.map((id) => ({ id, label: id, share: 1, texts: 1, mood: one.mood! }))),
            ...(last !== undefined && { lastWroteDays: last }),
          },
        });
        return { ...member, records: { texts, orders } };
      },
  );

const predicate = fc.oneof(
  ...[
    ["mood", "-0.15", "0", "0.25", "p30", "p75", "average"],
    ["spend", "5", "12.5 EUR", "900 JPY", "p50", "p80", "average"],
    ["orders", "0", "1", "3", "p60"],
    ["recency", "30d", "0d", "p20"],
    ["mood since 2026-06-01", "-0.15", "0"],
    ["mood about matter 31", "0", "-0.2"],
    ["mood about matter 0 before 2026-08-01", "0.1"],
    ["spend within 90d", "100", "250 EUR", "0"],
    ["spend before 2026-07-01", "1", "0 JPY"],
    ["orders between 2026-05-01 and 2026-08-01", "0", "1", "2"],
    ["texts within 60d", "0", "1", "2"],
    ["count(intent = complaint)", "0", "1", "2"],
    ["count(mood > -1)", "2", "3"],
    ["count(intent = complaint and not topic = matter 30) within 100d", "0", "1"],
    ["count(mood = negative or stars <= 2) since 2026-05-01", "1", "0"],
    ["count(total > 100 EUR and not discounted)", "1", "0"],
    ["count(item kettle) before 2026-09-01", "1", "0"],
  ].map(([left, ...right]) =>
    fc
      .tuple(fc.constantFrom("<", "<=", ">", ">=", "=", "!="), fc.constantFrom(...right))
      .map(
        ([operator, value]) => `${left!} ${/^[pa]/.test(value) && !/[<>]/.test(operator) ? ">=" : operator} ${value}`,
      ),
  ),
  fc.constantFrom(
    "mood = negative",
    "mood != negative",
    "spend in top 3",
    "spend not in bottom 2",
    "topic = matter 31",
    "topic in (matter 0, matter 39)",
    "negative topic != matter 30",
    "intent = complaint",
    "segment = s1",
    "Country = de",
    "Country != DE",
    "Country in (FR, DE)",
    "Points > 11",
    "Points != 12",
    "Points = x",
    "customer = c3",
    "consent",
    "consent = no",
    "consent != yes",
    "bought",
    "bought within 30d",
    "bought since 2026-08-10",
    "bought before 2026-07-01",
    "wrote",
    "wrote between 2026-06-01 and 2026-07-15",
    'says "money back"',
    "says MONEY",
    "says mon",
    'count(says "money back") = 2',
  ),
);

const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small" },
    predicate.map((one) => parseRule(one, fields)),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("rule"), { minLength: 2, maxLength: 3 }))
      .map(([kind, parts]): Rule => ({ kind, parts })),
    tie("rule").map((part): Rule => ({ kind: "not", part })),
  ),
})).rule;

let database: Database;
const people = fc
  .sample(person, { numRuns: 60, seed: 3 })
  .map((make, i) => make(`c${i}`))
  .sort((a, b) => (a.customer < b.customer ? -1 : 1));
const tables = tablesOf("r1");

beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
  await makeTables(database, {
    result: "r1",
    fields,
    today,
    async *members() {
      yield people;
    },
    vocabulary: () => ({ columns: [], items: [] }),
  });
}, 60_000);

afterAll(() => database.close());

const gathered = gatherPopulation(fields);
for (const one of people) gathered.add(one);
const population = gathered.build();

async function verdicts(one: Rule) {
  const match = compileRule(one, { fields, population, asOf });
  const held = people.filter((member) => match(member).matches).map(({ customer }) => customer);
  const bounds = await boundsFor(database, { rule: one, fields, table: tables.members });
  const asked = { rule: one, fields, tables, bounds, asOf };
  const found = await customersOf(database, { ...asked, page: {} });
  const { size, of } = await countAudience(database, { ...asked, parts: [one] });
  return { held, found, size, of };
}

describe("whereOf()", () => {
  it("finds whom compileRule() finds, whatever the rule", async () => {
    await fc.assert(
      fc.asyncProperty(rule, async (one) => {
        const { held, found, size, of } = await verdicts(one);
        expect(found, printRule(one)).toEqual(held);
        expect({ size, of }).toEqual({ size: held.length, of: 60 });
      }),
      { numRuns: 400, seed: 11 },
    );
  }, 120_000);

  it("finds some, and not all, by each kind of condition", async () => {
    const shares = await Promise.all(
      [
        "mood since 2026-06-01 < 0",
        "spend within 90d >= 100",
        "count(intent = complaint) within 100d >= 1",
        'says "money back"',
      ].map(async (one) => (await verdicts(parseRule(one, fields))).held.length),
    );
    for (const found of shares) {
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThan(60);
    }
  });

  it("asks for no list of customers row by row, however little memory a statement may take", async () => {
    const words = [
      "count(intent = complaint) >= 1 and count(intent = praise) = 0",
      "spend within 90d >= 0 or spend within 90d >= 20 EUR",
      'bought before 2026-07-01 or wrote before 2026-07-01 or says "money back"',
      "mood since 2026-06-01 < 0 or texts within 60d = 0 or orders within 60d = 0",
    ];
    for (const text of words) {
      const one = parseRule(text, fields);
      const bounds = await boundsFor(database, { rule: one, fields, table: tables.members });
      const plans: string[] = [];
      const explained: Queries = {
        ...database,
        query: async (sql, params) => {
          const lines = await database.query<Record<string, string>>(`explain ${sql}`, params);
          plans.push(lines.flatMap((line) => Object.values(line)).join("\n"));
          return database.query(sql, params);
        },
      };
      const asked = { rule: one, fields, tables, bounds, asOf };
      await countAudience(explained, { ...asked, parts: "parts" in one ? one.parts : [one] });
      await customersOf(explained, { ...asked, page: { limit: 20 } });
      expect(plans).toHaveLength(2);
      for (const plan of plans) {
        expect(plan).toContain("Join");
        expect(plan).not.toContain("SubPlan");
      }
    }
  });

  it("takes a page as long as a bound is high", async () => {
    const one = parseRule("orders <= 20 and count(intent = complaint) <= 20", fields);
    const bounds = await boundsFor(database, { rule: one, fields, table: tables.members });
    const page = await customersOf(database, { rule: one, fields, tables, bounds, asOf, page: { limit: 20 } });
    expect(page).toHaveLength(20);
  });

  it("takes a rule of many conditions", async () => {
    const many = parseRule(Array.from({ length: 900 }, (_, i) => `mood > ${-i}`).join(" and "), fields);
    const { held, found } = await verdicts(many);
    expect(found).toEqual(held);
  });

  it("keeps texts and orders, as far as rules ask for them", async () => {
    const customers = people.map(({ customer }) => customer);
    const records = await recordsOf(database, { tables, customers, fields });
    const some = people.find(({ records: own }) => own!.texts.length > 1 && own!.orders.length > 1)!;
    expect(records.get(some.customer)!.orders).toEqual(some.records!.orders);
    const moods = records.get(some.customer)!.texts.map(({ mood: score }) => score);
    expect(moods).toEqual(some.records!.texts.map(({ mood: score }) => score));
  });
});
