/** Topics of a set of texts in one go, without a store: `attune topics --from texts.jsonl`. */

import { coherenceOf } from "./coherence.ts";
import { createCorpus, hash, type TermOfText } from "./corpus.ts";
import { fitEmbeddingTopics } from "./embedding/fit-topics.ts";
import type { EmbeddedText } from "./embedding/embedded-text.ts";
import { createEmbeddingTopicReader } from "./embedding/read-topics.ts";
import { fitTaxonomy, type GivenTopic } from "./taxonomy/fit-taxonomy.ts";
import { createTopicReader, fitTopics, type TextTopics } from "./lda/fit-topics.ts";
import type { Span } from "../text/span.ts";
import { createBreath } from "../breathe.ts";
import { resemblance } from "./resemblance.ts";

/** A text with its terms; `body` is the text that the terms' offsets count in. */
export interface TopicText {
  readonly id: string;
  readonly terms: readonly TermOfText[];
  readonly body: string;
  /** Noun phrases; they make better names. */
  readonly chunks?: readonly Span[];
  /** What was read of it; needed for topics by vectors. */
  readonly vectors?: Pick<EmbeddedText, "vector" | "sentences" | "sentenceVectors">;
}

/** The ways to find topics. */
export const topicMethods = ["embedding", "lda"] as const;
export type TopicMethod = (typeof topicMethods)[number];

/** The method of a name. Throws a RangeError that lists the known ones. */
export function parseTopicMethod(name: string): TopicMethod {
  const known = topicMethods.find((method) => method === name);
  if (known) return known;
  throw new RangeError(`Unknown topic method "${name}"; known: ${topicMethods.join(", ")}`);
}

/** The answer, as the command prints it. */
export interface TopicsOfTexts {
  readonly topics: readonly {
    readonly id: string;
    readonly label: string;
    /** Texts whose main topic it is. */
    readonly size: number;
    readonly words: readonly string[];
    /** Share of the topic that is found again on 80 % of the texts, 0 to 1. */
    readonly stability: number;
    /** Texts that speak of it most, word for word. */
    readonly examples: readonly { readonly id: string; readonly text: string }[];
  }[];
  readonly texts: readonly {
    readonly id: string;
    readonly topics: readonly { readonly id: string; readonly share: number }[];
  }[];
  /** Share of the texts that have a topic, 0 to 1; absent where there are no texts. */
  readonly coverage?: number;
  /** Whether the topics' words come together in the texts (`coherenceOf`), -1 to 1; absent where there are no topics. */
  readonly coherence?: number;
  /** What a reader should know: too few texts, topics left out. */
  readonly notes: readonly string[];
}

export interface TopicTextsOptions {
  readonly k?: number | "auto";
  readonly method?: TopicMethod;
  readonly seed?: number;
  /** Topics that are given: none is looked for, and a text that none fits has none. Found by vectors. */
  readonly taxonomy?: readonly GivenTopic[];
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => void;
}

const EXAMPLES = 3;
/** Digits kept of a share. */
const round = (share: number) => Math.round(share * 1e4) / 1e4;

/** What a method learned, in the form that all of them share. */
interface Learned {
  readonly topics: readonly {
    readonly id: string;
    readonly label: string;
    readonly words: readonly { readonly word: string; readonly lemma: string; readonly weight: number }[];
    readonly stability: number;
  }[];
  readonly notes: readonly string[];
  readonly read: (text: TopicText) => TextTopics;
}

/**
 * Finds topics in texts and tells those of each. The texts' order changes nothing but the order of the answer's texts. The
 * default method is by vectors where texts have them, and LDA otherwise; of texts with and without, those without have no topic.
 * Throws a RangeError when k is more than the number of distinct texts.
 */
