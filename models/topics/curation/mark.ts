/** A topic as it is now, so that an edit can speak of it. */

import type { EmbeddingTopicModel } from "../embedding/model.ts";
import { centreOf, directionOf } from "./directions.ts";
import type { MarkedTopic } from "./edits.ts";

/** The topic of an id, shown or hidden; undefined where there is none. Of one that was merged, its own centre. */
export function markTopic(model: EmbeddingTopicModel, id: string): MarkedTopic | undefined {
  const all = [...model.topics, ...(model.curation?.hidden ?? [])];
  const place = all.findIndex((topic) => topic.id === id);
  if (place < 0) return undefined;
  const t = model.curation ? model.curation.topicOf.indexOf(place) : place;
  return { topic: all[place]!, direction: directionOf(model, centreOf(model, t)) };
}

/** The same model with nothing hidden. */
export function unhidden(model: EmbeddingTopicModel): EmbeddingTopicModel {
  const { topics, curation } = model;
  if (!curation || curation.hidden.length === 0) return model;
  return { ...model, topics: [...topics, ...curation.hidden], curation: { ...curation, hidden: [] } };
}
