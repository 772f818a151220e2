import { beforeAll, describe, expect, test } from "vitest";
import { plantedVectors, vectorOf } from "../../../tests/planted-vectors.ts";
import { fitEmbeddingTopics } from "../embedding/fit-topics.ts";
import type { EmbeddingTopicModel } from "../embedding/model.ts";
import { createEmbeddingTopicReader } from "../embedding/read-topics.ts";
import { curate } from "./curate.ts";
import { describeMade } from "./describe-made.ts";
import { directionTo } from "./directions.ts";
import type { MarkedTopic, TopicEdit } from "./edits.ts";
import { markTopic } from "./mark.ts";
import { splitTopic } from "./split-topic.ts";
import { textKey } from "./text-key.ts";

const texts = plantedVectors(240);
let model: EmbeddingTopicModel;
beforeAll(async () => {
  model = await fitEmbeddingTopics(texts, { k: 4, seed: 1 });
});

const mainOf = (of: EmbeddingTopicModel) => {
  const read = createEmbeddingTopicReader(of);
  return (i: number) => read(texts[i]!)[0]?.id;
};
const made = (id: string, direction: Float32Array): MarkedTopic => ({
  topic: { ...model.topics[0]!, id, label: id, isMade: true },
  direction,
});
const apply = (edit: TopicEdit, to = model) => curate(to, [{ number: 1, edit }]);

describe("splitTopic()", () => {
  test("finds the two themes that a topic holds, each with its words", async () => {
    const one = markTopic(model, mainOf(model)(0)!)!;
    const other = markTopic(model, mainOf(model)(1)!)!;
    const merge = { kind: "merge", into: one, of: [other] } as const;
    const { model: merged } = apply(merge);
    const { id } = one.topic;
    const own = texts.filter((_, i) => i % 4 < 2);
    const { directions, stability } = await splitTopic(own, { model: merged, id, seed: 1 });
    expect(Math.min(...stability)).toBeGreaterThan(0.9);
    const parts = [made(id, directions[0]), made("c1", directions[1])] as const;
    const edits = [merge, { kind: "split", of: one, parts, highestId: 4 } as const];
    const { model: split } = curate(model, edits.map((edit, i) => ({ number: i + 1, edit }))); // prettier-ignore
    const main = mainOf(split);
    expect(new Set([main(0), main(1)])).toEqual(new Set([id, "c1"]));
    // One text in a hundred fits no topic.
    for (let i = 0; i < texts.length; i += 4) {
      expect([main(0), undefined]).toContain(main(i));
      expect([main(1), undefined]).toContain(main(i + 1));
    }
    const about = await describeMade(texts, { model: split, ids: [id, "c1"], scale: 2 });
    for (const { size } of about.values()) expect(size).toBeGreaterThan(110);
    expect(about.get(main(0)!)!.label).toContain("delivery");
    expect(about.get(main(1)!)!.words.map(({ word }) => word)).toContain("refund");
    expect((await splitTopic(own, { model: merged, id, seed: 1 })).directions).toEqual(directions);
  });

  test("refuses what has too few sentences", async () => {
    const split = splitTopic(texts.slice(0, 9), { model, id: "t1", seed: 1 });
    await expect(split).rejects.toThrow("9 sentences are too few to part: 10 or more were wanted");
  });
});

describe("topics of examples", () => {
  const theme = () => directionTo(model, vectorOf(9, { noise: 0, seed: 1 }));

  test("take the texts that are like them, and the examples themselves whatever they are like", () => {
    const [body, other] = [texts[0]!.body, texts[2]!.body];
    const { model: curated } = apply({
      kind: "examples",
      made: made("c1", theme()),
      texts: [textKey(body)],
      highestId: 4,
    });
    const read = createEmbeddingTopicReader(curated);
    expect(read(texts[0]!)[0]!.id).toBe("c1");
    expect(read(texts[2]!)[0]!.id).toBe(mainOf(model)(2));
    const vector = vectorOf(9, { noise: 0.02, seed: 5 });
    const far = { kind: "examples", made: made("c1", theme()), texts: [textKey("zebra")], highestId: 4 } as const;
    const alike = { body: "zebra", vector, sentences: [{ start: 0, end: 5 }], sentenceVectors: [vector] };
    expect(createEmbeddingTopicReader(apply(far).model)(alike)[0]!.id).toBe("c1");
    expect(body).not.toBe(other);
  });

  test("leave their examples to the topic that they go into, whatever was said of it before", () => {
    const key = textKey(texts[0]!.body);
    const mine = made("c1", theme());
    const into = markTopic(model, mainOf(model)(2)!)!;
    const examples = { kind: "examples", made: mine, texts: [key], highestId: 4 } as const;
    const merge = { kind: "merge", into, of: [mine] } as const;
    const mainAfter = (...edits: readonly TopicEdit[]) => {
      const { model: curated } = curate(model, edits.map((edit, i) => ({ number: i + 1, edit }))); // prettier-ignore
      return createEmbeddingTopicReader(curated)(texts[0]!)[0]!.id;
    };
    expect(mainOf(model)(0)).not.toBe(into.topic.id);
    expect(mainAfter(examples, merge)).toBe(into.topic.id);
    expect(mainAfter({ kind: "not", of: into, text: key }, examples, merge)).toBe(into.topic.id);
    expect(mainAfter(examples, merge, { kind: "not", of: into, text: key })).not.toBe(into.topic.id);
  });

  test("take in what is learned later and is the same", async () => {
    const main = "t4";
    const [i] = [0, 1, 2, 3].filter((text) => mainOf(model)(text) === main);
    const { direction } = markTopic(model, main)!;
    const edit = { kind: "examples", made: made("c1", direction), texts: [], highestId: 3 } as const;
    const { model: curated } = apply(edit);
    expect(curated.topics.map(({ id }) => id)).not.toContain(main);
    expect(mainOf(curated)(i!)).toBe("c1");
    const known = apply({ ...edit, highestId: model.highestId }).model;
    expect(known.topics.map(({ id }) => id)).toContain(main);
  });
});
