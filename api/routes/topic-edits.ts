/** What people say of topics, and the texts of one. */

import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Engine } from "../../pipeline/engine.ts";
import {
  editTopics,
  topicLog,
  undoTopicEdit,
  type SaidOfTopics,
  type Saying,
  type TopicRequest,
} from "../../pipeline/edit-topics.ts";
import { latest, NotFoundError } from "../../pipeline/look-up.ts";
import { lastOptions, loadRun } from "../../pipeline/store/runs.ts";
import { topicFeedback } from "../../pipeline/topic-feedback.ts";
import { cursorAfter, keyOf, paging } from "../cursor.ts";
import { route, type RouteCall } from "../route.ts";
import { editedTopics, editLog, examplesBody, topicBody, topicTextPage } from "../shapes/topics.ts";
import { whoBody } from "../shapes/texts.ts";

const tag = "Topics";
const byId = z.object({ id: z.string().min(1).meta({ description: "Of the topic, or its name" }) });

function whoOf({ by, note }: z.output<typeof whoBody>): Saying {
  return { at: new Date().toISOString(), ...(by !== undefined && { by }), ...(note !== undefined && { note }) };
}

/** An answer waits so long for the run that applies an edit; a run over much more goes on by itself. */
const patienceMs = 20_000;
const pollMs = 100;

/** Starts the run that applies an edit, and waits for its end for a while. */
async function applied(
  edit: SaidOfTopics,
  {
    response,
    signal,
    context: { engine },
  }: Pick<RouteCall<unknown, unknown, unknown, unknown>, "response" | "signal" | "context">,
) {
  const { database } = engine;
  const run = await engine.startRun((await lastOptions(database)) ?? { seed: 1 });
  const isApplied = await isDone(engine, run, signal);
  if (!isApplied) response.status(202);
  return { edit, run, isApplied, topics: (await latest(database)).overview.topics };
}

async function isDone({ database }: Engine, run: string, signal: AbortSignal): Promise<boolean> {
  for (let waited = 0; waited < patienceMs && !signal.aborted; waited += pollMs) {
    const status = (await loadRun(database, run))?.status;
    if (status !== "waiting" && status !== "running") return status === "done";
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

function requestOf(
  topicName: string,
  { label, hidden, pinned, merge, split }: z.output<typeof topicBody>,
): TopicRequest {
  if (label !== undefined) return { kind: "rename", topic: topicName, label };
  if (merge !== undefined) return { kind: "merge", into: topicName, topics: merge };
  if (split) return { kind: "split", topic: topicName };
  if (hidden !== undefined) return { kind: hidden ? "hide" : "show", topic: topicName };
  return { kind: pinned ? "pin" : "unpin", topic: topicName };
}

export const topicEditRoutes = [
  route({
    method: "patch",
    path: "/topics/{id}",
    tag,
    summary:
      "Rename, merge, split, hide or pin a topic: applied by a run that learns nothing anew, and kept when topics are",
    params: byId,
    body: topicBody,
    answer: editedTopics,
    statuses: [200, 202],
    errors: ["not_found", "unusable_input"],
    async handle({ params: { id }, body, ...call }) {
      const request = { ...requestOf(id, body), ...whoOf(body) };
      return applied(await editTopics(call.context.engine.database, request), call);
    },
  }),
  route({
    method: "post",
    path: "/topics",
    tag,
    summary: "Make a topic of texts that belong together: its centre is the mean of what they say",
    body: examplesBody,
    answer: editedTopics,
    statuses: [200, 202],
    errors: ["not_found", "unusable_input"],
    async handle({ body: { label, texts, ...said }, ...call }) {
      const request = { kind: "examples", label, texts, ...whoOf(said) } as const;
      return applied(await editTopics(call.context.engine.database, request), call);
    },
  }),
  route({
    method: "get",
    path: "/topics/edits",
    tag,
    summary: "All that people said of topics, and what of it counts",
    answer: editLog,
    errors: ["not_found"],
    async handle({ context: { engine } }) {
      return { edits: await topicLog(engine.database) };
    },
  }),
  route({
    method: "delete",
    path: "/topics/edits/{number}",
    tag,
    summary: "Take an edit of topics back. What was said stays in the log",
    params: z.object({
      number: z
        .union([z.literal("last"), z.coerce.number().int().min(1)])
        .meta({ description: "Of the edit; `last`: the last that was not taken back" }),
    }),
    body: whoBody,
    answer: editedTopics,
    statuses: [200, 202],
    errors: ["not_found"],
    async handle({ params: { number }, body, ...call }) {
      const which = { ...whoOf(body), ...(number !== "last" && { number }) };
      const edit = await undoTopicEdit(call.context.engine.database, which);
      return applied(edit, call);
    },
  }),
  route({
    method: "delete",
    path: "/topics/{id}/feedback/{feedback}",
    tag,
    summary: "Say that a text is not on a topic, nor are others of the same words",
    params: byId.extend({ feedback: z.string().min(1).meta({ description: "Id as the exports have it" }) }),
    body: whoBody,
    answer: editedTopics,
    statuses: [200, 202],
    errors: ["not_found"],
    async handle({ params: { id, feedback }, body, ...call }) {
      const request = { kind: "not", topic: id, text: feedback, ...whoOf(body) } as const;
      return applied(await editTopics(call.context.engine.database, request), call);
    },
  }),
  route({
    method: "get",
    path: "/topics/{id}/feedback",
    tag,
    summary: "The texts that are on a topic, wholly or in part",
    params: byId,
    query: paging.extend({
      main: z.enum(["0", "1"]).default("0").meta({ description: "1: only texts that are mostly on it" }),
    }),
    answer: topicTextPage,
    errors: ["not_found"],
    async handle({ params: { id }, query: { limit, cursor, main }, context: { engine } }) {
      const last = await latest(engine.database);
      const known = last.overview.topics.find((one) => [one.id, one.label].includes(id));
      if (!known) throw new NotFoundError("There is no such topic in the last run");
      const page = { topic: known.id, after: keyOf(cursor), limit: limit + 1, isMain: main === "1" };
      const found = await topicFeedback(engine.database, last, page);
      const items = found.slice(0, limit);
      return {
        items: items.map(({ feedback: { id: feedback, body: text, customer, at, channel, mood, topics }, share }) => ({
          feedback,
          text,
          ...(customer !== undefined && { customer }),
          ...(at !== undefined && { at }),
          ...(channel !== undefined && { channel }),
          mood,
          share,
          topics,
        })),
        ...(found.length > limit && { next: cursorAfter(items.at(-1)!.key) }),
      };
    },
  }),
];
