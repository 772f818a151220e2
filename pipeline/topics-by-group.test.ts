import { afterAll, beforeAll, expect, it } from "vitest";
import { freshEmbedded } from "../tests/fresh-database.ts";
import type { Latest } from "./look-up.ts";
import type { Database } from "./store/database.ts";
import { saveImport } from "./store/imports.ts";
import { importedTable } from "./store/imported.ts";
import { migrate } from "./store/migrate.ts";
import { topicsByGroup } from "./topics-by-group.ts";

let database: Database;
let last: Latest;

const delivery = { id: "t1", label: "late delivery", share: 1 };
const price = { id: "t2", label: "price", share: 1 };

/** Of "Trial" three in four write of the price, of "Gold" one in four. */
const texts = Array.from({ length: 120 }, (_, i) => {
  const isTrial = i % 2 === 0;
  const isPrice = isTrial ? i % 8 !== 0 : i % 8 === 1;
  return {
    ...{ id: `f${i}`, speaker: i === 119 ? "agent" : "customer", text: "…", mood: { label: "neutral", score: 0.1 } },
    topics: [isPrice ? price : delivery],
    ...(i < 60 ? { channel: "ticket" } : {}),
    other: { Plan: isTrial ? "Trial" : " Gold ", "Store no": "" },
  };
});
const customers = ["segment", "region"].map((word, i) => ({
  ...{ customer: word, segment: { id: `s${i + 1}` }, profile: { id: word, other: { Region: i === 0 ? "North" : "" } } },
  feedback: texts.slice(60 * i, 60 * (i + 1)),
}));

async function save(kind: "feedback" | "customers", rows: readonly { readonly key: string; readonly doc: object }[]) {
  await saveImport(database, {
    ...{ id: kind, kind, name: kind, sha256: "", report: () => "{}" },
    records: (async function* () {
      yield rows.map(({ key, doc }) => ({ key, rows: 1, doc: JSON.stringify(doc) }));
    })(),
  });
  return importedTable(database, kind);
}

beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
  const themed = await save(
    "feedback",
    texts.map((doc) => ({ key: doc.id, doc })),
  );
  const known = await save(
    "customers",
    customers.map((doc) => ({ key: doc.customer, doc })),
  );
  const topics = [delivery, price].map(({ id, label }) => ({ id, label }));
  last = {
    overview: { topics, tables: { themed, customers: known } },
    segments: [
      { id: "s1", name: "Loyal" },
      { id: "s2", name: "New" },
    ],
  } as unknown as Latest;
}, 60_000);
afterAll(() => database.close());

it("topicsByGroup() compares the values of a column of the feedback, in any case, without agents' texts", async () => {
  const { groups, topics, without } = await topicsByGroup(database, last, "plan");
  expect(groups).toEqual([
    { group: "Trial", texts: 60 },
    { group: "Gold", texts: 59 },
  ]);
  expect(without).toBe(0);
  const [trial, gold] = topics.find(({ label }) => label === "price")!.groups;
  expect(trial).toMatchObject({ group: "Trial", texts: 45, share: 0.75 });
  expect(gold!.texts).toBe(15);
  expect(trial!.difference.low).toBeGreaterThan(0.2);
});

it("topicsByGroup() compares channels, segments by name and columns of the customer list, and counts who has none", async () => {
  const channels = await topicsByGroup(database, last, "channel");
  expect(channels).toMatchObject({ groups: [{ group: "ticket", texts: 60 }], without: 59 });
  const segments = await topicsByGroup(database, last, "segment");
  expect(segments.groups.map(({ group }) => group)).toEqual(["s1 Loyal", "s2 New"]);
  expect(await topicsByGroup(database, last, "region")).toMatchObject({ groups: [{ group: "North" }], without: 59 });
});

it("topicsByGroup() refuses what nobody has a value of, with the nearest name and all there are", async () => {
  await expect(topicsByGroup(database, last, "plans")).rejects.toThrow(
    'No text has a value of "plans" to group by (did you mean "Plan"?); there are segment, channel, question, language, Plan, Region, Store no',
  );
  await expect(topicsByGroup(database, last, "store no")).rejects.toThrow("to group by");
  await expect(topicsByGroup(database, last, "constructor")).rejects.toThrow("to group by");
});
