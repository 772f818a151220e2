import { beforeAll, describe, expect, test } from "vitest";
import { plantedVectors } from "../../../tests/planted-vectors.ts";
import { fitEmbeddingTopics } from "../embedding/fit-topics.ts";
import type { EmbeddingTopicModel } from "../embedding/model.ts";
import { curate } from "./curate.ts";
import type { MarkedTopic, TopicEdit } from "./edits.ts";
import { markTopic } from "./mark.ts";
import { sharesDiffer } from "./shares-differ.ts";

let model: EmbeddingTopicModel;
beforeAll(async () => {
  model = await fitEmbeddingTopics(plantedVectors(240), { k: 4, seed: 1 });
});

const mark = (id: string): MarkedTopic => markTopic(model, id)!;
const edited = (...edits: readonly TopicEdit[]) =>
  curate(model, edits.map((edit, i) => ({ number: i + 1, edit }))).model; // prettier-ignore
const rename = () => ({ kind: "rename", of: mark("t1"), label: "Ours" }) as const;
const merge = () => ({ kind: "merge", into: mark("t1"), of: [mark("t2")] }) as const;
const hide = () => ({ kind: "hide", of: mark("t1") }) as const;

describe("sharesDiffer()", () => {
  test("is false of names and pins, and where all is as it was", () => {
    expect(sharesDiffer(model, edited(rename()))).toBe(false);
    expect(sharesDiffer(edited(rename()), model)).toBe(false);
    expect(sharesDiffer(model, edited({ kind: "pin", of: mark("t1") }))).toBe(false);
    expect(sharesDiffer(edited(merge()), edited(merge(), rename()))).toBe(false);
    expect(sharesDiffer(model, edited(hide(), { kind: "show", of: mark("t1") }))).toBe(false);
  });

  test("is true of merged and hidden topics, of texts that are told, and when any is taken back", () => {
    const not = { kind: "not", of: mark("t1"), text: "words" } as const;
    for (const edit of [merge(), hide(), not]) {
      expect(sharesDiffer(model, edited(edit))).toBe(true);
      expect(sharesDiffer(edited(rename(), edit), edited(rename()))).toBe(true);
    }
  });
});
