import { afterAll, beforeAll, expect, it } from "vitest";
import { exampleMember } from "../../tests/example-members.ts";
import { freshEmbedded } from "../../tests/fresh-database.ts";
import { collectColumns } from "./columns.ts";
import { ask } from "../ask.ts";
import type { Latest } from "../look-up.ts";
import type { Database } from "../store/database.ts";
import { saveGathered } from "../store/gathered.ts";
import { migrate } from "../store/migrate.ts";

let database: Database;
beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
}, 60_000);
afterAll(() => database.close());

it("collectColumns() keeps the values of columns that have few, as they are written", () => {
  const { add, vocabulary } = collectColumns();
  for (const Country of ["DE", " FR ", "DE", ""]) add({ Country, Note: "x".repeat(41), Id: String(Math.PI) });
  for (let i = 0; i < 70; i++) add({ Id: `a${i}` });
  expect(vocabulary()).toEqual({
    columns: [
      { name: "Country", values: ["DE", "FR"] },
      { name: "Id", values: [] },
      { name: "Note", values: [] },
    ],
  });
});

it("collectColumns() keeps those that most customers have, also where every customer has one of their own", () => {
  const { add, vocabulary } = collectColumns();
  for (let i = 0; i < 50_000; i++) add({ [`own ${i}`]: "x", ...(i % 10 === 0 && { Country: "DE" }) });
  const { columns, columnsLeftOut } = vocabulary();
  expect(columns).toHaveLength(250);
  expect(columns.map(({ name }) => name)).toContain("Country");
  expect(columnsLeftOut!.length).toBeLessThanOrEqual(2_000);
});

it("customers with 900 columns, each long and different, can be asked by 250 of them; of the others it says why not", async () => {
  const names = Array.from({ length: 900 }, (_, i) => `Column ${String(i).padStart(3, "0")}`);
  const members = Array.from({ length: 70 }, (_, i) =>
    exampleMember(`c${String(i).padStart(2, "0")}`, {
      profile: { other: Object.fromEntries(names.map((name, at) => [name, `${i} is the value of ${name} (${at})`])) },
    }),
  );
  const pieces = async function* () {
    yield { part: 0, pieces: members.map((doc) => ({ owner: doc.segment.id, sort: doc.customer, doc })) };
  };
  await saveGathered(database, { id: "wide", parts: 1, pieces });
  const last = {
    id: "wide",
    overview: { topics: [], tables: { members: { base: { kind: "gathered", id: "wide" } } } },
    segments: [],
  } as unknown as Latest;
  const found = await ask(database, last, { rule: '"Column 249" = "7 is the value of Column 249 (249)"' });
  expect(found.members.map(({ customer }) => customer)).toEqual(["c07"]);
  await expect(ask(database, last, { rule: '"Column 250" = x' })).rejects.toThrow(
    "of the columns of customers only the 250 can be asked by that most of them have",
  );
});
