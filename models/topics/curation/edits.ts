/** What people say of topics. */

import type { EmbeddingTopic } from "../embedding/model.ts";

/** A topic as it was when a person spoke of it: enough to know it again among topics learned anew, or to bring it back. */
export interface MarkedTopic {
  readonly topic: EmbeddingTopic;
  /** From the mean of all texts to its centre, in the space of the vectors, of unit length. */
  readonly direction: Float32Array;
}

/** One thing a person says. What is said of a topic that is no more has no effect, until the topic is there again. */
export type TopicEdit =
  | { readonly kind: "rename"; readonly of: MarkedTopic; readonly label: string }
  | { readonly kind: "merge"; readonly of: readonly MarkedTopic[]; readonly into: MarkedTopic }
  | { readonly kind: "hide" | "show" | "pin" | "unpin"; readonly of: MarkedTopic }
  /** The first part keeps the id of what was split. */
  | {
      readonly kind: "split";
      readonly of: MarkedTopic;
      readonly parts: readonly [MarkedTopic, MarkedTopic];
      /** Number of the newest topic that had been learned: one that is newer, and the same as a part, goes into it. */
      readonly highestId: number;
    }
  /** Texts, by `textKey`, that make a topic of their own. */
  | {
      readonly kind: "examples";
      readonly made: MarkedTopic;
      readonly texts: readonly string[];
      /** As of a split. */
      readonly highestId: number;
    }
  /** A text, by `textKey`, that is not on a topic. */
  | { readonly kind: "not"; readonly of: MarkedTopic; readonly text: string };

/** An edit with its number in the log. */
export interface NumberedEdit {
  readonly number: number;
  readonly edit: TopicEdit;
}
