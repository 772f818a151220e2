/** Text of XLSX in its several runs, kept to a length. */

import { MAX_CELL } from "./limits.ts";
import { unescapeText } from "./xlsx-values.ts";

/** A text, or the number of characters of one that is too long. */
export type BoundedText = string | number;

/** Collects the pieces of one text at a time. */
export interface TextCollector {
  readonly add: (piece: string) => void;
  /** The text so far; a new one begins. */
  readonly take: () => BoundedText;
}

/** A collector that holds no more of a text than a cell may have. */
export function textCollector(): TextCollector {
  let text = "";
  let length = 0;
  return {
    add: (piece) => {
      length += piece.length;
      if (length <= MAX_CELL) text += piece;
    },
    take: () => {
      const taken = length > MAX_CELL ? length : unescapeText(text);
      [text, length] = ["", 0];
      return taken;
    },
  };
}
