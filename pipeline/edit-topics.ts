/** A person says what topics should be, takes it back, or looks at what was said. */

import { maskForStorage } from "../models/text/mask-for-storage.ts";
import type { TopicEdit } from "../models/topics/curation/edits.ts";
import { textKey } from "../models/topics/curation/text-key.ts";
import type { EmbeddedText } from "../models/topics/embedding/embedded-text.ts";
import { NotFoundError } from "./look-up.ts";
import { findText } from "./correct-reading.ts";
import { examplesEdit, splitEdit } from "./make-topics.ts";
import { embedded } from "./stages/topics.ts";
import type { Database } from "./store/database.ts";
import { addEdit, standing, standingEdits, type StoredEdit } from "./store/topic-edits.ts";
import { editInWords } from "./topic-edit-words.ts";
import { hiddenTopic, named, openDesk, shownTopic, type TopicDesk } from "./topic-desk.ts";
import type { Tokenised } from "./types.ts";

/** What a person wants. Topics are named by id or by their name. */
export type TopicRequest =
  | { readonly kind: "rename"; readonly topic: string; readonly label: string }
  | { readonly kind: "merge"; readonly topics: readonly string[]; readonly into: string }
  | { readonly kind: "hide" | "show" | "pin" | "unpin" | "split"; readonly topic: string }
  /** Texts, by the ids of their feedback, that belong together: they make a topic of that name. */
  | { readonly kind: "examples"; readonly label: string; readonly texts: readonly string[] }
  /** A text that is not on a topic. */
  | { readonly kind: "not"; readonly topic: string; readonly text: string };

/** Who says it, and when: ISO 8601 in UTC. */
export interface Saying {
  readonly at: string;
  readonly by?: string;
  readonly note?: string;
}

/** One thing that was said of topics. */
export interface SaidOfTopics extends Saying {
  readonly number: number;
  readonly kind: TopicEdit["kind"] | "undo";
  /** Ids of the topics it speaks of, the one that is there afterwards first. */
  readonly topics: readonly string[];
  /** In a sentence: "t3 (delivery) is called Late parcels". */
  readonly says: string;
  /** It was taken back. */
  readonly isUndone: boolean;
  /** Why it changes nothing now, such as that its topic is gone. */
  readonly idle?: string;
}

/** What cannot be done to topics; the message says why, and what was wanted. */
export class EditError extends RangeError {
  override readonly name = "EditError";
}

/** The longest name that a person may give. */
const mostCharacters = 60;

/** The most examples of a topic. */
const mostExamples = 100;

/** So often an edit is made anew because another was made at the same time. */
const mostTries = 5;

/**
 * Notes what a person wants, to be applied by the next run: see `lastOptions`. Throws `NotFoundError` for a topic that is not there and
 * `EditError` for what cannot be done.
 */
export async function editTopics(
  database: Database,
  { at, by, note, ...request }: TopicRequest & Saying,
): Promise<SaidOfTopics> {
  return say(database, { at, by, note }, async (desk) => ({ edit: await editOf(database, desk, request) }));
}

/** Takes an edit back, by default the last that stands. Throws `NotFoundError` where there is none such. */
export async function undoTopicEdit(
  database: Database,
  { number, at, by, note }: Saying & { readonly number?: number },
): Promise<SaidOfTopics> {
  return say(database, { at, by, note }, ({ log }) => {
    const stand = standing(log);
    const undoes = number ?? stand.at(-1)?.number;
    if (undoes === undefined) throw new NotFoundError("Nothing to undo: nobody edited topics");
    if (!stand.some((one) => one.number === undoes)) {
      const isThere = log.some((one) => one.number === undoes && one.edit);
      throw new NotFoundError(`${isThere ? `Edit ${undoes} was taken back already` : `There is no edit ${undoes}`}`);
    }
    return { undoes };
  });
}

/** Everything that was said of topics, the first first. Throws `NotFoundError` where there are none. */
export async function topicLog(database: Database): Promise<readonly SaidOfTopics[]> {
  const desk = await openDesk(database);
  return desk.log.map((stored) => told(stored, desk));
}

/** What people said that changes nothing now. Reads no model where nobody said anything. */
export async function idleEdits(database: Database): Promise<readonly SaidOfTopics[]> {
  if ((await standingEdits(database)).length === 0) return [];
  const log = await topicLog(database).catch((error: unknown) => {
    // Topics by words take no edits.
    if (error instanceof NotFoundError) return [];
    throw error;
  });
  return log.filter(({ idle }) => idle !== undefined);
}

async function say(
  database: Database,
  { at, by, note }: { readonly at: string; readonly by: string | undefined; readonly note: string | undefined },
  make: (desk: TopicDesk) => Pick<StoredEdit, "edit" | "undoes"> | Promise<Pick<StoredEdit, "edit" | "undoes">>,
): Promise<SaidOfTopics> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const desk = await openDesk(database);
    const said = await make(desk);
    const stored = await addEdit(database, {
      number: (desk.log.at(-1)?.number ?? 0) + 1,
      at,
      ...(by !== undefined && { by }),
      ...(note !== undefined && { note: maskForStorage(note) }),
      ...said,
    });
    if (stored) return told(stored, { log: [...desk.log, stored], idle: [] });
  }
  throw new Error(`Others edited topics ${mostTries} times meanwhile: try again`);
}

