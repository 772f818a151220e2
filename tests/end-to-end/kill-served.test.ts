/** Workers that are killed at any moment lose nothing and double nothing. */

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../../models/random.ts";
import { openEngine } from "../../pipeline/engine.ts";
import type { RunState } from "../../pipeline/store/runs.ts";
import { startAttune, startChild, type Child } from "../child.ts";
import { freshFolder } from "../fresh-database.ts";
import { serversFor } from "../served.ts";
import { follow, importAll } from "./follow.ts";
import { importBegins, writeManyTexts } from "./many-texts.ts";
import { differences, outcomeOf, type Outcome } from "./outcome.ts";
import { writeSample, type SampleFile } from "./sample.ts";
import { servedPlace, type ServedPlace } from "./served-place.ts";

const servers = serversFor("kills of served workers");
const kills = 20;
const importKills = 3;
const timeout = 600_000;

describe.runIf(servers)("served", () => {
  const folder = freshFolder();
  const random = createRandom(2027);
  const workers = new Set<Child>();
  let files: readonly SampleFile[];
  let undisturbed: { readonly outcome: Outcome; readonly milliseconds: number };

  const startWorker = ({ env }: ServedPlace): Child => {
    const worker = startChild("end-to-end/hasty-worker.ts", [], { env, isGroup: true });
    workers.add(worker);
    return worker;
  };
  const killWorker = async (worker: Child): Promise<void> => {
    workers.delete(worker);
    await worker.kill("SIGKILL");
  };

  /** A run with two workers in a new place, disturbed from its start to its end. */
  async function runWith(disturb: (place: ServedPlace, run: Promise<RunState>) => Promise<void>) {
    const place = await servedPlace(servers!, 2);
    const engine = await openEngine(place);
    await importAll(engine.database, files);
    await Promise.all([startWorker(place), startWorker(place)].map((worker) => worker.says("working")));
    const began = performance.now();
    const run = follow(engine.database, await engine.startRun({ seed: 1 }));
    const [state] = await Promise.all([run, disturb(place, run)]);
    const milliseconds = performance.now() - began;
    expect(state).toMatchObject({ status: "done" });
    const outcome = await outcomeOf(engine.database);
    await Promise.all([...workers].map(killWorker));
    await engine.close();
    await place.drop();
    return { outcome, milliseconds };
  }

  beforeAll(async () => {
    files = writeSample(`${folder.path}/files`);
    undisturbed = await runWith(async () => {});
  }, timeout);

  afterAll(async () => {
    await Promise.all([...workers].map(killWorker));
    folder.remove();
  });

  it(`a run whose workers are killed ${kills} times ends with the same bytes`, { timeout }, async () => {
    let killed = 0;
    while (killed < kills) {
      const { outcome } = await runWith(async (place, run) => {
        const over = run.then(() => true);
        while (killed < kills) {
          const pause = sleep(random.next() * undisturbed.milliseconds, false);
          if (await Promise.race([over, pause])) return;
          await killWorker([...workers][random.int(2)]!);
          startWorker(place);
          killed++;
        }
      });
      expect(differences(undisturbed.outcome, outcome)).toEqual([]);
    }
  });

  it(`attune import, killed ${importKills} times, leaves all of a file or nothing of it`, { timeout }, async () => {
    const many = writeManyTexts(folder.path, 5000);
    const place = await servedPlace(servers!, 2);
    const { database, close } = await openEngine(place);
    const begin = () => startAttune(["import", many.path, "--as", many.kind], { env: place.env, isGroup: true });
    const stored = async () => {
      const sql = "select (select count(*) from feedback) as feedback, (select count(*) from imports) as imports";
      return (await database.query(sql))[0];
    };
    let killed = 0;
    for (let longest = 500; killed < importKills;) {
      const child = begin();
      await child.says(importBegins);
      await sleep(random.next() * longest);
      await child.kill("SIGKILL");
      const left = await stored();
      expect([
        { feedback: 0, imports: 0 },
        { feedback: 5000, imports: 1 },
      ]).toContainEqual(left);
      if (left?.["imports"] === 0) {
        killed++;
        continue;
      }
      // It was over before it was killed, which counts as nothing: again, and sooner.
      longest /= 2;
      await database.execute("delete from imports; delete from feedback; delete from copies");
    }
    expect(killed).toBe(importKills);
    expect(await begin().exitCode()).toBe(0);
    expect(await stored()).toEqual({ feedback: 5000, imports: 1 });
    await close();
    await place.drop();
  });
});
