import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseRule } from "../../../models/rules/parse.ts";
import { exampleMember } from "../../../tests/example-members.ts";
import { testProfiles } from "../../../tests/fresh-database.ts";
import { audienceFields } from "../../audiences/fields.ts";
import type { AskedMember, OrderRecord } from "../../audiences/fields/records.ts";
import type { Database } from "../database.ts";
import { migrate } from "../migrate.ts";
import { boundsFor } from "./bounds.ts";
import { countAudience } from "./query.ts";
import { dropOutdatedTables, makeTables, recordsOf, tablesOf, vocabularyOf, type TablesToMake } from "./tables.ts";

const fields = audienceFields({ topics: [], segments: [{ id: "s1", name: "All" }], columns: [] });
const order = (day: number): OrderRecord => ({
  day,
  paidCents: 500,
  currency: "EUR",
  items: [],
  isDiscounted: false,
  isCreditOnly: false,
});
// Not in the order of their days: what is asked for comes as it was given.
const orders = [order(30), order(10), order(20)];
const people = ["a", "b", "c"].map((customer): AskedMember => ({
  ...exampleMember(customer, {}),
  records: { texts: [], orders },
}));

async function* inPages(): AsyncGenerator<readonly AskedMember[]> {
  for (const person of people) yield [person];
}

const tablesFor = (result: string, members: TablesToMake["members"] = inPages): TablesToMake => ({
  result,
  fields,
  today: 40,
  members,
  vocabulary: () => ({ columns: [], items: ["Kettle"] }),
});

describe.each(testProfiles("tables of audiences"))("$profile", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database?.close());

  const known = async () =>
    (
      await database.query<{ name: string }>(
        "select tablename as name from pg_tables where tablename similar to 'audience\\_[0-9a-f]{16}%' and schemaname = 'public' order by 1",
      )
    )
      .map(({ name }) => name)
      .filter((name) => name !== "audience_tables" && name !== "audience_bounds");
  const namesOf = (result: string) => Object.values(tablesOf(result)).sort();
  const clear = async () => {
    await database.query("update audience_tables set result = 'none'");
    await dropOutdatedTables(database);
  };

  async function countAll(result: string) {
    const rule = parseRule("orders >= 0", fields);
    const tables = tablesOf(result);
    const bounds = await boundsFor(database, { rule, fields, table: tables.members });
    return countAudience(database, { rule, parts: [], fields, tables, bounds, asOf: undefined });
  }

  it("makeTables() lets others ask while it is at it, and shows nothing that is half made", async () => {
    const seen: unknown[] = [];
    const pages = async function* () {
      for await (const page of inPages()) {
        yield page;
        seen.push(await vocabularyOf(database, tablesOf("r1")));
      }
    };
    await makeTables(database, tablesFor("r1", pages));
    expect(seen).toEqual([undefined, undefined, undefined]);
    expect(await vocabularyOf(database, tablesOf("r1"))).toEqual({ columns: [], items: ["Kettle"] });
    expect((await countAll("r1")).of).toBe(3);
    await clear();
  });

  it("makeTables() leaves one set of tables when two make them at once", async () => {
    await Promise.all([makeTables(database, tablesFor("r1")), makeTables(database, tablesFor("r1"))]);
    expect(await known()).toEqual(namesOf("r1"));
    expect((await countAll("r1")).of).toBe(3);
    await clear();
  });

  it("makeTables() leaves nothing behind when the members cannot be read", async () => {
    const pages = async function* () {
      yield people;
      throw new Error("The table is gone");
    };
    await expect(makeTables(database, tablesFor("r1", pages))).rejects.toThrow("The table is gone");
    expect(await known()).toEqual([]);
    expect(await vocabularyOf(database, tablesOf("r1"))).toBeUndefined();
  });

  it("recordsOf() gives each customer's records in the order they were given in", async () => {
    await makeTables(database, tablesFor("r1"));
    const found = await recordsOf(database, { tables: tablesOf("r1"), customers: ["c", "a"], fields });
    expect(found.get("a")!.orders).toEqual(orders);
    expect(found.get("c")!.orders).toEqual(orders);
    await clear();
  });

  it("dropOutdatedTables() drops those of results that are gone, of another version, and what was left half made", async () => {
    for (const result of ["kept", "gone", "old"]) await makeTables(database, tablesFor(result));
    for (const result of ["kept", "old"])
      await database.query("insert into results (id, overview) values ($1, '{}')", [result]);
    // As an earlier version would have called them.
    for (const name of namesOf("old"))
      await database.execute(`alter table ${name} rename to ${name.replace(tablesOf("old").members, "audience_0")}`);
    await database.query("update audience_tables set name = 'audience_0' where result = 'old'");
    const draft = async (name: string, minutes: number) => {
      await database.execute(`create table ${name} (); create table ${name}_texts (); create table ${name}_orders ()`);
      await database.query(
        "insert into audience_tables values ($1, 'kept', '', now() - $2::int4 * interval '1 minute')",
        [name, minutes],
      );
    };
    const drafts = [`${tablesOf("kept").members}_1`, `${tablesOf("kept").members}_2`] as const;
    await draft(drafts[0], 5);
    await draft(drafts[1], 500);
    await dropOutdatedTables(database);
    expect(await known()).toEqual([...namesOf("kept"), drafts[0], `${drafts[0]}_orders`, `${drafts[0]}_texts`].sort());
  });
});
