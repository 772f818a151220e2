/** Which text is meant, by its words. */

import { createHash } from "node:crypto";

/**
 * A name for the words of a text, 32 hexadecimal digits: texts of the same words have the same. The numbers of placeholders do not
 * count: what else stands in a row moves them.
 */
export function textKey(body: string): string {
  const unnumbered = body.replace(/\[(NAME|ADDRESS)_\d{1,4}\]/g, "[$1]");
  return createHash("sha256").update(unnumbered).digest("hex").slice(0, 32);
}
