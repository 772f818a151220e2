/** The ids of texts that come without one. */

import { fingerprint } from "../answer.ts";
import type { Speaker } from "../types.ts";
import type { Frame } from "./feedback-frame.ts";

/** What tells a text from the others of its row. */
interface Told {
  readonly text: string;
  readonly question?: string;
  readonly speaker?: Speaker;
}

/**
 * Gives ids to the texts of a file, in the order of its rows: the same content gets the same. Without a customer all that
 * the row says counts; and where no time is said either, equal rows are different people's, told apart by which of its like
 * each is in the file.
 */
export function idGiver(): (frame: Frame, told: Told) => string {
  // Numbers of 48 bits take less room than ids. Where two ids share one, a text is taken for the second of its like,
  // which does no harm.
  const seen = new Map<number, number>();
  return ({ customer, email, at, conversation, response, rating, state, other }, { text, question, speaker }) => {
    const who = customer ?? email;
    const rest =
      who === undefined ? JSON.stringify([rating?.value, Object.entries(other), ...(state ? [state] : [])]) : "";
    const thread = response ?? conversation;
    const id = fingerprint(JSON.stringify([who, at, question, thread, speaker, rest]), text);
    if (who !== undefined || at !== undefined) return id;
    const short = Number.parseInt(id.slice(0, 12), 16);
    const before = seen.get(short) ?? 0;
    seen.set(short, before + 1);
    return before === 0 ? id : fingerprint(id, String(before + 1));
  };
}
