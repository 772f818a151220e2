import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshEmbedded } from "../tests/fresh-database.ts";
import { ask } from "./ask.ts";
import { exampleMember, feels, spends } from "../tests/example-members.ts";
import type { Latest } from "./look-up.ts";
import type { Database } from "./store/database.ts";
import { saveGathered } from "./store/gathered.ts";
import { migrate } from "./store/migrate.ts";

const delivery = { id: "t1", label: "late delivery", share: 1, texts: 2 };

const members = [
  exampleMember("c1", {
    profile: { name: "Ada", consent: true, other: { Country: "DE", "Year of Birth": "1980" } },
    value: spends(2043),
    voice: { ...feels(-0.42, "Late again."), topics: [{ ...delivery, mood: -0.5 }], channels: { ticket: 2 } },
    segment: "s2",
  }),
  exampleMember("c2", { value: spends(1900), voice: feels(0.5, "Lovely.") }),
  exampleMember("c3", { value: spends(20), voice: { ...feels(-0.6), topics: [{ ...delivery, mood: 0.2 }] } }),
  exampleMember("c4", { profile: { other: { Country: "FR" } }, value: spends(30) }),
  exampleMember("c5", { value: spends(40), voice: feels(0) }),
  exampleMember("c6", { voice: feels(-0.9) }),
];

const last = {
  id: "r1",
  overview: {
    topics: [{ id: "t1", label: "late delivery", words: ["parcel"] }],
    tables: { members: { base: { kind: "gathered", id: "m" } } },
  },
  segments: [
    { id: "s1", name: "Quiet regulars" },
    { id: "s2", name: "Angry big spenders" },
  ],
} as unknown as Latest;

let database: Database;

beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
  const pieces = members.map((doc) => ({ owner: doc.segment.id, sort: doc.customer, doc }));
  await saveGathered(database, {
    id: "m",
    parts: 1,
    async *pieces() {
      yield { part: 0, pieces };
    },
  });
}, 60_000);

afterAll(() => database.close());

const byRule = async (rule: string) => (await ask(database, last, { rule })).members.map(({ customer }) => customer);

describe("ask()", () => {
  it("finds negative-sentiment high-value customers, and says why", async () => {
    const audience = await ask(database, last, { words: "negative-sentiment high-value customers" });
    expect(audience).toMatchObject({
      rule: "mood <= -0.15 and spend >= p80",
      sentence: "Customers whose mood is at or below -0.15 and whose spend is at or above the 80th percentile.",
      understood: [
        { words: "negative-sentiment", means: "mood <= -0.15" },
        { words: "high-value", means: "spend >= p80" },
        { words: "customers", means: "" },
      ],
      size: 1,
      of: 6,
    });
    expect(audience.members).toEqual([
      {
        ...members[0],
        reasons: ["mood -0.42 is at or below -0.15", "spend £2,043.00 is at or above £1,928.60 (p80)"],
        verbatim: { feedback: "f1", start: 0, end: 11, text: "Late again.", score: -0.42 },
      },
    ]);
  });

  it("gives back a rule that finds the same", async () => {
    const { rule, members: found } = await ask(database, last, { words: "unhappy but not big spenders" });
    expect(found.map(({ customer }) => customer)).toEqual(["c3", "c6"]);
    expect(await byRule(rule)).toEqual(["c3", "c6"]);
  });

  it("tells who wrote about a topic from who is negative about it", async () => {
    expect(await byRule("topic = delivery")).toEqual(["c1", "c3"]);
    const angry = await ask(database, last, { words: "customers angry about delivery" });
    expect(angry.members.map(({ reasons }) => reasons)).toEqual([
      ["negative about late delivery (2 texts, mood -0.50)"],
    ]);
  });

  it("knows segments by id and name, consent, channels, and columns of the export", async () => {
    expect(await byRule("segment = s2")).toEqual(["c1"]);
    expect(await byRule('segment = "quiet regulars"')).toEqual(["c2", "c3", "c4", "c5", "c6"]);
    expect(await byRule("consent and channel = ticket")).toEqual(["c1"]);
    expect(await byRule("country in (de, fr)")).toEqual(["c1", "c4"]);
    expect(await byRule("customer.country = FR")).toEqual(["c4"]);
    expect(await byRule('"Year of Birth" < 1990')).toEqual(["c1"]);
  });

  it("leaves out of comparisons what is not known", async () => {
    expect(await byRule("spend < 35")).toEqual(["c3", "c4"]);
    expect(await byRule("mood < 1")).toEqual(["c1", "c2", "c3", "c5", "c6"]);
    expect(await byRule("not wrote")).toEqual(["c4"]);
  });

  it("refuses what it does not know, naming what there is", async () => {
    await expect(ask(database, last, { rule: "plan = gold" })).rejects.toMatchObject({
      name: "RuleError",
      column: 1,
      message: expect.stringContaining("Country, Year of Birth"),
    });
    await expect(ask(database, last, { words: "unhappy about flurble" })).rejects.toMatchObject({
      name: "RuleError",
      column: 15,
      message: expect.stringContaining("late delivery (t1)"),
    });
  });

  it("tells how many customers each condition finds alone, so that nobody is explained", async () => {
    const { size, clauses } = await ask(database, last, { rule: "mood <= -0.15 and orders >= 3 and Country = DE" });
    expect(size).toBe(0);
    expect(clauses.map(({ rule, size }) => [rule, size])).toEqual([
      ["mood <= -0.15", 3],
      ["orders >= 3", 0],
      ["Country = DE", 1],
    ]);
  });
});
