/** Topics that a file gives, in runs: texts go to them, or to none; what people say of them stays. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { editTopics, topicLog } from "../../pipeline/edit-topics.ts";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { latest } from "../../pipeline/look-up.ts";
import { readTaxonomy } from "../../pipeline/read-taxonomy.ts";
import { lastOptions, type RunOptions } from "../../pipeline/store/runs.ts";
import { loadTaxonomy, saveTaxonomy } from "../../pipeline/store/taxonomies.ts";
import { freshFolder } from "../fresh-database.ts";
import { importAll, runToEnd } from "./follow.ts";
import { writeSample } from "./sample.ts";

const timeout = 240_000;
const at = "2026-07-01T09:00:00.000Z";
const folder = freshFolder();
let engine: Engine;
let taxonomy: string;

const run = async (options: RunOptions) => {
  await runToEnd(engine, options);
  return (await latest(engine.database)).overview;
};

beforeAll(async () => {
  engine = await openEngine({ dataFolder: `${folder.path}/data` });
  await importAll(engine.database, writeSample(folder.path));
  engine.work();
  const file = join(folder.path, "topics.csv");
  writeFileSync(
    file,
    "Parcels,My parcel has not come,The courier was late\nPlants,The plant died,Healthy roses\nParrots,\n",
  );
  taxonomy = await saveTaxonomy(engine.database, await readTaxonomy(engine.stages, file));
}, timeout);

afterAll(async () => {
  await engine.close();
  folder.remove();
});

it("a run tells texts of given topics, and leaves those on none of them without one", { timeout }, async () => {
  expect((await loadTaxonomy(engine.database, taxonomy)).topics.map(({ id }) => id)).toEqual(["parcels", "plants", "parrots"]); // prettier-ignore
  const { topics, read, aboutTopics } = await run({ seed: 1, taxonomy });
  expect(topics.map(({ id }) => id).sort()).toEqual(["parcels", "parrots", "plants"]);
  const texts = topics.reduce((sum, topic) => sum + topic.texts, 0);
  expect(texts).toBeGreaterThan(0);
  expect(texts).toBeLessThan(read);
  expect(aboutTopics!.notes[0]).toMatch(/^\d+ of \d+ texts are on none of the 3 given topics$/);
});

it("given topics are edited like found ones, and neither takes the other's edits", { timeout }, async () => {
  await editTopics(engine.database, { kind: "rename", topic: "plants", label: "Green things", at });
  const { topics } = await run((await lastOptions(engine.database))!);
  expect(topics.find(({ id }) => id === "plants")!.label).toBe("Green things");
  const found = await run({ seed: 1 });
  expect(found.topics.map(({ id }) => id)).not.toContain("plants");
  expect(await topicLog(engine.database)).toMatchObject([{ kind: "rename", idle: "plants (Plants) is gone" }]);
  const [large] = found.topics;
  await editTopics(engine.database, { kind: "split", topic: large!.id, at });
  const again = await run({ seed: 1, taxonomy });
  expect(again.topics.map(({ id }) => id).sort()).toEqual(["parcels", "parrots", "plants"]);
});

it("a taxonomy that is not there is told", async () => {
  await expect(loadTaxonomy(engine.database, "nothing")).rejects.toThrow("No taxonomy is called nothing");
});
