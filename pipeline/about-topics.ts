/** What is told of all topics together: the themes they gather into, what became of those of before, what a reader should know. */

import { counted, formatShare } from "../models/statistics/format.ts";
import type { NamedTopic, TopicChange } from "../models/topics/embedding/keep-ids.ts";
import type { NewTopics } from "../models/topics/embedding/propose-topics.ts";
import { gatherThemes, type Theme } from "../models/topics/embedding/themes.ts";
import type { LearnedTopics } from "./stages/topics.ts";

/** Kept with a result. */
export interface AboutTopics {
  /** Empty where there are few topics. */
  readonly themes: readonly Theme[];
  /** Since they were learned before: those that stayed what they were are left out. */
  readonly changes: readonly Exclude<TopicChange, { kind: "kept" }>[];
  readonly notes: readonly string[];
  /** Equal of results in which ids mean the same topics; absent where topics are given, of topics by words, and from results of before. */
  readonly origin?: string;
  /** Whether the topics' words come together in texts, when they were learned, -1 to 1; absent from results of before, and of topics by words. */
  readonly coherence?: number;
  /** Texts that no topic fits, and topics they may be on; absent from results of before, and of topics by words. */
  readonly unplaced?: NewTopics;
  /** Topics that people hid, with the texts that were on them when they were learned; absent where there are none. */
  readonly hidden?: readonly { readonly id: string; readonly label: string; readonly size: number }[];
}

/**
 * What is told of the stage's model, as it comes out of the store; nothing where it learned nothing. `isNew`: whether it was learned
 * just now. What changed before is no news.
 */
export function aboutTopics(model: unknown, { isNew }: { readonly isNew: boolean }): AboutTopics {
  const learned = model as LearnedTopics | undefined;
  if (!learned) return { themes: [], changes: [], notes: [] };
  // What was counted when they were learned is not what there is now.
  const notes =
    isNew || learned.notes.length === 0
      ? learned.notes
      : [
          "Topics stay as they were learned, and texts that came since are placed in them. When they were learned:",
          ...learned.notes,
        ];
  if (learned.method === "lda") return { themes: [], changes: [], notes };
  const changes = (isNew ? (learned.changes ?? []) : []).filter((change) => change.kind !== "kept");
  const hidden = (learned.curation?.hidden ?? []).map(({ id, label, size }) => ({ id, label, size }));
  const { origin, coherence } = learned;
  return {
    themes: gatherThemes(learned),
    changes,
    notes,
    ...(origin !== undefined && { origin }),
    ...(coherence !== undefined && { coherence }),
    ...(hidden.length > 0 && { hidden }),
  };
}

const named = ({ id, label }: NamedTopic) => `${id} (${label})`;

/** A change in a sentence. */
export function changeInWords(change: TopicChange): string {
  switch (change.kind) {
    case "kept":
      return `${named(change.topic)} is what it was`;
    case "merged":
      return `${named(change.topic)} went into ${named(change.with)}`;
    case "split":
      return `${named(change.topic)} came out of ${named(change.with)}`;
    case "gone":
      return `${named(change.topic)} is gone`;
    case "born":
      return `${named(change.topic)} is new`;
  }
}

/** What no topic fits, in sentences: none where it is no more than is left over from any learning. */
export function unplacedInWords({ texts, share, proposals }: NewTopics): readonly string[] {
  if (proposals.length === 0) return [];
  const may = proposals.map(({ label, texts: of }) => `“${label}” (${counted(of, "text")})`).join(", ");
  return [
    `${counted(texts, "text")} (${formatShare(share)}) fit no topic; they may be on ${may}. Learning anew takes in what is firm (--relearn)`,
  ];
}
