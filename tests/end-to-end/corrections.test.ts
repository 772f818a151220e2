/** What people say of readings counts, is kept apart from the machine's answers, and outlives model and file. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { correctReading, readingOf, undoCorrection } from "../../pipeline/correct-reading.ts";
import { openEngine, type Engine, type Place } from "../../pipeline/engine.ts";
import { evaluateReadings } from "../../pipeline/evaluate-readings.ts";
import { importFile } from "../../pipeline/import-file.ts";
import { customerOf, latest } from "../../pipeline/look-up.ts";
import { stageInstances, stages } from "../../pipeline/stages.ts";
import { attitude } from "../../pipeline/stages/attitude.ts";
import type { RunState } from "../../pipeline/store/runs.ts";
import { feedbackRows, lastCorrections } from "../../pipeline/store/corrections.ts";
import { freshFolder } from "../fresh-database.ts";
import { feedbackCsv, ordersCsv } from "../two-groups.ts";
import { countedReading } from "./counted-reading.ts";
import { runToEnd } from "./follow.ts";
import { testPlaces } from "./places.ts";

const timeout = 240_000;
const folder = freshFolder();
afterAll(() => folder.remove());

const at = "2026-02-01T09:00:00.000Z";

const freshIn = ({ steps }: RunState): Record<string, number> =>
  Object.fromEntries(steps.map(({ name, fresh }) => [name, fresh]));

function fileOf(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

/** The second question of the survey has the id of a ticket, and other words. */
const surveyCsv = "id,customer,comment,date\ns1-0,s1,The catalogue lists twelve kinds of gravel,2026-02-02\n";

const profiles = testPlaces("that corrections count", 8);
const checksums: string[] = [];

