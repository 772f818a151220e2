import { beforeAll, describe, expect, test } from "vitest";
import { plantedVectors } from "../../../tests/planted-vectors.ts";
import { fitEmbeddingTopics } from "../embedding/fit-topics.ts";
import type { EmbeddingTopicModel } from "../embedding/model.ts";
import { createEmbeddingTopicReader } from "../embedding/read-topics.ts";
import { gatherThemes } from "../embedding/themes.ts";
import { curate } from "./curate.ts";
import type { MarkedTopic, TopicEdit } from "./edits.ts";
import { markTopic } from "./mark.ts";
import { textKey } from "./text-key.ts";

const texts = plantedVectors(240);
let model: EmbeddingTopicModel;
/** Ids of the planted themes: texts 0, 4, 8 … are of the first. */
let ids: string[];

beforeAll(async () => {
  model = await fitEmbeddingTopics(texts, { k: 4, seed: 1 });
  const read = createEmbeddingTopicReader(model);
  ids = [0, 1, 2, 3].map((i) => read(texts[i]!)[0]!.id);
});

const mark = (id: string, from = model): MarkedTopic => markTopic(from, id)!;
const edited = (...edits: readonly TopicEdit[]) =>
  curate(
    model,
    edits.map((edit, i) => ({ number: i + 1, edit })),
  );
const mains = (of: EmbeddingTopicModel) => {
  const read = createEmbeddingTopicReader(of);
  return texts.map((text) => read(text)[0]?.id);
};

describe("curate()", () => {
  test("gives a topic the name that a person wants, and changes no share", () => {
    const { model: renamed, idle } = edited({ kind: "rename", of: mark("t1"), label: "Ours" });
    expect(idle).toEqual([]);
    expect(renamed.topics[0]).toMatchObject({ id: "t1", label: "Ours", formerly: [model.topics[0]!.label] });
    const [before, after] = [createEmbeddingTopicReader(model), createEmbeddingTopicReader(renamed)];
    const shares = (topics: ReturnType<typeof before>) => topics.map(({ id, share }) => [id, share.toFixed(9)]);
    for (const text of texts) expect(shares(after(text))).toEqual(shares(before(text)));
  });

  test("gives what was found another name where a person has given its own to another", () => {
    const [first, second] = model.topics;
    const { topics } = edited({ kind: "rename", of: mark("t2"), label: first!.label }).model;
    expect(topics.map(({ label }) => label).slice(0, 2)).toEqual([`${first!.label} (t1)`, first!.label]);
    expect(second!.label).not.toBe(first!.label);
  });

  test("adds up the shares of topics that are one", () => {
    const [a, b] = ids as [string, string];
    const { model: merged } = edited({ kind: "merge", into: mark(a), of: [mark(b)] });
    expect(merged.topics.map(({ id }) => id)).not.toContain(b);
    const topic = merged.topics.find(({ id }) => id === a)!;
    expect(topic.size).toBe(120);
    expect(topic.formerly).toEqual([b, model.topics.find(({ id }) => id === b)!.label]);
    expect(mains(merged)).toEqual(mains(model).map((id) => (id === b ? a : id)));
  });

  test("leaves a text that is mostly on a hidden topic without any, and shows the topic again when that is said", () => {
    const [a] = ids as [string];
    const hide = { kind: "hide", of: mark(a) } as const;
    const hidden = edited(hide).model;
    expect(hidden.curation!.hidden).toMatchObject([{ id: a, size: 60 }]);
    expect(mains(hidden)).toEqual(mains(model).map((id) => (id === a ? undefined : id)));
    const again = edited(hide, { kind: "show", of: mark(a) }).model;
    expect(mains(again)).toEqual(mains(model));
  });

  test("takes a topic from the texts with some words, and from no others", () => {
    const [a] = ids as [string];
    const { body } = texts[0]!;
    const { model: without } = edited({ kind: "not", of: mark(a), text: textKey(body) });
    const [before, after] = [mains(model), mains(without)];
    for (const [i, text] of texts.entries()) {
      if (text.body === body) expect(after[i]).not.toBe(a);
      else expect(after[i]).toBe(before[i]);
    }
  });

  test("keeps a text from a topic that the one it was taken from went into", () => {
    const [a, b] = ids as [string, string];
    const { body } = texts[0]!;
    const not = { kind: "not", of: mark(a), text: textKey(body) } as const;
    const { model: merged } = edited(not, { kind: "merge", into: mark(b), of: [mark(a)] });
    expect(merged.curation!.told).toEqual({ [textKey(body)]: { not: [b] } });
    const main = mains(merged);
    for (const [i, text] of texts.entries()) if (text.body === body) expect(main[i]).not.toBe(b);
    const other = texts.findIndex((text, i) => i % 4 === 0 && text.body !== body);
    expect(main[other]).toBe(b);
  });

  test("gathers what is shown into themes", () => {
    const { model: merged } = edited(
      { kind: "merge", into: mark("t1"), of: [mark("t2")] },
      { kind: "hide", of: mark("t3") },
    );
    const themes = gatherThemes(merged, { count: 2 });
    expect(themes.flatMap(({ topics }) => topics).sort()).toEqual(["t1", "t4"]);
  });

  test("gives back the model itself where nothing that was spoken of is there", () => {
    const { topic } = mark("t1");
    const far = {
      topic: { ...topic, id: "t9", label: "parrots" },
      direction: new Float32Array(48).fill(-1 / Math.sqrt(48)),
    };
    const { model: same, idle } = edited({ kind: "hide", of: far }, { kind: "merge", into: mark("t1"), of: [far] });
    expect(same).toBe(model);
    expect(idle).toEqual([
      { number: 1, why: "t9 (parrots) is gone" },
      { number: 2, why: "t9 (parrots) is gone" },
    ]);
  });
});

