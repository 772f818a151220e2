/** Topics that a person makes: of another by parting it, or of examples. */

import type { MarkedTopic, TopicEdit } from "../models/topics/curation/edits.ts";
import { curate } from "../models/topics/curation/curate.ts";
import { describeMade } from "../models/topics/curation/describe-made.ts";
import { directionTo } from "../models/topics/curation/directions.ts";
import { splitTopic } from "../models/topics/curation/split-topic.ts";
import { textKey } from "../models/topics/curation/text-key.ts";
import type { TextToCollect } from "../models/topics/embedding/collect.ts";
import { addTo, meaningOf } from "../models/topics/embedding/embedded-text.ts";
import { createEmbeddingTopicReader } from "../models/topics/embedding/read-topics.ts";
import { joins } from "./gather.ts";
import { embedded } from "./stages/topics.ts";
import type { Database } from "./store/database.ts";
import { readTable } from "./store/rows.ts";
import { standing } from "./store/topic-edits.ts";
import type { ReadRow } from "./summarise-topics.ts";
import type { TopicDesk } from "./topic-desk.ts";
import type { Tokenised } from "./types.ts";

/** Texts that are looked at to say what a made topic is. */
const mostTexts = 5_000;

/** Texts of customers in the order of their rows, which nothing but their content decides; the first of them stand for all. */
async function sampleOf(database: Database, { last }: TopicDesk) {
  const texts: (TextToCollect & { readonly id: string })[] = [];
  let all = 0;
  for await (const page of readTable(database, { table: last.overview.tables.themed, joins })) {
    for (const { row } of page) {
      const text = row as unknown as ReadRow & Tokenised;
      if (text.speaker !== "customer") continue;
      all++;
      if (texts.length < mostTexts) texts.push({ ...embedded(text), id: text.id });
    }
  }
  return { texts, scale: texts.length === 0 ? 1 : all / texts.length };
}

type Sample = Awaited<ReturnType<typeof sampleOf>>;

/** An id that no topic of a person's has had. */
function newId({ log }: TopicDesk): string {
  const made = log.filter(({ edit }) => edit?.kind === "split" || edit?.kind === "examples");
  return `c${made.length + 1}`;
}

/** What an edit would make, described by what texts tell of it. */
async function described(
  { learned, log }: TopicDesk,
  { edit, ids, sample }: { readonly edit: TopicEdit; readonly ids: readonly string[]; readonly sample: Sample },
) {
  const number = (log.at(-1)?.number ?? 0) + 1;
  const { model } = curate(learned, [...standing(log), { number, edit }]);
  return describeMade(sample.texts, { model, ids, scale: sample.scale });
}

/** A topic before anything is known of it. */
function madeTopic(
  id: string,
  { label, direction }: { readonly label: string; readonly direction: Float32Array },
): MarkedTopic {
  // Its centre is the person's, and found again whatever the texts are.
  const nothing = { words: [], phrases: [], size: 0, share: 0, stability: 1, typical: [] };
  return { topic: { id, label, ...nothing, isMade: true }, direction };
}

/** Parts a topic. The larger part keeps its id, and the name if a person gave it. Throws a RangeError where it cannot be parted. */
export async function splitEdit(
  database: Database,
  desk: TopicDesk,
  { of, isNamed }: { readonly of: MarkedTopic; readonly isNamed: boolean },
): Promise<TopicEdit> {
  const { model, learned, last } = desk;
  const { id } = of.topic;
  const sample = await sampleOf(database, desk);
  const read = createEmbeddingTopicReader(model);
  const onTopic = sample.texts.filter((text) => read(text)[0]?.id === id);
  const { directions, stability } = await splitTopic(onTopic, { model, id, seed: last.overview.seed });
  const ids = [id, newId(desk)] as const;
  const parts = [
    madeTopic(ids[0], { label: of.topic.label, direction: directions[0] }),
    madeTopic(ids[1], { label: ids[1], direction: directions[1] }),
  ] as const;
  const edit = { kind: "split", of, parts, highestId: learned.highestId } as const;
  const about = await described(desk, { edit, ids, sample });
  const told = parts.map(({ topic, direction }, i): MarkedTopic => {
    const found = about.get(topic.id)!;
    const label = i === 0 && isNamed ? topic.label : found.label;
    return { topic: { ...topic, ...found, label, stability: stability[i]! }, direction };
  });
  return { ...edit, parts: [told[0]!, told[1]!] };
}

/** Makes a topic of texts that belong together: its centre is the mean of what they say. */
export async function examplesEdit(
  database: Database,
  desk: TopicDesk,
  { label, examples }: { readonly label: string; readonly examples: readonly Omit<TextToCollect, "terms">[] },
): Promise<TopicEdit> {
  const { learned } = desk;
  const sum = new Float64Array(learned.mean.length);
  for (const text of examples) addTo(sum, meaningOf(text), 1 / examples.length);
  const made = madeTopic(newId(desk), { label, direction: directionTo(learned, sum) });
  const texts = examples.map(({ body }) => textKey(body));
  const edit = { kind: "examples", made, texts, highestId: learned.highestId } as const;
  const { id } = made.topic;
  const about = await described(desk, { edit, ids: [id], sample: await sampleOf(database, desk) });
  return { ...edit, made: { ...made, topic: { ...made.topic, ...about.get(id)!, label } } };
}
