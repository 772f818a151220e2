/** Which text is meant, whatever else of its row changes. */

import { fingerprint } from "./answer.ts";
import type { Feedback } from "./types.ts";

/**
 * The identity of a text: what people say of its reading is kept under it. It stays the same under another model, in another
 * export, and when the columns of its file are understood in another way; an edited text is another one. The numbers of its placeholders
 * do not count: what else stands in its row moves them.
 */
export function textIdentity({ id, question = "", text }: Pick<Feedback, "id" | "question" | "text">): string {
  return fingerprint("text", id, unnumbered(question), unnumbered(text));
}

function unnumbered(text: string): string {
  return text.replace(/\[(NAME|ADDRESS)_\d{1,4}\]/g, "[$1]");
}
