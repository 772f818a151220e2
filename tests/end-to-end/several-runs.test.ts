/** Runs that are under way at the same time end as they would alone. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { loadOverview } from "../../pipeline/store/results.ts";
import { startChild, type Child } from "../child.ts";
import { freshFolder } from "../fresh-database.ts";
import { serversFor } from "../served.ts";
import { follow, importAll, runToEnd } from "./follow.ts";
import { writeSample, type SampleFile } from "./sample.ts";
import { servedPlace, type ServedPlace } from "./served-place.ts";

const servers = serversFor("several runs at once");
const timeout = 300_000;
const seeds = [1, 2, 3, 4, 5, 6];
const optionsOf = (seed: number) => ({ seed, topics: 3, segments: 3 });

describe.runIf(servers)("served", () => {
  const folder = freshFolder();
  let place: ServedPlace;
  let engine: Engine;
  let workers: readonly Child[];
  let files: readonly SampleFile[];

  const checksumOf = async (result: string) => (await loadOverview(engine.database, result))?.checksum;

  const open = async () => {
    place = await servedPlace(servers!, 5);
    engine = await openEngine(place);
    await importAll(engine.database, files);
    workers = [1, 2].map(() => startChild("end-to-end/hasty-worker.ts", [], { env: place.env, isGroup: true }));
  };
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.kill("SIGKILL")));
    await engine.close();
    await place.drop();
  };

  beforeAll(async () => {
    files = writeSample(folder.path);
    await open();
  }, timeout);

  afterAll(async () => {
    await close();
    folder.remove();
  });

  it("the last of many runs at once find what they find one after the other", { timeout }, async () => {
    const ids: string[] = [];
    for (const seed of seeds) ids.push(await engine.startRun(optionsOf(seed)));
    const states = await Promise.all(ids.map((id) => follow(engine.database, id)));
    expect(states.map(({ status }) => status)).toEqual(seeds.map(() => "done"));
    const together = await Promise.all(states.slice(-3).map(({ result }) => checksumOf(result!)));
    await close();
    await open();
    const alone: (string | undefined)[] = [];
    for (const seed of seeds.slice(-3)) alone.push(await checksumOf((await runToEnd(engine, optionsOf(seed))).result!));
    expect(alone).not.toContain(undefined);
    expect(new Set(alone).size).toBe(3);
    expect(together).toEqual(alone);
  });
});