describe.each(profiles)("$profile", ({ open }) => {
  const reading = countedReading();
  let place: Place;
  let engine: Engine;
  let remove: () => Promise<void> | void;
  let before: string;

  const customer = async (id: string) => customerOf(engine.database, await latest(engine.database), id);
  const answersOf = async (stage: string) =>
    (await engine.database.query("select 1 from answers where stage = $1", [stage])).length;
  const checksum = async () => (await latest(engine.database)).overview.checksum;
  const say = (said: { readonly mood?: "negative" | "neutral" | "positive"; readonly intent?: "question" }) =>
    correctReading(engine.database, { feedback: "s0-0", at, by: "ada", ...said });

  beforeAll(async () => {
    const opened = await open();
    ({ place, remove } = opened);
    engine = await openEngine(place, { stages: reading.stages });
    await importFile(engine.database, fileOf("feedback.csv", feedbackCsv), { as: "feedback" });
    await importFile(engine.database, fileOf("orders.csv", ordersCsv), { as: "orders" });
    engine.work();
    await runToEnd(engine);
    before = await checksum();
  }, timeout);

  afterAll(async () => {
    await engine.close();
    await remove();
  });

  it("is kept apart from the machine's answer, with who, when and a masked note", { timeout }, async () => {
    const standing = await correctReading(engine.database, {
      feedback: "s0-0",
      mood: "positive",
      at,
      by: "ada",
      note: "Irony, says jo@mail.example",
    });
    expect(standing).toMatchObject({
      feedback: "s0-0",
      isCorrected: true,
      mood: { label: "positive", score: 0.6, confidence: 1 },
      machine: { mood: { label: "negative" } },
      history: [{ mood: "positive", at, by: "ada", note: "Irony, says [EMAIL]", isUndo: false }],
    });
    expect(standing.history[0]!.machine).toMatchObject(standing.machine);
    expect(standing.history[0]!.machine.version).toMatch(/^\d+ [0-9a-f]{64}$/);
  });

  it("shows at once, with the machine's answer beside", { timeout }, async () => {
    const { feedback, voice } = await customer("s0");
    const text = feedback.find(({ id }) => id === "s0-0")!;
    expect(text).toMatchObject({
      mood: { label: "positive" },
      correction: { mood: "positive", at, by: "ada", machine: { mood: { label: "negative" } } },
    });
    expect(text.sentenceMoods.map(({ label }) => label)).not.toContain("negative");
    const quoted = [voice.worst, voice.best, voice.latest].filter((quote) => quote?.feedback === "s0-0");
    for (const quote of quoted)
      expect(quote).toMatchObject({ score: 0.6, correction: { mood: "positive", machine: { label: "negative" } } });
    expect(voice.mood).toBeLessThan(0);
  });

  it(
    "counts from the next run on; nothing is read again, and only what hangs on it is answered anew",
    { timeout },
    async () => {
      const [texts, voices] = [reading.texts(), await answersOf("voice")];
      const mood = (await customer("s0")).voice.mood!;
      const run = await runToEnd(engine);
      expect(freshIn(run)).toMatchObject({
        "clean + tokens + attitude": 0,
        topics: 0,
        correction: 48,
      });
      expect([reading.texts(), await answersOf("voice")]).toEqual([texts, voices + 1]);
      const { voice, feedback } = await customer("s0");
      expect(voice.mood).toBeGreaterThan(mood + 0.3);
      expect(voice.worst?.feedback).not.toBe("s0-0");
      expect(feedback.find(({ id }) => id === "s0-0")).toMatchObject({ correction: { mood: "positive" } });
      const { moods } = (await latest(engine.database)).overview;
      expect(moods.negative + moods.neutral + moods.positive).toBe(48);
      checksums.push(await checksum());
      expect(checksums.at(-1)).not.toBe(before);
    },
  );

  it("the last word counts, what it does not say stays, and the history is kept", { timeout }, async () => {
    await say({ intent: "question" });
    const standing = await say({ mood: "neutral" });
    expect(standing).toMatchObject({
      mood: { label: "neutral", score: 0 },
      intent: { label: "question", confidence: 1 },
    });
    expect(standing.history.map(({ mood, intent }) => [mood, intent])).toEqual([
      ["positive", undefined],
      ["positive", "question"],
      ["neutral", "question"],
    ]);
    expect((await customer("s0")).feedback.find(({ id }) => id === "s0-0")).toMatchObject({
      mood: { label: "neutral" },
      intent: { label: "question" },
      correction: { mood: "neutral", intent: "question", machine: { mood: { label: "negative" } } },
    });
  });

  it("texts with equal ids are told apart by their keys", { timeout }, async () => {
    await importFile(engine.database, fileOf("survey.csv", surveyCsv), { as: "feedback" });
    const missing: unknown = await readingOf(engine.database, "s1-0").catch((error: unknown) => error);
    expect(missing).toMatchObject({ name: "NotFoundError" });
    const [, key] = /by its key, ([0-9a-f]{32})/.exec((missing as Error).message)!;
    await runToEnd(engine);
    const one = await correctReading(engine.database, { feedback: key!, mood: "neutral", at });
    expect(one.feedback).toBe("s1-0");
    const corrected = (await customer("s1")).feedback.filter(({ id }) => id === "s1-0");
    expect(corrected.filter(({ correction }) => correction).map(({ body }) => body)).toEqual([one.text]);
    await undoCorrection(engine.database, { feedback: key!, at });
  });

  it("says what is not there", { timeout }, async () => {
    await expect(readingOf(engine.database, "nowhere")).rejects.toThrow("No text has this id");
    await expect(undoCorrection(engine.database, { feedback: "g0-0", at })).rejects.toThrow("Nothing to undo");
  });

  it("outlives the same file understood in another way", { timeout }, async () => {
    const rowOf = async () => (await lastCorrections(engine.database, ["s0-0"])).map(({ row }) => row);
    const row = await rowOf();
    await importFile(engine.database, join(folder.path, "feedback.csv"), { as: "feedback", map: { tags: "date" } });
    await runToEnd(engine);
    expect(await rowOf()).not.toEqual(row);
    expect(await feedbackRows(engine.database, await rowOf())).toHaveLength(1);
    const text = (await customer("s0")).feedback.find(({ id }) => id === "s0-0")!;
    expect([text.at, text.correction?.mood]).toEqual([undefined, "neutral"]);
  });

  it("outlives other weights; agreement is that of the machine as it reads now", { timeout }, async () => {
    await engine.database.execute(
      "truncate run_steps, steps, batches, gathered_tables, gathered, models, answers, failures, results, segments cascade",
    );
    await engine.close();
    const neutral = () => {
      const real = attitude();
      const run: typeof real.run = async (batch, context) =>
        (await real.run(batch, context)).map((answer) =>
          "mood" in answer ? { ...answer, mood: { ...answer.mood, label: "neutral", score: 0 } } : answer,
        );
      return { ...real, run };
    };
    engine = await openEngine(place, { stages: stageInstances({ ...stages, attitude: neutral }) });
    engine.work();
    await runToEnd(engine);
    expect(await readingOf(engine.database, "s0-0")).toMatchObject({
      isCorrected: true,
      mood: { label: "neutral", confidence: 1 },
      machine: { mood: { label: "neutral", score: 0 } },
      history: [{}, {}, { machine: { mood: { label: "negative" } } }],
    });
    expect(await evaluateReadings(engine.database)).toMatchObject({
      texts: 1,
      mood: {
        texts: 1,
        agreed: 1,
        isTooFew: true,
        whenSaid: { agreed: 0 },
        confusion: [{ machine: "neutral", person: "neutral", texts: 1 }],
      },
      intent: { texts: 1, agreed: 0 },
    });
  });

  it("is taken back: the machine's answer counts at once, and the history stays", { timeout }, async () => {
    const standing = await undoCorrection(engine.database, { feedback: "s0-0", at, by: "bo" });
    expect(standing).toMatchObject({ isCorrected: false, mood: standing.machine.mood });
    expect(standing.history.map(({ isUndo }) => isUndo)).toEqual([false, false, false, true]);
    const { feedback } = await customer("s0");
    const text = feedback.find(({ id }) => id === "s0-0")!;
    expect([text.correction, text.mood.confidence]).toEqual([undefined, standing.machine.mood.confidence]);
    expect((await runToEnd(engine)).steps.map(({ name }) => name)).not.toContain("correction");
  });
});

it("the same words give the same result on each profile", () => {
  expect(checksums).toHaveLength(profiles.length);
  expect(new Set(checksums).size).toBe(1);
});
