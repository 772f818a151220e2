/** Where topics are edited: those that the last run learned, and all that people said of them by now. */

import { curate, type Curated } from "../models/topics/curation/curate.ts";
import type { MarkedTopic } from "../models/topics/curation/edits.ts";
import { markTopic } from "../models/topics/curation/mark.ts";
import type { EmbeddingTopicModel } from "../models/topics/embedding/model.ts";
import { latest, NotFoundError, type Latest } from "./look-up.ts";
import type { LearnedTopics } from "./stages/topics.ts";
import { loadModel } from "./store/answers.ts";
import type { Database } from "./store/database.ts";
import { editLog, standing, type StoredEdit } from "./store/topic-edits.ts";

/** What there is to edit. */
export interface TopicDesk extends Curated {
  readonly last: Latest;
  readonly learned: EmbeddingTopicModel;
  readonly log: readonly StoredEdit[];
}

/** The topics of the last run as people want them by now. Throws `NotFoundError` where there are none that can be edited. */
export async function openDesk(database: Database): Promise<TopicDesk> {
  const last = await latest(database);
  const column = last.overview.tables.themed.columns.find(({ stage }) => stage === "topics");
  const id = column?.learned ?? column?.model;
  const learned = id === undefined ? undefined : ((await loadModel(database, id)) as LearnedTopics | undefined);
  if (!learned || learned.method === "lda")
    throw new NotFoundError("The topics of the last analysis cannot be edited: attune analyse finds them anew");
  const log = await editLog(database);
  return { last, learned, log, ...curate(learned, standing(log)) };
}

/** A topic that is shown, by id or name. Throws `NotFoundError`, listing what there is. */
export function shownTopic({ model }: Pick<TopicDesk, "model">, idOrName: string): MarkedTopic {
  const wanted = idOrName.trim().toLowerCase();
  const found = model.topics.find(({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted);
  if (found) return markTopic(model, found.id)!;
  const hidden = model.curation?.hidden.find(
    ({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted,
  );
  if (hidden) throw new NotFoundError(`${named(hidden)} is hidden: attune topics show ${hidden.id} shows it again`);
  const into = model.topics.find(({ formerly = [] }) => formerly.some((name) => name.toLowerCase() === wanted));
  if (into) throw new NotFoundError(`There is no topic ${idOrName} any more: it is ${named(into)}`);
  throw new NotFoundError(`There is no topic ${idOrName}; there are ${model.topics.map(named).join(", ")}`);
}

/** A topic that is hidden. Throws `NotFoundError`. */
export function hiddenTopic({ model }: Pick<TopicDesk, "model">, idOrName: string): MarkedTopic {
  const wanted = idOrName.trim().toLowerCase();
  const hidden = model.curation?.hidden ?? [];
  const one = hidden.find(({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted);
  if (one) return markTopic(model, one.id)!;
  const known = hidden.length > 0 ? `hidden are ${hidden.map(named).join(", ")}` : "none is hidden";
  throw new NotFoundError(`There is no hidden topic ${idOrName}: ${known}`);
}

/** "t3 (late delivery)" */
export function named({ id, label }: { readonly id: string; readonly label: string }): string {
  return `${id} (${label})`;
}