function told(stored: StoredEdit, { log, idle }: Pick<TopicDesk, "log" | "idle">): SaidOfTopics {
  const { number, at, by, note, edit, undoes } = stored;
  const of = edit ?? log.find((one) => one.number === undoes)!.edit!;
  const why = idle.find((one) => one.number === number)?.why;
  const { topics, says } = editInWords(of);
  return {
    number,
    at,
    ...(by !== undefined && { by }),
    ...(note !== undefined && { note }),
    kind: edit ? edit.kind : "undo",
    topics,
    says: edit ? says : `No more: ${says} (edit ${undoes})`,
    isUndone: log.some((one) => one.undoes === number),
    ...(why !== undefined && { idle: why }),
  };
}

/** Texts by the ids of their feedback, of which no two have the same words. */
async function textsOf(database: Database, { last }: TopicDesk, ids: readonly string[]) {
  const byWords = new Map<string, EmbeddedText>();
  for (const id of ids) {
    const { row } = await findText(database, last.overview, id);
    const text = embedded(row as typeof row & Tokenised);
    byWords.set(textKey(text.body), text);
  }
  return [...byWords.values()];
}

function isNamedByPerson({ log }: TopicDesk, id: string): boolean {
  return standing(log).some(
    ({ edit }) =>
      (edit.kind === "rename" && edit.of.topic.id === id) || (edit.kind === "examples" && edit.made.topic.id === id),
  );
}

/** What cannot be done is the person's to know. */
function refused(error: unknown, what: string): never {
  if (error instanceof RangeError) throw new EditError(`Cannot split ${what}: ${error.message}`, { cause: error });
  throw error;
}

async function editOf(database: Database, desk: TopicDesk, request: TopicRequest): Promise<TopicEdit> {
  switch (request.kind) {
    case "split": {
      const of = shownTopic(desk, request.topic);
      const isNamed = isNamedByPerson(desk, of.topic.id);
      return splitEdit(database, desk, { of, isNamed }).catch((error: unknown) => refused(error, named(of.topic)));
    }
    case "examples": {
      const label = newName(desk, { label: request.label });
      if (request.texts.length === 0) throw new EditError("No texts make no topic: one or more were wanted");
      if (request.texts.length > mostExamples)
        throw new EditError(`${request.texts.length} examples are more than ${mostExamples}: a few will do`);
      return examplesEdit(database, desk, { label, examples: await textsOf(database, desk, request.texts) });
    }
    case "not": {
      const of = shownTopic(desk, request.topic);
      const [text] = await textsOf(database, desk, [request.text]);
      return { kind: "not", of, text: textKey(text!.body) };
    }
    case "rename": {
      const of = shownTopic(desk, request.topic);
      return { kind: "rename", of, label: newName(desk, { label: request.label, id: of.topic.id }) };
    }
    case "merge": {
      const into = shownTopic(desk, request.into);
      const of = [...new Set(request.topics.map((topic) => shownTopic(desk, topic).topic.id))].map((id) =>
        shownTopic(desk, id),
      );
      if (of.length === 0) throw new EditError("Cannot merge no topics: one or more were wanted");
      if (of.some(({ topic }) => topic.id === into.topic.id))
        throw new EditError(`Cannot merge ${named(into.topic)} into itself`);
      return { kind: "merge", of, into };
    }
    case "show":
      return { kind: "show", of: hiddenTopic(desk, request.topic) };
    case "pin":
    case "unpin": {
      const of = shownTopic(desk, request.topic);
      const { id, label, isPinned = false, isMade = false } = of.topic;
      if (isMade)
        throw new EditError(`${named({ id, label })} was made by a person, and stays as it is until that is undone`);
      if (isPinned === (request.kind === "pin"))
        throw new EditError(`${named({ id, label })} is ${isPinned ? "pinned already" : "not pinned"}`);
      return { kind: request.kind, of };
    }
    case "hide":
      return { kind: "hide", of: shownTopic(desk, request.topic) };
  }
}

/** Throws `EditError` for a name that is like an id (t7, s2, c1), which a later topic or segment may get. */
export function refuseIds(name: string): void {
  if (/^[tcs]\d+$/i.test(name))
    throw new EditError(`${name} is like an id, which another may get: a name in words was wanted`);
}

/** A name for a topic as it is stored. Throws `EditError` for one that is none, or like an id, or that another topic has. */
export function newName(
  { model }: Pick<TopicDesk, "model">,
  { label, id }: { readonly label: string; readonly id?: string },
): string {
  const name = maskForStorage(label.replace(/\s+/g, " ").trim());
  if (name === "" || name.length > mostCharacters)
    throw new EditError(`The name of a topic has ${name.length} characters: wanted 1 to ${mostCharacters}`);
  refuseIds(name);
  const others = [...model.topics, ...(model.curation?.hidden ?? [])].filter((topic) => topic.id !== id);
  const same = others.find((topic) => [topic.label, topic.id].some((one) => one.toLowerCase() === name.toLowerCase()));
  if (same) throw new EditError(`${named(same)} is called ${name} already: give another name, or merge the two`);
  return name;
}
