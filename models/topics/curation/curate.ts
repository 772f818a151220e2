/** Topics as people want them: what they said is put over what was learned, which stays as it is. */

import type { EmbeddingTopic, EmbeddingTopicModel } from "../embedding/model.ts";
import { alongAxes, centreOf, cosine } from "./directions.ts";
import type { MarkedTopic, NumberedEdit, TopicEdit } from "./edits.ts";
import { joinTopics, namesOf } from "./join-topics.ts";

/** A topic of an id is the one that had it if their centres lie so near, as a cosine. */
const SAME_ID = 0.4;
/** A topic of another id is the one that was meant, where that is no more, if their centres lie so near. */
const SAME_PLACE = 0.8;
/** A topic that was learned after a person made one is the same if their centres lie so near: it goes into the person's. */
const SAME_AS_MADE = 0.9;

/** An edit that finds nothing to change. */
export interface IdleEdit {
  readonly number: number;
  /** "t3 (late delivery) is gone". */
  readonly why: string;
}

/** The model that edits make of a learned one, and those of them that found nothing to change. */
export interface Curated {
  readonly model: EmbeddingTopicModel;
  readonly idle: readonly IdleEdit[];
}

interface Place {
  topic: EmbeddingTopic;
  /** Along the axes, the one it is known by first. */
  centres: readonly Float32Array[];
  isHidden: boolean;
  /** A person gave the name. */
  isNamed: boolean;
}

/**
 * Puts edits over a learned model, one after the other. The same model, itself, where none changes anything; else one with a
 * `curation`. Centres that were learned stay where they are, so that nothing but what was said changes.
 */
export function curate(learned: EmbeddingTopicModel, edits: readonly NumberedEdit[]): Curated {
  const places = learned.topics.map((topic, t): Place => ({
    topic,
    centres: [centreOf(learned, t)],
    isHidden: false,
    isNamed: false,
  }));
  const told: Record<string, { is?: string; not: string[] }> = {};
  const desk = { learned, places, told };
  bringBack(desk, edits);
  const idle = edits.flatMap(({ number, edit }): readonly IdleEdit[] => {
    const why = apply(desk, edit);
    return why === undefined ? [] : [{ number, why }];
  });
  if (idle.length === edits.length) return { model: learned, idle };
  return { model: modelOf(desk), idle };
}

interface Desk {
  readonly learned: EmbeddingTopicModel;
  readonly places: Place[];
  readonly told: Record<string, { is?: string; not: string[] }>;
}

const gone = ({ topic: { id, label } }: MarkedTopic) => `${id} (${label}) is gone`;

/** Why an edit has no effect; undefined where it has. */
function apply(desk: Desk, edit: TopicEdit): string | undefined {
  switch (edit.kind) {
    case "rename": {
      const place = find(desk, edit.of);
      if (!place) return gone(edit.of);
      const { label: before } = place.topic;
      place.topic = { ...place.topic, label: edit.label, formerly: namesOf(place.topic, [before]) };
      place.isNamed = true;
      return undefined;
    }
    case "merge": {
      const into = find(desk, edit.into);
      if (!into) return gone(edit.into);
      const others = edit.of.flatMap((one) => find(desk, one) ?? []).filter((place) => place !== into);
      if (others.length === 0) return `${edit.of.map(gone).join(", ")}`;
      join(desk, into, others);
      return undefined;
    }
    case "hide":
    case "show": {
      const place = find(desk, edit.of);
      if (!place) return gone(edit.of);
      place.isHidden = edit.kind === "hide";
      return undefined;
    }
    case "pin": {
      const place = find(desk, edit.of);
      if (!place) return gone(edit.of);
      place.topic = { ...place.topic, isPinned: true };
      return undefined;
    }
    case "unpin": {
      const place = find(desk, edit.of);
      if (!place) return gone(edit.of);
      const { isPinned: _isPinned, ...topic } = place.topic;
      place.topic = topic;
      return undefined;
    }
    case "split": {
      const { of, parts, highestId } = edit;
      if (isOfOthers(desk, edit)) return gone(of);
      const place = find(desk, of);
      const { formerly } = place?.topic ?? {};
      if (place) desk.places.splice(desk.places.indexOf(place), 1);
      for (const [i, part] of parts.entries()) {
        const made = add(desk, part);
        if (i === 0) {
          made.topic = { ...made.topic, ...(formerly && { formerly: namesOf(made.topic, formerly) }) };
          made.isNamed = place?.isNamed ?? false;
          made.isHidden = place?.isHidden ?? false;
        }
        takeIn(desk, made, highestId);
      }
      return undefined;
    }
    case "examples": {
      if (isOfOthers(desk, edit)) return gone(edit.made);
      const made = add(desk, edit.made);
      made.isNamed = true;
      takeIn(desk, made, edit.highestId);
      for (const text of edit.texts) desk.told[text] = { not: [], ...desk.told[text], is: made.topic.id };
      return undefined;
    }
    case "not": {
      const place = find(desk, edit.of);
      if (!place) return gone(edit.of);
      const known = desk.told[edit.text];
      const not = [...(known?.not ?? []), place.topic.id];
      desk.told[edit.text] = { ...(known?.is !== undefined && known.is !== place.topic.id && { is: known.is }), not };
      return undefined;
    }
  }
}

