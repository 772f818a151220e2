import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { checkDatabase } from "../../tests/check-database.ts";
import { freshServed, freshServedUrl } from "../../tests/fresh-database.ts";
import { serversFor } from "../../tests/served.ts";
import { openPostgres } from "./postgres.ts";
import { QueryError } from "./query-error.ts";

const servers = serversFor("postgres.ts");

describe.runIf(servers)("postgres", () => {
  checkDatabase(() => freshServed(servers!.databaseUrl));

  test("openPostgres() refuses a database that is not encoded in UTF-8", async () => {
    const server = await openPostgres(servers!.databaseUrl);
    const url = new URL(servers!.databaseUrl);
    url.pathname = `/attune_test_latin_${process.pid}`;
    const name = url.pathname.slice(1);
    await server.execute(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
    await expect(openPostgres(url.href)).rejects.toThrow("is encoded in LATIN1: wanted a database created with");
    await server.execute(`drop database ${name}`);
    await server.close();
  });

  test("openPostgres() says at once that a database is missing, and never the password", async () => {
    const url = new URL(servers!.databaseUrl);
    url.pathname = "/nowhere";
    url.password = "tell-nobody";
    const error: Error = (await openPostgres(url.href).catch((thrown: Error) => thrown)) as Error;
    expect(error.message).toMatch(/^Cannot reach PostgreSQL at .*\/nowhere: /);
    expect(error.message).not.toContain("tell-nobody");
  });

  test("who waits too long for a connection is told that there are too many", async () => {
    const database = await openPostgres(servers!.databaseUrl, { max: 1, connectMs: 2000 });
    let leave = () => {};
    const busy = database.transaction(() => new Promise<void>((resolve) => (leave = resolve)));
    await expect(database.query("select 1")).rejects.toMatchObject({ name: "QueryError", code: "53300" });
    leave();
    await busy;
    await database.close();
  });

  test("a connection that breaks fails its transaction; the next one gets another", async () => {
    const fresh = await freshServedUrl(servers!.databaseUrl);
    const database = await openPostgres(fresh.url, { max: 2 });
    const work = database.transaction(async (queries) => {
      const [{ pid } = { pid: 0 }] = await queries.query<{ pid: number }>("select pg_backend_pid() as pid");
      await terminate(pid);
      await queries.query("select 1");
    });
    await expect(work).rejects.toThrow(QueryError);
    expect(await database.query("select 1 as x")).toEqual([{ x: 1 }]);
    await database.close();
    await database.close();
    await fresh.drop();

    async function terminate(pid: number) {
      const other = await openPostgres(servers!.databaseUrl, { max: 1 });
      await other.query("select pg_terminate_backend($1::int)", [pid]);
      await other.close();
    }
  });
});

test("openPostgres() waits for a server that is starting, then says that it is not there", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  const began = performance.now();
  await expect(openPostgres(`postgresql://me:secret@127.0.0.1:${port}/shop`, { waitMs: 600 })).rejects.toThrow(
    new RegExp(`^Cannot reach PostgreSQL at me@127.0.0.1:${port}/shop: .*ECONNREFUSED`),
  );
  expect(performance.now() - began).toBeGreaterThan(600);
});
