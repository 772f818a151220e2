/** A person corrects what the machine read in a text, takes it back, or looks at what was said of it. */

import type { Said } from "../models/attitude/correct.ts";
import { maskForStorage } from "../models/text/mask-for-storage.ts";
import { decode } from "./answer.ts";
import { latest, NotFoundError } from "./look-up.ts";
import { machineRows, readerVersion } from "./machine-rows.ts";
import { applied } from "./stages/correction.ts";
import {
  addCorrection,
  feedbackRows,
  feedbackSaying,
  historyOf,
  saysSomething,
  type Correction,
  type FeedbackRow,
} from "./store/corrections.ts";
import type { Database } from "./store/database.ts";
import type { Overview } from "./store/results.ts";
import { textIdentity } from "./text-identity.ts";
import type { Attitude, Feedback, Mood } from "./types.ts";

/** What a person says, who it is, and when: ISO 8601 in UTC. */
export interface Saying extends Said {
  readonly at: string;
  readonly by?: string;
  readonly note?: string;
}

/** One word on a reading, as it was said. */
export type SaidOnce = Omit<Correction, "text" | "feedback" | "row"> & {
  /** The word before was taken back. */
  readonly isUndo: boolean;
};

/** What is known of the reading of one text. */
export interface StandingReading {
  readonly feedback: string;
  /** The part of the text that is read; personal data in it is masked. */
  readonly text: string;
  /** What counts: a person's word where there is one. */
  readonly mood: Mood;
  readonly intent: Attitude["intent"];
  readonly isCorrected: boolean;
  /** What the machine reads now. */
  readonly machine: { readonly mood: Mood; readonly intent: Attitude["intent"] };
  /** Everything that was said of it, the first first. */
  readonly history: readonly SaidOnce[];
}

/** The text of a feedback in the last result, by its id, or by the key of its row where several have that id. Throws `NotFoundError`. */
export async function findText(database: Database, overview: Overview, wanted: string) {
  const found = await rowsCalled(database, wanted);
  if (found.length > 1) {
    const which = found.map(({ key, feedback: { channel, at } }) =>
      [key, [channel, at?.slice(0, 10)].filter(Boolean).join(", ")].filter(Boolean).join(" "),
    );
    throw new NotFoundError(`${found.length} texts have this id: say which by its key, ${which.join("; ")}`);
  }
  const [one] = found;
  if (!one) throw new NotFoundError("No text has this id: wanted the id of a feedback as its export has it");
  const known = (await machineRows(database, overview, [one])).get(one.key);
  if (!known) throw new NotFoundError("This text was not analysed yet: attune analyse");
  if ("rejected" in known) throw new NotFoundError(`This text was not read: ${known.rejected}`);
  return { key: one.key, row: known.row, text: textIdentity(one.feedback) };
}

async function rowsCalled(database: Database, wanted: string) {
  const told = (rows: readonly FeedbackRow[]) => rows.map((row) => ({ ...row, feedback: decode(row.doc) as Feedback }));
  const byKey = told(await feedbackRows(database, [wanted]));
  if (byKey.length > 0) return byKey;
  return told(await feedbackSaying(database, [wanted])).filter(({ feedback }) => feedback.id === wanted);
}

type Found = Awaited<ReturnType<typeof findText>>;

async function standingOf(database: Database, { row, text }: Found): Promise<StandingReading> {
  const history = await historyOf(database, text);
  const last = history.at(-1);
  const isCorrected = last !== undefined && saysSomething(last);
  const { mood, intent } = { ...row, ...(isCorrected && applied(row, last)) };
  return {
    feedback: row.id,
    text: row.body,
    mood,
    intent,
    isCorrected,
    machine: { mood: row.mood, intent: row.intent },
    history: history.map((one) => {
      const { text: _text, feedback: _feedback, row: _row, ...said } = one;
      return { ...said, isUndo: !saysSomething(one) };
    }),
  };
}

/** What the machine reads in a text and what people said of it. Throws `NotFoundError`. */
export async function readingOf(database: Database, feedback: string): Promise<StandingReading> {
  const { overview } = await latest(database);
  return standingOf(database, await findText(database, overview, feedback));
}

async function say(
  database: Database,
  feedback: string,
  next: (before: Correction | undefined) => Saying,
): Promise<StandingReading> {
  const { overview } = await latest(database);
  const found = await findText(database, overview, feedback);
  const { key, row, text } = found;
  const machine = { mood: row.mood, intent: row.intent, version: readerVersion(overview) };
  await database.transaction((queries) =>
    addCorrection(queries, {
      text,
      next: (before) => {
        const { note, ...saying } = next(before);
        return {
          ...saying,
          ...(note !== undefined && { note: maskForStorage(note) }),
          text,
          feedback: row.id,
          row: key,
          machine,
        };
      },
    }),
  );
  return standingOf(database, found);
}

/**
 * Says what the mood of a text is, or what it is for, or both; what is not said stays as it was said before. It counts at
 * once where the text is shown, and from the next run on in all that is counted. Throws `NotFoundError`.
 */
export async function correctReading(
  database: Database,
  { feedback, ...saying }: Saying & { readonly feedback: string },
): Promise<StandingReading> {
  return say(database, feedback, (before) => ({
    ...(before?.mood !== undefined && { mood: before.mood }),
    ...(before?.intent !== undefined && { intent: before.intent }),
    ...saying,
  }));
}

/** Takes back what was said of a text: the machine's answer counts again. Throws `NotFoundError`, also where nothing was said. */
export async function undoCorrection(
  database: Database,
  { feedback, at, by, note }: Omit<Saying, keyof Said> & { readonly feedback: string },
): Promise<StandingReading> {
  return say(database, feedback, (before) => {
    if (!before || !saysSomething(before))
      throw new NotFoundError("Nothing to undo: the machine's answer counts for this text");
    return { at, ...(by !== undefined && { by }), ...(note !== undefined && { note }) };
  });
}
