/** Themes: topics that lie together, so that thirty of them are still a page. */

import { cutHierarchy } from "../../clusters/hierarchy.ts";
import { ward } from "../../clusters/ward.ts";
import { toUnit } from "./embedded-text.ts";
import type { EmbeddingTopic, EmbeddingTopicModel } from "./model.ts";

/** Fewer topics are a page by themselves. */
const LEAST_TOPICS = 6;
const TOPICS_PER_THEME = 4;
const MOST_THEMES = 8;

/** Topics under one name. */
export interface Theme {
  /** "h1" is the largest. */
  readonly id: string;
  /** One or two phrases that its topics have in common, "delivery · courier"; no two themes have the same. */
  readonly label: string;
  /** Ids, the largest first. */
  readonly topics: readonly string[];
  readonly size: number;
}

/**
 * Gathers the topics of a model into `count` themes, by default one for every four, 2 to 8: Ward's hierarchy of the centres, each
 * weighing as many texts as the topic has. None where there are fewer than six topics and no count is given. Throws a RangeError
 * when `count` is no whole number from 1 to the number of topics.
 */
export function gatherThemes(model: EmbeddingTopicModel, { count }: { readonly count?: number } = {}): Theme[] {
  const { topics } = model;
  const k = topics.length;
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= k)) {
    throw new RangeError(`Cannot gather ${k} topics into ${count} themes: a whole number from 1 to ${k} was wanted`);
  }
  if (k < LEAST_TOPICS && count === undefined) return [];
  const wanted = count ?? Math.max(2, Math.min(MOST_THEMES, Math.round(k / TOPICS_PER_THEME)));
  const points = { data: centresOfTopics(model), rows: k, columns: model.count };
  const steps = ward(points, { weights: topics.map(({ size }) => Math.max(1, size)) });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const themeOf = cutHierarchy(step.value, wanted);
  const groups = Array.from({ length: wanted }, (_, theme) => topics.filter((_, t) => themeOf[t] === theme))
    .map((members) => ({ members, size: members.reduce((sum, { size }) => sum + size, 0) }))
    .sort((a, b) => b.size - a.size || (a.members[0]!.id < b.members[0]!.id ? -1 : 1));
  const taken = new Set<string>();
  return groups.map(({ members, size }, number) => ({
    id: `h${number + 1}`,
    label: nameTheme(members, { topics, taken }),
    topics: members.map(({ id }) => id),
    size,
  }));
}

/** One centre for each topic: where people made one topic of several, the mean of theirs. */
function centresOfTopics({ centres, count, topics, curation }: EmbeddingTopicModel): Float64Array {
  if (!curation) return Float64Array.from(centres);
  const means = new Float64Array(topics.length * count);
  for (const [t, place] of curation.topicOf.entries()) {
    if (place >= topics.length) continue;
    for (let a = 0; a < count; a++) means[place * count + a]! += centres[t * count + a]!;
  }
  for (let place = 0; place < topics.length; place++) toUnit(means.subarray(place * count, (place + 1) * count));
  return means;
}

/** How much of some topics' texts each phrase stands in, 0 to 1. */
function phraseShares(topics: readonly EmbeddingTopic[]): Map<string, number> {
  const size = topics.reduce((sum, topic) => sum + topic.size, 0) || 1;
  const shares = new Map<string, number>();
  for (const topic of topics) {
    for (const { phrase, share } of topic.phrases) {
      shares.set(phrase, (shares.get(phrase) ?? 0) + (share * topic.size) / size);
    }
  }
  return shares;
}

/** What tells the topics' phrases from those of all topics; a theme of one topic has its name. */
function nameTheme(
  members: readonly EmbeddingTopic[],
  { topics, taken }: { readonly topics: readonly EmbeddingTopic[]; readonly taken: Set<string> },
): string {
  const overall = phraseShares(topics);
  const ranked = [...phraseShares(members)]
    .map(([phrase, share]) => ({
      phrase,
      score: share * Math.log((share + 0.001) / (overall.get(phrase)! + 0.001) + 1),
    }))
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1));
  const pieces: string[] = [];
  for (const { phrase } of ranked) {
    const words = phrase.split(/[ -]/);
    if (pieces.every((piece) => !piece.split(/[ -]/).some((word) => words.includes(word)))) pieces.push(phrase);
  }
  if (members.length === 1) pieces.unshift(members[0]!.label);
  let length = Math.min(members.length === 1 ? 1 : 2, pieces.length);
  while (length < pieces.length && taken.has(pieces.slice(0, length).join(" · "))) length++;
  const name = pieces.slice(0, length).join(" · ") || members[0]!.label;
  const label = taken.has(name) ? `${name} (${members[0]!.id})` : name;
  taken.add(label);
  return label;
}