export async function topicTexts(texts: readonly TopicText[], options: TopicTextsOptions = {}): Promise<TopicsOfTexts> {
  const { method = texts.some(({ vectors }) => vectors) ? "embedding" : "lda", signal } = options;
  parseTopicMethod(method);
  const breathe = createBreath({ signal });
  const { read, ...model } =
    method === "lda" ? await learnByWords(texts, options) : await learnByVectors(texts, options);
  const answers: { id: string; topics: { id: string; share: number }[] }[] = [];
  for (const text of texts) {
    await breathe();
    const shares = read(text).map(({ id, share }) => ({ id, share: round(share) }));
    answers.push({ id: text.id, topics: shares });
  }
  const placed = answers.filter(({ topics }) => topics.length > 0).length;
  const coherence = coherenceOf(
    model.topics.map(({ words }) => words.map(({ lemma }) => lemma)),
    texts,
  );
  return {
    topics: describeTopics(model, texts, answers),
    texts: answers,
    ...(texts.length > 0 && { coverage: round(placed / texts.length) }),
    ...(coherence !== undefined && { coherence: round(coherence) }),
    notes: model.notes,
  };
}

async function learnByWords(
  texts: readonly TopicText[],
  { k = "auto", seed = 1, signal, progress }: TopicTextsOptions,
): Promise<Learned> {
  const breathe = createBreath({ signal });
  const collected = createCorpus();
  for (const text of texts) {
    await breathe();
    collected.add(text.terms, text.body);
  }
  const model = await fitTopics(collected.corpus(), { k, seed, signal, progress });
  const read = createTopicReader(model);
  return { ...model, read: ({ terms }) => read(terms) };
}

async function learnByVectors(
  texts: readonly TopicText[],
  { k = "auto", seed = 1, taxonomy, signal, progress }: TopicTextsOptions,
): Promise<Learned> {
  const embedded = texts.flatMap(({ vectors, ...text }) => (vectors ? [{ ...text, ...vectors }] : []));
  const model = taxonomy
    ? await fitTaxonomy(embedded, { taxonomy, signal, progress })
    : await fitEmbeddingTopics(embedded, { k, seed, signal, progress });
  const read = createEmbeddingTopicReader(model);
  const missing = texts.length - embedded.length;
  const notes =
    missing > 0
      ? [...model.notes, `${missing} of ${texts.length} texts have no vectors, and so no topic`]
      : model.notes;
  return { ...model, notes, read: ({ body, vectors }) => (vectors ? read({ body, ...vectors }) : []) };
}

function describeTopics(
  model: Pick<Learned, "topics">,
  texts: readonly TopicText[],
  answers: TopicsOfTexts["texts"],
): TopicsOfTexts["topics"] {
  const placesOf = new Map<string | undefined, number[]>(model.topics.map(({ id }) => [id, []]));
  for (const [t, { topics }] of answers.entries()) placesOf.get(topics[0]?.id)?.push(t);
  return model.topics.map(({ id, label, words, stability }) => {
    const places = placesOf.get(id)!;
    return {
      id,
      label,
      size: places.length,
      words: words.map(({ word }) => word),
      stability: round(stability),
      examples: typicalTexts(
        places.map((t) => texts[t]!),
        new Map(words.map(({ lemma, weight }) => [lemma, weight])),
      ),
    };
  });
}

/**
 * Texts that say much of a topic in few words and do not resemble each other, those of 40 to 240 characters first.
 */
function typicalTexts(texts: readonly TopicText[], weights: ReadonlyMap<string, number>) {
  const scored = texts.map((text) => {
    const lemmas = new Set(text.terms.map(({ lemma }) => lemma));
    const sum = [...lemmas].reduce((total, lemma) => total + (weights.get(lemma) ?? 0), 0);
    const isHandy = text.body.length >= 40 && text.body.length <= 240;
    const score = (sum / Math.sqrt(lemmas.size)) * (isHandy ? 1 : 0.1);
    return { text, lemmas, score, order: hash(text.body) };
  });
  scored.sort((a, b) => b.score - a.score || a.order - b.order || (a.text.id < b.text.id ? -1 : 1));
  const chosen: typeof scored = [];
  for (const candidate of scored) {
    if (chosen.length === EXAMPLES) break;
    if (chosen.every(({ lemmas }) => resemblance(lemmas, candidate.lemmas) < 0.6)) chosen.push(candidate);
  }
  return chosen.map(({ text }) => ({ id: text.id, text: text.body }));
}
