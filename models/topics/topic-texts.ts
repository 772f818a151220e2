/** Topics of a set of texts in one go, without a store: `attune topics --from texts.jsonl`. */

import { createCorpus, hash, type TermOfText } from "./corpus.ts";
import { createTopicReader, fitTopics, type TopicModel } from "./lda/fit-topics.ts";
import { createBreath } from "../breathe.ts";

/** A text with its terms; `body` is the text that the terms' offsets count in. */
export interface TopicText {
  readonly id: string;
  readonly terms: readonly TermOfText[];
  readonly body: string;
}

/** The ways to find topics. */
export const topicMethods = ["lda"] as const;
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
  /** What a reader should know: too few texts, topics left out. */
  readonly notes: readonly string[];
}

export interface TopicTextsOptions {
  readonly k?: number | "auto";
  readonly method?: TopicMethod;
  readonly seed?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => void;
}

const EXAMPLES = 3;
/** Digits kept of a share. */
const round = (share: number) => Math.round(share * 1e4) / 1e4;

/**
 * Finds topics in texts and tells those of each. The texts' order changes nothing but the order of the answer's texts.
 * Throws a RangeError when k is more than the number of distinct texts.
 */
export async function topicTexts(texts: readonly TopicText[], options: TopicTextsOptions = {}): Promise<TopicsOfTexts> {
  const { k = "auto", method = "lda", seed = 1, signal, progress } = options;
  parseTopicMethod(method);
  const breathe = createBreath({ signal });
  const collected = createCorpus();
  for (const text of texts) {
    await breathe();
    collected.add(text.terms, text.body);
  }
  const model = await fitTopics(collected.corpus(), { k, seed, signal, progress });
  const read = createTopicReader(model);
  const answers: { id: string; topics: { id: string; share: number }[] }[] = [];
  for (const text of texts) {
    await breathe();
    const shares = read(text.terms).map(({ id, share }) => ({ id, share: round(share) }));
    answers.push({ id: text.id, topics: shares });
  }
  return { topics: describeTopics(model, texts, answers), texts: answers, notes: model.notes };
}

function describeTopics(model: TopicModel, texts: readonly TopicText[], answers: TopicsOfTexts["texts"]) {
  const mainOf = (t: number) => answers[t]!.topics[0];
  return model.topics.map(({ id, label, words, stability }) => {
    const places = [...texts.keys()].filter((t) => mainOf(t)?.id === id);
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

/** Jaccard coefficient of two sets, 0 to 1. */
function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  return shared / (a.size + b.size - shared || 1);
}
