/** Sets as topics are learned from them: read once, and kept outside the project. */

import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { TextToCollect } from "../../../models/topics/embedding/collect.ts";
import { stageInstances, stages } from "../../../pipeline/stages.ts";
import { attitude } from "../../../pipeline/stages/attitude.ts";
import { readTopicTexts } from "../../../pipeline/topic-texts.ts";
import { remember } from "./remember.ts";
import type { TopicSet } from "./topic-set.ts";

/** Texts whose ids are their places in the set. */
export type Texts = readonly (TextToCollect & { readonly id: string })[];

/** What could be read of a set, with labels in the same order if it has any. */
export interface ReadSet {
  readonly texts: Texts;
  readonly labels?: readonly string[];
}

/** Reads a set's texts, or takes their readings from the folder, where the exam keeps its own too. */
export async function readSet({ texts, labels }: TopicSet, folder: string): Promise<ReadSet> {
  await mkdir(folder, { recursive: true });
  const key = createHash("sha256").update(JSON.stringify(texts)).digest("hex");
  const remembered = remember(attitude(), join(folder, `readings-${key}`));
  const instances = stageInstances({ ...stages, attitude: () => remembered.stage });
  const asked = texts.map((text, at) => ({ id: String(at), text }));
  const read = await readTopicTexts(instances, { texts: asked });
  await remembered.save();
  await instances.close();
  const found = read.texts.flatMap(({ vectors, ...text }) => (vectors ? [{ ...text, ...vectors }] : []));
  return { texts: found, ...(labels && { labels: found.map(({ id }) => labels[Number(id)]!) }) };
}
