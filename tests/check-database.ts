/** What every database must do: the contract of `pipeline/store/database.ts`. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Value } from "../pipeline/store/database.ts";
import { QueryError } from "../pipeline/store/query-error.ts";

async function one(database: Database, sql: string, params: Parameters<Database["query"]>[1] = []): Promise<unknown> {
  const [row] = await database.query<{ x: unknown }>(`select ${sql} as x`, params);
  return row!.x;
}

/** Tests a kind of database; `open` gives a new, empty one. */
export function checkDatabase(open: () => Promise<Database>): void {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.execute("create table things (id int primary key, a text, b text)");
  });
  afterAll(() => database?.close());

  describe("values come back as", () => {
    test.each<[string, unknown]>([
      ["count(*)", 1],
      ["9007199254740991::int8", 9007199254740991],
      ["7::int2", 7],
      ["0.1::float8", 0.1],
      ["'-infinity'::float8", -Infinity],
      ["'nan'::float8", NaN],
      ["1.50::numeric", "1.50"],
      ["true", true],
      ["'\\x00ff'::bytea", new Uint8Array([0, 255])],
      ["''::bytea", new Uint8Array()],
      ["'2026-01-31 10:00:00.5+02'::timestamptz", "2026-01-31T08:00:00.500Z"],
      ["'2026-01-31 10:00:00.123456Z'::timestamptz", "2026-01-31T10:00:00.123Z"],
      ["'0099-01-31 00:00:00Z'::timestamptz", "0099-01-31T00:00:00.000Z"],
      ["'infinity'::timestamptz", "infinity"],
      ["'2026-01-31'::date", "2026-01-31"],
      ["'2026-01-31T23:30:00Z'::timestamptz::date", "2026-01-31"],
      ["interval '1 day 02:00:00'", "1 day 02:00:00"],
      [`'{"a":[1,null,"é"]}'::jsonb`, { a: [1, null, "é"] }],
      ["'null'::jsonb", null],
      ["null::text", null],
      ["''", ""],
      [`array['a','','null',null,'b"\\,{}'' c',e'\\n']`, ["a", "", "null", null, `b"\\,{}' c`, "\n"]],
      ["array[]::text[]", []],
      ["array[1,null,3]::int8[]", [1, null, 3]],
      ["array[0.5,'nan'::float8]", [0.5, NaN]],
      ["array[true,false]", [true, false]],
      ["array['\\x01'::bytea]", [new Uint8Array([1])]],
    ])("%s", async (sql, expected) => {
      expect(await one(database, sql)).toStrictEqual(expected);
    });

    test("an error for an int8 that no number can hold", async () => {
      await expect(one(database, "9007199254740993::int8")).rejects.toThrow("beyond 2^53");
      expect(await one(database, "1")).toBe(1);
    });
  });

  describe("parameters arrive whole:", () => {
    test.each<[string, Value | readonly (string | null)[] | readonly (number | null)[], unknown]>([
      [
        "text",
        "tab\t back\\slash \"quotes\" 'single' new\nline 💚 $1",
        "tab\t back\\slash \"quotes\" 'single' new\nline 💚 $1",
      ],
      ["text", "", ""],
      ["text", null, null],
      ["text", "nul\0 is left out", "nul is left out"],
      ["text", "half \ud83d pair é", "half \ufffd pair é"],
      ["text", "é\udc00", "é\ufffd"],
      ["int8", 9007199254740991, 9007199254740991],
      ["int4", -5, -5],
      ["float8", 1e-7, 1e-7],
      ["float8", Infinity, Infinity],
      ["bool", false, false],
      ["bytea", new Uint8Array([0, 1, 254, 255]), new Uint8Array([0, 1, 254, 255])],
      ["text[]", ["a", "", null, "NULL", 'b"\\,{}', "c d", "\0"], ["a", "", null, "NULL", 'b"\\,{}', "c d", ""]],
      ["text[]", [], []],
      ["int8[]", [1, null, -3], [1, null, -3]],
      ["float8[]", [0.5, NaN], [0.5, NaN]],
      ["jsonb", '{"a":1}', { a: 1 }],
      ["timestamptz", "2026-01-31T08:00:00.500Z", "2026-01-31T08:00:00.500Z"],
    ])("%s %j", async (type, value, expected) => {
      expect(await one(database, `$1::${type}`, [value])).toStrictEqual(expected);
    });

    test("booleans and bytes in arrays", async () => {
      expect(await one(database, "$1::bool[]", [[true, null, false]])).toStrictEqual([true, null, false]);
      expect(await one(database, "$1::bytea[]", [[new Uint8Array([7]), new Uint8Array()]])).toStrictEqual([
        new Uint8Array([7]),
        new Uint8Array(),
      ]);
    });

    test("32,767 of them, and more are refused", async () => {
      const params = Array.from({ length: 32_767 }, (_, i) => i);
      const list = params.map((i) => `$${i + 1}::int`).join(",");
      expect(await one(database, `(select sum(v) from unnest(array[${list}]) v)::int8`, params)).toBe(536_821_761);
      await expect(
        database.query(
          "select 1",
          Array.from({ length: 32_768 }, () => 1),
        ),
      ).rejects.toThrow("A statement has 32,768 parameters, more than 32,767: use unnest or copyIn");
    });
  });

  describe("copyIn()", () => {
    const awkward: readonly (readonly Value[])[] = [
      [1, "tab\t new\nline return\r back\\slash \\N \\. \"quote\", 'single'", null],
      [2, "", "\\."],
      [3, "nul\0!", "half \ud83d, whole 💚"],
      [4, " spaces ", "\\N"],
    ];

    test("keeps every character, tells empty from null, leaves NUL out", async () => {
      expect(await database.copyIn("things", ["id", "a", "b"], awkward)).toBe(4);
      expect(await database.query("select * from things order by id")).toStrictEqual([
        { id: 1, a: awkward[0]![1], b: null },
        { id: 2, a: "", b: "\\." },
        { id: 3, a: "nul!", b: "half \ufffd, whole 💚" },
        { id: 4, a: " spaces ", b: "\\N" },
      ]);
      await database.query("delete from things");
    });

    test("takes numbers, booleans and bytes", async () => {
      await database.execute("create table typed (i int8, f float8, t bool, y bytea)");
      const rows = [
        [9007199254740991, 0.1, true, new Uint8Array([0, 92, 10])],
        [-1, Infinity, false, new Uint8Array()],
      ];
      await database.copyIn("typed", ["i", "f", "t", "y"], rows);
      const found = await database.query("select i, f, t, y from typed order by i desc");
      expect(found.map((row) => Object.values(row))).toStrictEqual(rows);
    });

    test("takes batches from an iterable, empty ones too", async () => {
      async function* batches() {
        yield Array.from({ length: 1000 }, (_, i) => [i, "a", null]);
        yield [];
        yield [[1000, "last", "b"]];
      }
      expect(await database.copyIn("things", ["id", "a", "b"], batches())).toBe(1001);
      expect(await one(database, "(select count(*) from things)")).toBe(1001);
      await database.query("delete from things");
    });

    test("copies no rows", async () => {
      expect(await database.copyIn("things", ["id", "a"], [])).toBe(0);
    });

    test("copies all or none: a row that does not fit undoes the batches before it", async () => {
      async function* batches() {
        yield [[1, "first"]];
        yield [[1, "again"]];
      }
      await expect(database.copyIn("things", ["id", "a"], batches())).rejects.toThrow(QueryError);
      expect(await one(database, "(select count(*) from things)")).toBe(0);
    });

    test("ends with the error of the iterable, and the database goes on", async () => {
      async function* batches() {
        yield [[1, "first"]];
        throw new RangeError("Line 7 of my file");
      }
      await expect(database.copyIn("things", ["id", "a"], batches())).rejects.toThrow(
        new RangeError("Line 7 of my file"),
      );
      expect(await one(database, "(select count(*) from things)")).toBe(0);
    });

    test("refuses rows that are not as wide as the columns, and odd names", async () => {
      await expect(database.copyIn("things", ["id", "a"], [[1, "a"], [2]])).rejects.toThrow(
        "Row 1 has 1 values for the 2 columns id, a",
      );
      await expect(database.copyIn("things; drop", ["id"], [])).rejects.toThrow(
        'Cannot copy into the name "things; drop"',
      );
    });
  });

  describe("transaction()", () => {
    test("keeps what it did, and gives what the work gave", async () => {
      const given = await database.transaction(async (queries) => {
        await queries.query("insert into things values (1, 'a', null)");
        await queries.copyIn("things", ["id"], [[2]]);
        return (await queries.query("select 1 from things")).length;
      });
      expect([given, await one(database, "(select count(*) from things)")]).toEqual([2, 2]);
      await database.query("delete from things");
    });

    test("undoes everything when the work throws, and throws the same", async () => {
      const failure = new RangeError("mine");
      const work = database.transaction(async (queries) => {
        await queries.query("insert into things values (1, 'a', null)");
        throw failure;
      });
      await expect(work).rejects.toBe(failure);
      expect(await one(database, "(select count(*) from things)")).toBe(0);
    });

    test("throws the error of a statement that the work swallowed, since everything is undone", async () => {
      const work = database.transaction(async (queries) => {
        await queries.query("insert into things values (1, 'a', null)");
        await queries.query("select 1/0").catch(() => {});
      });
      await expect(work).rejects.toThrow("division by zero");
      expect(await one(database, "(select count(*) from things)")).toBe(0);
    });

    test("may go on after an error that it rolled back to a savepoint", async () => {
      await database.transaction(async (queries) => {
        await queries.execute("insert into things values (1, 'a', null); savepoint s");
        await queries.query("select 1/0").catch(() => queries.execute("rollback to s"));
      });
      expect(await one(database, "(select count(*) from things)")).toBe(1);
      await database.query("delete from things");
    });

    test("makes asking the database inside an error rather than a wait for ever", async () => {
      const work = database.transaction(() => database.query("select 1"));
      await expect(work).rejects.toThrow("The database was asked inside its own transaction");
    });

    test("has queries that end with it", async () => {
      const kept = await database.transaction(async (queries) => queries);
      await expect(kept.query("select 1")).rejects.toThrow("A transaction was asked after its end");
    });

    test("does not see what another has not committed; both are kept", async () => {
      await Promise.all(
        [1, 2, 3, 4, 5].map((id) =>
          database.transaction(async (queries) => {
            await queries.query("insert into things (id) values ($1)", [id]);
            expect(await queries.query("select id from things where id = $1", [id])).toEqual([{ id }]);
          }),
        ),
      );
      expect(await one(database, "(select count(*) from things)")).toBe(5);
      await database.query("delete from things");
    });
  });

  describe("failures", () => {
    const secret = "somebody@example.com";

    test.each<[string, string, Parameters<Database["query"]>[1], string]>([
      ["a unique key", "insert into things select i, $1 from unnest(array[1, 1]) i", [secret], "23505"],
      ["a number that is none", "select $1::int", [secret], "22P02"],
      ["json that is none", "select $1::jsonb", [secret], "22P02"],
      ["a date that is none", "select $1::timestamptz", [`2026 "${secret}" x`], "22007"],
      ["an unknown table", "select * from nowhere where a = $1", [secret], "42P01"],
    ])("%s: the code and the SQL, not the parameter", async (_, sql, params, code) => {
      const error: unknown = await database.query(sql, params).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(QueryError);
      expect(error).toMatchObject({ code });
      expect((error as Error).message).toContain(sql);
      expect(
        JSON.stringify([error, (error as Error).message, (error as Error).stack, (error as Error).cause]),
      ).not.toContain("example.com");
    });

    test("a unique key names its constraint", async () => {
      await expect(database.query("insert into things (id) values (1), (1)")).rejects.toMatchObject({
        constraint: "things_pkey",
      });
    });

    test("a value that does not fit in a COPY is not repeated", async () => {
      const error = (await database
        .copyIn("things", ["id"], [[secret]])
        .catch((thrown: unknown) => thrown)) as QueryError;
      expect(error.code).toBe("22P02");
      expect(`${error.message} ${error.stack}`).not.toContain("example.com");
    });

    test("show no more than 200 characters of the SQL", async () => {
      const error = await database.query(`select nothing /* ${"x".repeat(500)} */`).catch((thrown: Error) => thrown);
      expect((error as Error).message.length).toBeLessThan(300);
    });

    test("query() takes one statement, execute() takes several", async () => {
      await expect(database.query("select 1; select 2")).rejects.toMatchObject({ code: "42601" });
      await database.execute("create table several (a int); insert into several values (1);");
      expect(await one(database, "(select count(*) from several)")).toBe(1);
    });
  });

  test("text sorts by code point under collate C", async () => {
    const rows = await database.query<{ v: string }>('select v from unnest($1::text[]) v order by v collate "C"', [
      ["é", "b", "B", "a", "💚", "_", "ﬀ"],
    ]);
    expect(rows.map(({ v }) => v)).toEqual(["B", "_", "a", "b", "é", "ﬀ", "💚"]);
  });
}
