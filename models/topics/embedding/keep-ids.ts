/** Topics that are learned anew keep their ids and names where they are the same as before. */

import { createBreath } from "../../breathe.ts";
import { matchGroups, type GroupChange } from "../../lineage/match-groups.ts";
import type { SampledText } from "./collect.ts";
import type { EmbeddingTopic, EmbeddingTopicModel } from "./model.ts";
import { createEmbeddingTopicReader } from "./read-topics.ts";

/** A topic by the name it had or has. */
export interface NamedTopic {
  readonly id: string;
  readonly label: string;
}

/** What became of a topic, in texts that both models tell the topics of. */
export type TopicChange =
  | { readonly kind: "kept"; readonly topic: NamedTopic; readonly jaccard: number }
  | { readonly kind: "merged" | "split"; readonly topic: NamedTopic; readonly with: NamedTopic; readonly share: number }
  | { readonly kind: "gone" | "born"; readonly topic: NamedTopic };

/**
 * A model with the ids and names of the one before, where `matchGroups` finds the same topic by the texts of the sample. Topics
 * that were not there before get ids that none has had. What was split off goes by its own id; what was merged is told of the topic
 * that is no more.
 */
export async function keepIds(
  model: EmbeddingTopicModel,
  {
    previous,
    sample,
    signal,
  }: {
    readonly previous: EmbeddingTopicModel;
    readonly sample: readonly SampledText[];
    readonly signal?: AbortSignal;
  },
): Promise<EmbeddingTopicModel> {
  const shared = await overlapOf(previous, model, { sample, signal });
  const found = matchGroups({ shared, groups: model.topics.length });
  const before = new Map(found.flatMap((change) => (change.kind === "kept" ? [[change.now, change.before]] : [])));
  let highestId = Math.max(previous.highestId, 0);
  const oldOf = (now: number) => (before.has(now) ? previous.topics[before.get(now)!] : undefined);
  const kept = new Set(model.topics.flatMap((_, now) => oldOf(now)?.label ?? []));
  const topics = model.topics.map((topic, now): EmbeddingTopic => {
    const old = oldOf(now);
    if (old) return { ...topic, id: old.id, label: old.label };
    const id = `t${++highestId}`;
    // Two topics may not have one name: where one of before has it, this one is called by its next phrases.
    const free = [topic.label, ...topic.phrases.map(({ phrase }) => phrase), `${topic.label} (${id})`];
    const label = free.find((name) => !kept.has(name))!;
    kept.add(label);
    return { ...topic, id, label };
  });
  const origin = previous.origin ?? model.origin;
  return {
    ...model,
    topics,
    highestId,
    ...(origin !== undefined && { origin }),
    changes: found.map((change) => toldOf(change, previous.topics, topics)),
  };
}

function toldOf(change: GroupChange, before: readonly EmbeddingTopic[], now: readonly EmbeddingTopic[]): TopicChange {
  const named = ({ id, label }: EmbeddingTopic): NamedTopic => ({ id, label });
  switch (change.kind) {
    case "kept":
      return { kind: "kept", topic: named(now[change.now]!), jaccard: change.jaccard };
    case "merged":
      return {
        kind: "merged",
        topic: named(before[change.before]!),
        with: named(now[change.now]!),
        share: change.share,
      };
    case "split":
      return {
        kind: "split",
        topic: named(now[change.now]!),
        with: named(before[change.before]!),
        share: change.share,
      };
    case "gone":
      return { kind: "gone", topic: named(before[change.before]!) };
    case "born":
      return { kind: "born", topic: named(now[change.now]!) };
  }
}

/** How many texts have which main topic by both models; a row of each topic before. */
async function overlapOf(
  before: EmbeddingTopicModel,
  now: EmbeddingTopicModel,
  { sample, signal }: { readonly sample: readonly SampledText[]; readonly signal: AbortSignal | undefined },
): Promise<number[][]> {
  const breathe = createBreath({ signal });
  const [readBefore, readNow] = [createEmbeddingTopicReader(before), createEmbeddingTopicReader(now)];
  const placeOf = ({ topics }: EmbeddingTopicModel) => new Map(topics.map(({ id }, place) => [id, place]));
  const [placeBefore, placeNow] = [placeOf(before), placeOf(now)];
  const shared = before.topics.map(() => now.topics.map(() => 0));
  for (const text of sample) {
    await breathe();
    const [i, j] = [readBefore(text)[0], readNow(text)[0]];
    if (i && j) shared[placeBefore.get(i.id)!]![placeNow.get(j.id)!]! += text.times;
  }
  return shared;
}
