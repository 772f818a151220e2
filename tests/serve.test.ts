/** `attune serve` as a process: it serves, and it stops when it is told to. */

import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { openEngine } from "../pipeline/engine.ts";
import { startAttune, type Child } from "./child.ts";
import { freshFolder } from "./fresh-database.ts";
import { formOf } from "./open-api.ts";

const folder = freshFolder();
const children: Child[] = [];
afterAll(async () => {
  await Promise.all(children.map((child) => child.kill("SIGKILL")));
  folder.remove();
});

async function serving(...words: readonly string[]): Promise<{ child: Child; url: string }> {
  const child = startAttune(["serve", "--port", "0", "--data", folder.path, ...words]);
  children.push(child);
  await child.says("Ctrl-C stops it");
  return { child, url: /http:\/\/[\w.:[\]]+/.exec(child.said())![0] };
}

const rows = (n: number) =>
  `id,customer,text,date\n${Array.from({ length: n }, (_, i) => `${i},c${i},The parcel ${i} came late,2026-03-01`).join("\n")}\n`;

/** The longest that an answer takes, of one every 100 ms for some time. */
async function slowestAnswer(url: string, forMs: number): Promise<number> {
  let slowest = 0;
  for (const end = performance.now() + forMs; performance.now() < end; await sleep(100)) {
    const began = performance.now();
    await (await fetch(url)).text();
    slowest = Math.max(slowest, performance.now() - began);
  }
  return slowest;
}

it("serves on this machine, answers while it imports, and stops at SIGTERM, when it keeps nothing of the import", async () => {
  const { child, url } = await serving();
  expect(await (await fetch(`${url}/v1/health`)).json()).toMatchObject({ profile: "embedded" });
  expect((await fetch(`${url}/v1/imports`, { method: "POST", body: formOf(rows(10)) })).status).toBe(201);
  // 18 MB: more than can be imported before the signal arrives.
  const cut = fetch(`${url}/v1/imports`, { method: "POST", body: formOf(rows(400_000)) }).then(
    ({ status }) => status,
    () => 0,
  );
  await expect.poll(() => readdirSync(folder.path), { timeout: 20_000 }).toContain("uploads");
  const slowest = await slowestAnswer(`${url}/v1/segments`, 3000);
  // A tenth of a second on a machine with nothing else to do. In one piece, the import would let nobody in before its end.
  expect(slowest).toBeLessThan(2500);
  const began = performance.now();
  await child.kill("SIGTERM");
  expect((performance.now() - began) / 1000).toBeLessThan(10);
  expect(await child.exitCode()).toBe(0);
  expect([503, 0]).toContain(await cut);
  expect(readdirSync(folder.path)).not.toContain("uploads");

  const engine = await openEngine({ dataFolder: folder.path });
  const [stored] = await engine.database.query(
    "select count(*) as rows, (select count(*) from imports) as imports from feedback",
  );
  await engine.close();
  expect(stored).toEqual({ rows: 10, imports: 1 });
});

it("refuses to serve others without a key, with exit code 2", async () => {
  const child = startAttune(["serve", "--port", "0", "--host", "0.0.0.0", "--data", folder.path], {
    env: { ATTUNE_API_KEY: "" },
  });
  expect(await child.exitCode()).toBe(2);
  expect(child.said()).toContain("set ATTUNE_API_KEY");
});
