/** SIGTERM in the middle of a run: the process ends at once and in order, and the run ends elsewhere with the same bytes. */

import { cpSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openEngine } from "../../pipeline/engine.ts";
import { loadRun } from "../../pipeline/store/runs.ts";
import type { Database } from "../../pipeline/store/database.ts";
import { startAttune, type Child } from "../child.ts";
import { freshFolder } from "../fresh-database.ts";
import { serversFor } from "../served.ts";
import { follow, importAll, runToEnd } from "./follow.ts";
import { differences, outcomeOf, type Outcome } from "./outcome.ts";
import { writeSample, type SampleFile } from "./sample.ts";
import { servedPlace } from "./served-place.ts";

const timeout = 300_000;
const graceMs = 10_000;
const folder = freshFolder();
const children: Child[] = [];
let files: readonly SampleFile[];
let undisturbed: Outcome;

/** Where a run is stopped. */
const places = ["clean + tokens + attitude", "topics", "features"];

const start = (words: readonly string[], env: Readonly<Record<string, string>> = {}): Child => {
  const child = startAttune(words, { env, isGroup: true });
  children.push(child);
  return child;
};

/** Sends SIGTERM to a process and all its children; the exit code, and how long it took to end. */
async function stop(child: Child) {
  const began = performance.now();
  await child.kill("SIGTERM");
  return { exitCode: await child.exitCode(), milliseconds: performance.now() - began };
}

/** Waits until a run is at a step. */
async function until(step: string, stepsNow: () => Promise<readonly { readonly name: string }[]>): Promise<void> {
  while (!(await stepsNow()).some(({ name }) => name === step)) await sleep(20);
}

beforeAll(async () => {
  files = writeSample(`${folder.path}/files`);
  const engine = await openEngine({ dataFolder: `${folder.path}/undisturbed` });
  await importAll(engine.database, files);
  await engine.close();
  cpSync(`${folder.path}/undisturbed`, `${folder.path}/imported`, { recursive: true });
  const again = await openEngine({ dataFolder: `${folder.path}/undisturbed` });
  again.work();
  await runToEnd(again);
  undisturbed = await outcomeOf(again.database);
  await again.close();
}, timeout);

afterEach(() => Promise.all(children.splice(0).map((child) => child.kill("SIGKILL"))));
afterAll(() => folder.remove());

describe("attune serve", () => {
  it.each(places)(
    "stops at “%s” within 10 seconds, and the next run ends as if nothing had been",
    { timeout },
    async (step) => {
      const data = `${folder.path}/stopped at ${step}`;
      cpSync(`${folder.path}/imported`, data, { recursive: true });
      const server = start(["serve", "--port", "0", "--data", data]);
      await server.says("(Ctrl-C");
      const [url] = /http:\/\/[\w.:]+/.exec(server.said())!;
      const asked = await fetch(`${url}/v1/runs`, { method: "POST", headers: json, body: '{"seed":1}' });
      const { id } = (await asked.json()) as { readonly id: string };
      type Run = { readonly steps: readonly { readonly name: string }[] };
      await until(step, async () => ((await (await fetch(`${url}/v1/runs/${id}`)).json()) as Run).steps);
      const { exitCode, milliseconds } = await stop(server);
      expect(exitCode, server.said()).toBe(0);
      expect(milliseconds).toBeLessThan(graceMs);
      // Once as people do it, else in this process, which is quicker.
      const isTyped = step === places[0];
      if (isTyped) expect(await start(["analyse", "--data", data]).exitCode()).toBe(0);
      const engine = await openEngine({ dataFolder: data });
      engine.work();
      if (!isTyped) await runToEnd(engine);
      expect(await loadRun(engine.database, id)).toMatchObject({ status: "interrupted" });
      expect(differences(undisturbed, await outcomeOf(engine.database))).toEqual([]);
      await engine.close();
    },
  );
});

const json = { "content-type": "application/json" };
const servers = serversFor("that workers stop in order");

describe.runIf(servers)("attune worker", () => {
  const stepsOf = (database: Database, id: string) => async () => (await loadRun(database, id))!.steps;

  it("stops within 10 seconds wherever it is, and another worker takes over at once", { timeout }, async () => {
    const place = await servedPlace(servers!, 4);
    const engine = await openEngine(place);
    await importAll(engine.database, files);
    const startWorker = async () => {
      const worker = start(["worker"], place.env);
      await worker.says("Working");
      return worker;
    };
    let worker = await startWorker();
    const id = await engine.startRun({ seed: 1 });
    const run = follow(engine.database, id);
    for (const step of places) {
      // The one that leads the run, and alone so far.
      await Promise.race([until(step, stepsOf(engine.database, id)), run]);
      const next = await startWorker();
      const { exitCode, milliseconds } = await stop(worker);
      expect(exitCode, worker.said()).toBe(0);
      expect(milliseconds).toBeLessThan(graceMs);
      worker = next;
    }
    expect(await run).toMatchObject({ status: "done" });
    expect(differences(undisturbed, await outcomeOf(engine.database))).toEqual([]);
    await engine.close();
    await place.drop();
  });
});