/** Topics that were given stay the ones that were given, whatever people made of those that were found; and the other way round. */
function isOfOthers({ learned }: Desk, { highestId }: { readonly highestId: number }): boolean {
  return (highestId === 0) !== (learned.highestId === 0);
}

/** Topics that are pinned and were not found again, before anything is said of them. */
function bringBack(desk: Desk, edits: readonly NumberedEdit[]): void {
  if (desk.learned.highestId === 0) return;
  const pins = new Map<string, MarkedTopic>();
  for (const { edit } of edits) {
    if (edit.kind === "unpin") pins.delete(edit.of.topic.id);
    if (edit.kind === "pin" && !edit.of.topic.isMade) pins.set(edit.of.topic.id, edit.of);
  }
  for (const pin of pins.values()) if (!find(desk, pin)) add(desk, pin);
}

/** The topic that was meant. */
function find({ learned, places }: Desk, { topic, direction }: MarkedTopic): Place | undefined {
  const own = places.find((place) => place.topic.id === topic.id);
  if (own?.topic.isMade) return own;
  const along = alongAxes(learned, direction);
  const likeness = ({ centres: [centre] }: Place) => cosine(centre!, along);
  if (own && likeness(own) >= SAME_ID) return own;
  const [nearest] = places
    .filter((place) => !place.topic.isMade && place !== own)
    .map((place) => ({ place, cosine: likeness(place) }))
    .filter((one) => one.cosine >= SAME_PLACE)
    .sort((a, b) => b.cosine - a.cosine);
  return nearest?.place;
}

/** Brings a topic in. Where another has its id by now, it gets one of its own. */
function add({ learned, places }: Desk, { topic, direction }: MarkedTopic): Place {
  let { id } = topic;
  while (places.some((place) => place.topic.id === id)) id += "x";
  const place = {
    topic: { ...topic, id },
    centres: [alongAxes(learned, direction)],
    isHidden: false,
    isNamed: false,
  };
  places.push(place);
  return place;
}

/** What was said of texts of the others holds for the topic they went into; one that was given any of them keeps it. */
function join({ places, told }: Desk, into: Place, others: readonly Place[]): void {
  const { id } = into.topic;
  const went = new Set(others.map(({ topic }) => topic.id));
  const now = (one: string) => (went.has(one) ? id : one);
  for (const [text, { is, not }] of Object.entries(told)) {
    const given = is === undefined ? undefined : now(is);
    const taken = [...new Set(not.map(now))].filter((one) => one !== given);
    told[text] = { ...(given !== undefined && { is: given }), not: taken };
  }
  into.topic = joinTopics(
    into.topic,
    others.map(({ topic }) => topic),
  );
  into.centres = [...into.centres, ...others.flatMap(({ centres }) => centres)];
  for (const other of others) places.splice(places.indexOf(other), 1);
}

/** What was learned since a person made a topic, and is the same, goes into it. */
function takeIn(desk: Desk, made: Place, highestId: number): void {
  const same = desk.places.filter(({ topic, centres: [centre] }) => {
    const number = /^t(\d+)$/.exec(topic.id)?.[1];
    const isNewer = number !== undefined && Number(number) > highestId && !topic.isMade;
    return isNewer && cosine(centre!, made.centres[0]!) >= SAME_AS_MADE;
  });
  if (same.length > 0) join(desk, made, same);
}

function modelOf({ learned, places, told }: Desk): EmbeddingTopicModel {
  const visible = places.filter(({ isHidden }) => !isHidden);
  const hidden = places.filter(({ isHidden }) => isHidden);
  const ordered = [...visible, ...hidden];
  const centres = ordered.flatMap((place) => place.centres);
  const all = new Float32Array(centres.length * learned.count);
  for (const [t, centre] of centres.entries()) all.set(centre, t * learned.count);
  return {
    ...learned,
    k: centres.length,
    centres: all,
    topics: named(visible),
    curation: {
      topicOf: ordered.flatMap((place, number) => place.centres.map(() => number)),
      hidden: hidden.map(({ topic }) => topic),
      told,
    },
  };
}

/** No two topics have one name: what a person called one comes before what was found. */
function named(places: readonly Place[]): EmbeddingTopic[] {
  const taken = new Map<string, Place>();
  for (const place of [...places].sort((a, b) => Number(b.isNamed) - Number(a.isNamed))) {
    if (!taken.has(place.topic.label)) taken.set(place.topic.label, place);
  }
  return places.map((place) => {
    const { topic } = place;
    return taken.get(topic.label) === place ? topic : { ...topic, label: `${topic.label} (${topic.id})` };
  });
}
