/** Cuts a long text into windows that the network can see whole. */

import type { Span } from "./reader.ts";
import type { Tokens } from "./wordpiece.ts";

/** Tokens `[from, to)` of a text. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Windows of at most `size` tokens, in order, that share nothing and lose nothing. One ends where a sentence begins, if
 * that leaves it at least half full, else between two words.
 */
export function windowsOf(
  { starts, opens }: Tokens,
  { size, sentences }: { readonly size: number; readonly sentences: readonly Span[] },
): readonly Window[] {
  const windows: Window[] = [];
  const breaks = new Set(sentences.map(({ start }) => start));
  for (let from = 0; from < starts.length;) {
    let to = Math.min(from + size, starts.length);
    if (to < starts.length) {
      const half = from + Math.ceil(size / 2);
      const sentence = lastIndex(to, half, (at) => breaks.has(starts[at]!));
      to = sentence ?? lastIndex(to, half, (at) => opens[at]!) ?? to;
    }
    windows.push({ from, to });
    from = to;
  }
  return windows;
}

/** The greatest index from `top` down to `bottom` that fits. */
function lastIndex(top: number, bottom: number, fits: (at: number) => boolean): number | undefined {
  for (let at = top; at >= bottom; at--) if (fits(at)) return at;
  return undefined;
}
