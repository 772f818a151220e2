/** What people said of readings, as a run takes it. */

import { decode } from "./answer.ts";
import type { SaidOfText } from "./stages/correction.ts";
import {
  feedbackRows,
  feedbackSaying,
  lastCorrections,
  moveCorrections,
  saysSomething,
  type Correction,
} from "./store/corrections.ts";
import type { Database } from "./store/database.ts";
import { textIdentity } from "./text-identity.ts";
import type { Feedback } from "./types.ts";

/**
 * What counts in place of the machine's answers, by the identity of the text. On the way, corrections whose text is another
 * row by now, since its file was imported anew, are noted with that row.
 */
export async function allSaid(database: Database): Promise<readonly SaidOfText[]> {
  const standing = (await lastCorrections(database)).filter(saysSomething);
  if (standing.length > 0) await followRows(database, standing);
  return standing.map(({ text, mood, intent }) => ({
    of: text,
    ...(mood !== undefined && { mood }),
    ...(intent !== undefined && { intent }),
  }));
}

async function followRows(database: Database, corrections: readonly Correction[]): Promise<void> {
  const keys = corrections.map(({ row }) => row);
  const there = new Set((await feedbackRows(database, keys)).map(({ key }) => key));
  const lost = new Map(corrections.filter(({ row }) => !there.has(row)).map(({ text, feedback }) => [text, feedback]));
  if (lost.size === 0) return;
  for (const { key, doc } of await feedbackSaying(database, [...new Set(lost.values())])) {
    const text = textIdentity(decode(doc) as Feedback);
    if (lost.delete(text)) await moveCorrections(database, { text, row: key });
  }
}