describe("curate() over topics learned anew", () => {
  const learnAnew = (without?: string, previous: EmbeddingTopicModel | undefined = model) => {
    const before = mains(model);
    const left = texts.filter((_, i) => before[i] !== without);
    const more = plantedVectors(24).map((text, i) => ({ ...text, id: `new ${i}`, body: `${text.body} ${i}` }));
    return fitEmbeddingTopics(without === undefined ? [...left, ...more] : left, {
      k: without === undefined ? 4 : 3,
      seed: 2,
      ...(previous && { previous }),
    });
  };

  test("keeps names, merges and what is hidden, by ids", async () => {
    const anew = await learnAnew();
    const edits: readonly TopicEdit[] = [
      { kind: "rename", of: mark("t1"), label: "Ours" },
      { kind: "merge", into: mark("t1"), of: [mark("t2")] },
      { kind: "hide", of: mark("t3") },
    ];
    const { model: curated, idle } = curate(anew, edits.map((edit, i) => ({ number: i + 1, edit }))); // prettier-ignore
    expect(idle).toEqual([]);
    expect(curated.topics.map(({ id, label }) => [id, label])).toContainEqual(["t1", "Ours"]);
    expect(curated.topics.map(({ id }) => id).sort()).toEqual(["t1", "t4"]);
  });

  test("knows a topic by its place where ids are given anew", async () => {
    const [a] = ids as [string];
    const anew = await fitEmbeddingTopics(plantedVectors(200, { noise: 0.1 }).reverse(), { k: 4, seed: 5 });
    const { model: curated } = curate(anew, [{ number: 1, edit: { kind: "rename", of: mark(a), label: "Ours" } }]);
    const ours = curated.topics.find(({ label }) => label === "Ours")!.id;
    expect(createEmbeddingTopicReader(curated)(texts[0]!)[0]).toMatchObject({ id: ours, label: "Ours" });
  });

  test("tells of a topic that is gone, and brings it back where it is pinned", async () => {
    const [a] = ids as [string];
    const { label } = mark(a).topic;
    const anew = await learnAnew(a);
    expect(anew.topics.map(({ id }) => id)).not.toContain(a);
    const rename = { number: 1, edit: { kind: "rename", of: mark(a), label: "Ours" } } as const;
    expect(curate(anew, [rename]).idle).toEqual([{ number: 1, why: `${a} (${label}) is gone` }]);
    const { model: curated, idle } = curate(anew, [rename, { number: 2, edit: { kind: "pin", of: mark(a) } }]);
    expect(idle).toEqual([]);
    expect(curated.topics.find(({ id }) => id === a)).toMatchObject({ label: "Ours", isPinned: true });
    const main = mains(curated);
    for (let i = 0; i < texts.length; i += 4) expect(main[i]).toBe(a);
  });
});
