/** What is stored of topics, and what tells the topics of a new text. */

import type { TopicWord } from "../name-topics.ts";
import type { TopicChange } from "./keep-ids.ts";
import type { Axes } from "./principal-axes.ts";

/** A phrase of a topic. */
export interface TopicPhrase {
  readonly phrase: string;
  /** Share of the topic's passages it stands in, 0 to 1. */
  readonly share: number;
}

/** One topic. */
export interface EmbeddingTopic {
  /** Kept while the topic is; where there were none before, "t1" is the largest. */
  readonly id: string;
  /** One or two phrases of the texts, "late delivery · refund". */
  readonly label: string;
  /** The most characteristic first. */
  readonly words: readonly TopicWord[];
  /** Phrases of one to three words that tell it from the others, the most telling first. */
  readonly phrases: readonly TopicPhrase[];
  /** Texts whose main topic it is; of a sample, scaled up to all. */
  readonly size: number;
  /** The same as a share of the texts that say something, 0 to 1. */
  readonly share: number;
  /** How much of it is found again in other parts of the texts, 0 to 1. */
  readonly stability: number;
  /** Ids of texts near the centre that do not resemble each other, the nearest first; the model keeps no text. */
  readonly typical: readonly string[];
  /** A person wants it to stay whatever is learned. */
  readonly isPinned?: true;
  /** A person made it: of examples, or by parting another. */
  readonly isMade?: true;
  /** Names it had before people edited it, and ids and names of what went into it. */
  readonly formerly?: readonly string[];
}

/** What people said of topics, put over what was learned; see `curate`. */
export interface Curation {
  /** Of each centre the place of its topic: in `topics`, and after them in `hidden`. */
  readonly topicOf: readonly number[];
  /** A text that is mostly on one of these has no topic; where it is a side of the text, it is left out. */
  readonly hidden: readonly EmbeddingTopic[];
  /** Of texts, by `textKey`, the topic that a person gave them, and those that a person took from them. */
  readonly told: Readonly<Record<string, { readonly is?: string; readonly not: readonly string[] }>>;
}

/** Everything that tells the topics of a new text: plain JSON but for typed arrays. */
export interface EmbeddingTopicModel extends Axes {
  readonly k: number;
  /** Along the axes, of unit length, topic by topic. */
  readonly centres: Float32Array;
  /** A text whose fit (`Likeness`) is lower has no topic. */
  readonly leastFit: number;
  /** Sentences that are not read, by numbers of their words. */
  readonly boilerplate: Float64Array;
  /** In the order of the centres, unless people said something of them. */
  readonly topics: readonly EmbeddingTopic[];
  /** Absent where nobody did. */
  readonly curation?: Curation;
  /** The number of the newest id that was ever given to a topic that was found: none is given twice. 0 where none was looked for. */
  readonly highestId: number;
  /** Equal of models in which ids mean the same topics, since each followed the one before; absent where topics are given or none are. */
  readonly origin?: string;
  /** Whether the words of its topics come together in the texts it was learned from (`coherenceOf`), -1 to 1; absent where there are no topics. */
  readonly coherence?: number;
  /** What became of the topics of before; absent where there were none. */
  readonly changes?: readonly TopicChange[];
  /** What a reader should know: too few texts, copies, boilerplate. */
  readonly notes: readonly string[];
}
