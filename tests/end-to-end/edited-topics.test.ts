/** What people say of topics counts in everything that follows, outlives what is learned anew, and is taken back without a trace. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../pipeline/ask.ts";
import { editTopics, idleEdits, topicLog, undoTopicEdit } from "../../pipeline/edit-topics.ts";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { everyMember, latest, type Latest } from "../../pipeline/look-up.ts";
import type { FeatureModel } from "../../pipeline/stages/features.ts";
import { loadModel } from "../../pipeline/store/answers.ts";
import { lastOptions, type RunOptions } from "../../pipeline/store/runs.ts";
import { topicFeedback } from "../../pipeline/topic-feedback.ts";
import { freshFolder } from "../fresh-database.ts";
import { importAll, runToEnd } from "./follow.ts";
import { testPlaces } from "./places.ts";
import { writeNewTexts, writeSample } from "./sample.ts";

const timeout = 240_000;
const folder = freshFolder();
afterAll(() => folder.remove());

const at = "2026-07-01T09:00:00.000Z";
const profiles = testPlaces("that edits of topics count", 9);
const checksums: string[] = [];

describe.each(profiles)("$profile", ({ open }) => {
  let engine: Engine;
  let remove: () => Promise<void> | void;
  let first: Latest;

  const run = async (options?: RunOptions): Promise<Latest> => {
    const state = await runToEnd(engine, options ?? (await lastOptions(engine.database)));
    expect(state.steps.find(({ name }) => name.includes("attitude"))!.rows).toBeGreaterThan(90);
    return latest(engine.database);
  };
  const topicsOf = ({ overview }: Latest) => overview.topics;
  const columnOf = ({ overview: { tables } }: Latest, name: string) =>
    [...tables.themed.columns, ...tables.customers.columns].find(({ stage }) => stage === name)!;
  /** The topics that features are of. */
  const learnedOf = async (result: Latest) => {
    const featured = columnOf(result, "features");
    const model = await loadModel(engine.database, (featured.learned ?? featured.model)!);
    return (model as readonly FeatureModel[]).flatMap(({ topic }) => topic ?? []);
  };
  const undo = async () => {
    await undoTopicEdit(engine.database, { at });
    return run();
  };

  beforeAll(async () => {
    const opened = await open();
    remove = opened.remove;
    engine = await openEngine(opened.place);
    await importAll(engine.database, writeSample(folder.path));
    engine.work();
    first = await run({ seed: 1, topics: 4 });
  }, timeout);

  afterAll(async () => {
    await engine.close();
    await remove();
  });

  it("a name counts in topics, segments, customers and audiences, and nothing else changes", { timeout }, async () => {
    const [topic] = topicsOf(first);
    const { id, label } = topic!;
    const said = await editTopics(engine.database, { kind: "rename", topic: id, label: " Our  name ", at, by: "ada" });
    expect(said).toMatchObject({
      number: 1,
      kind: "rename",
      topics: [id],
      says: `${id} (${label}) is called “Our name”`,
    });
    const last = await run();
    expect(topicsOf(last)).toEqual([{ ...topic, label: "Our name", formerly: [label] }, ...topicsOf(first).slice(1)]);
    const sizes = ({ segments }: Latest) => segments.map((segment) => [segment.id, segment.size]);
    expect(sizes(last)).toEqual(sizes(first));
    expect(columnOf(last, "topics").learned).toBe(columnOf(first, "topics").model);
    expect(columnOf(last, "cluster").model).toBe(columnOf(first, "cluster").model);
    for await (const { voice, features, segment } of everyMember(engine.database, last)) {
      for (const one of voice.topics) expect(one.label === "Our name").toBe(one.id === id);
      const names = features.filter((feature) => feature.topic === id).map(({ name }) => name);
      for (const name of names) expect(name).toBe("Topic: Our name");
      expect(segment.reasons.map(({ feature }) => feature)).not.toContain(`Topic: ${label}`);
    }
    for (const { topics } of last.segments)
      for (const one of topics) expect(one.label === "Our name").toBe(one.id === id);
    const [now, before, byId] = await Promise.all(
      [`topic = "Our name"`, `topic = "${label}"`, `topic = ${id}`].map(
        async (rule) => (await ask(engine.database, last, { rule })).size,
      ),
    );
    expect(now).toBeGreaterThan(0);
    expect([before, byId]).toEqual([now, now]);
    checksums.push(last.overview.checksum);
  });

  it("taken back, the result is the one of before", { timeout }, async () => {
    const last = await undo();
    expect(last.id).toBe(first.id);
    expect(await topicLog(engine.database)).toMatchObject([
      { number: 1, isUndone: true },
      { number: 2, kind: "undo", isUndone: false },
    ]);
    await expect(undoTopicEdit(engine.database, { at })).rejects.toThrow("Nothing to undo");
    await expect(undoTopicEdit(engine.database, { at, number: 1 })).rejects.toThrow("Edit 1 was taken back already");
  });

  it("topics that are one are counted as one, and rules of before find them", { timeout }, async () => {
    const [into, of, third] = topicsOf(first);
    expect(await learnedOf(first)).toEqual(expect.arrayContaining([of!.id, third!.id]));
    await editTopics(engine.database, { kind: "merge", into: into!.id, topics: [of!.label], at });
    const merges = await learnedOf(await run());
    expect(merges).toContain(third!.id);
    expect(merges).not.toContain(of!.id);
    await editTopics(engine.database, { kind: "hide", topic: third!.id, at });
    const last = await run();
    const shown = topicsOf(last).map(({ id }) => id);
    expect(await learnedOf(last)).toEqual(expect.arrayContaining([into!.id]));
    for (const id of await learnedOf(last)) expect(shown).toContain(id);
    expect(columnOf(last, "topics").learned).toBe(columnOf(first, "topics").model);
    const merged = topicsOf(last).find(({ id }) => id === into!.id)!;
    expect(merged.texts).toBe(into!.texts + of!.texts);
    expect(merged.share).toBeCloseTo(into!.share + of!.share, 1);
    expect(topicsOf(last).map(({ id }) => id)).not.toContain(third!.id);
    expect(last.overview.aboutTopics!.hidden).toMatchObject([{ id: third!.id }]);
    const sizeOf = async (rule: string) => (await ask(engine.database, last, { rule })).size;
    expect(await sizeOf(`topic = ${of!.id}`)).toBe(await sizeOf(`topic = ${into!.id}`));
    const texts = await topicFeedback(engine.database, last, { topic: into!.id, limit: 500, isMain: true });
    expect(texts).toHaveLength(merged.texts);
    checksums.push(last.overview.checksum);
  });

  it(
    "a name leaves segments as they are then, and a topic that is shown again counts in them",
    { timeout },
    async () => {
      const [into, , third] = topicsOf(first);
      const before = await latest(engine.database);
      await editTopics(engine.database, { kind: "rename", topic: into!.id, label: "One", at });
      const named = await run();
      for (const name of ["features", "cluster"]) {
        const [one, other] = [columnOf(named, name), columnOf(before, name)];
        expect(one.learned ?? one.model).toBe(other.learned ?? other.model);
      }
      await undoTopicEdit(engine.database, { at });
      expect(await learnedOf(await undo())).toContain(third!.id);
      await editTopics(engine.database, { kind: "hide", topic: third!.id, at });
    },
  );

  it("outlives what is learned anew, and tells what finds nothing to change", { timeout }, async () => {
    const [into, of, third] = topicsOf(first);
    await importAll(engine.database, [writeNewTexts(folder.path)]);
    const last = await run({ seed: 1, topics: 4, relearn: true });
    expect(columnOf(last, "topics").learned).not.toBe(columnOf(first, "topics").model);
    const log = await topicLog(engine.database);
    expect(await idleEdits(engine.database)).toEqual(log.filter((one) => one.idle !== undefined));
    const idle = log.filter((one) => one.idle !== undefined).map(({ kind, idle }) => [kind, idle]);
    const ids = topicsOf(last).map(({ id }) => id);
    const isThere = (kind: string) => !idle.some(([of]) => of === kind);
    if (isThere("merge")) expect(ids).not.toContain(of!.id);
    else expect(idle).toContainEqual(["merge", expect.stringMatching(/is gone$/)]);
    expect(ids).not.toContain(third!.id);
    expect(ids.includes(into!.id) || !isThere("merge")).toBe(true);
    checksums.push(last.overview.checksum);
  });

  it(
    "topics are made of examples and by parting, texts are taken from them, and all of it stays",
    { timeout },
    async () => {
      const before = await latest(engine.database);
      const [large] = topicsOf(before);
      const ofLarge = await topicFeedback(engine.database, before, { topic: large!.id, limit: 500, isMain: true });
      const [first, second, third] = ofLarge.map(({ feedback: { id } }) => id);
      const label = "Mine";
      const made = await editTopics(engine.database, { kind: "examples", label, texts: [first!, second!], at });
      expect(made).toMatchObject({ topics: ["c1"], says: "2 texts make c1 (Mine)" });
      await editTopics(engine.database, { kind: "not", topic: large!.id, text: third!, at });
      const split = await editTopics(engine.database, { kind: "split", topic: large!.id, at });
      expect(split.topics).toEqual([large!.id, "c2"]);
      for (const last of [await run(), await run({ seed: 1, topics: 4, relearn: true })]) {
        const mine = await topicFeedback(engine.database, last, { topic: "c1", limit: 500, isMain: true });
        expect(mine.map(({ feedback: { id } }) => id)).toEqual(expect.arrayContaining([first, second]));
        const left = await topicFeedback(engine.database, last, { topic: large!.id, limit: 500 });
        expect(left.map(({ feedback: { id } }) => id)).not.toContain(third);
        const ids = topicsOf(last).map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(["c1", "c2", large!.id]));
        expect(topicsOf(last).find(({ id }) => id === "c1")).toMatchObject({ label: "Mine", isMade: true });
      }
      await expect(editTopics(engine.database, { kind: "not", topic: "c1", text: "nowhere", at })).rejects.toThrow("No text has this id"); // prettier-ignore
    },
  );

  it("refuses what cannot be done, and says what was wanted", { timeout }, async () => {
    const { database } = engine;
    const [one] = topicsOf(await latest(database));
    const say = (request: Parameters<typeof editTopics>[1]) => editTopics(database, request);
    const { id, label } = one!;
    await expect(say({ kind: "rename", topic: "parrots", label: "x", at })).rejects.toThrow(/^There is no topic parrots; there are/); // prettier-ignore
    await expect(say({ kind: "rename", topic: id, label: " ", at })).rejects.toThrow(
      "has 0 characters: wanted 1 to 60",
    );
    await expect(say({ kind: "merge", into: id, topics: [id], at })).rejects.toThrow(`Cannot merge ${id} (${label}) into itself`); // prettier-ignore
    await expect(say({ kind: "unpin", topic: id, at })).rejects.toThrow(`${id} (${label}) is not pinned`);
    await expect(say({ kind: "show", topic: id, at })).rejects.toThrow(`There is no hidden topic ${id}`);
  });
});

it("the same words give the same results on each profile", () => {
  expect(checksums).toHaveLength(3 * profiles.length);
  expect(new Set(checksums).size).toBe(3);
});
