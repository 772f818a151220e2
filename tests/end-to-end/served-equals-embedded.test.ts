/** Two profiles, one code path: the same files give the same bytes, whoever works on them and in whatever order they came. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine } from "../../pipeline/engine.ts";
import { startAttune, type Child } from "../child.ts";
import { freshFolder } from "../fresh-database.ts";
import { serversFor } from "../served.ts";
import { importAll, runToEnd } from "./follow.ts";
import { differences, outcomeOf, type Outcome } from "./outcome.ts";
import { writeSample, type SampleFile } from "./sample.ts";
import { servedPlace } from "./served-place.ts";

const servers = serversFor("that served runs equal embedded ones");
const timeout = 240_000;

describe.runIf(servers)("a served run", () => {
  const folder = freshFolder();
  let files: readonly SampleFile[];
  let embedded: Outcome;
  const children: Child[] = [];

  beforeAll(async () => {
    files = writeSample(`${folder.path}/files`);
    const engine = await openEngine({ dataFolder: `${folder.path}/data` });
    await importAll(engine.database, files);
    engine.work();
    await runToEnd(engine);
    embedded = await outcomeOf(engine.database);
    await engine.close();
  }, timeout);

  afterAll(async () => {
    await Promise.all(children.map((child) => child.kill("SIGKILL")));
    folder.remove();
  });

  it.each([
    { workers: 2, order: "in the same order", ordered: () => files },
    { workers: 1, order: "in the opposite order", ordered: () => files.toReversed() },
  ])(
    "with $workers workers and the files $order equals the embedded run",
    { timeout },
    async ({ workers, ordered }) => {
      const place = await servedPlace(servers!, 1);
      for (let i = 0; i < workers; i++) children.push(startAttune(["worker"], { env: place.env, isGroup: true }));
      const engine = await openEngine(place);
      await importAll(engine.database, ordered());
      const { steps } = await runToEnd(engine);
      const served = await outcomeOf(engine.database);
      await engine.close();
      await Promise.all(children.splice(0).map((child) => child.kill("SIGKILL")));
      await place.drop();
      expect(steps.find(({ name }) => name === "clean + tokens + attitude")!.batches).toBeGreaterThan(4);
      expect(embedded.get("overview checksum")).toMatch(/^"[0-9a-f]{64}"$/);
      expect(differences(embedded, served)).toEqual([]);
    },
  );
});
