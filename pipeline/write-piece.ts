/** Writing to whoever reads slowly. */

import type { Writable } from "node:stream";

/**
 * Writes a piece of text, and resolves when there is room for the next: who writes on without waiting holds in memory what a slow
 * reader has not taken. It resolves too where nobody reads any more, and when the signal is aborted.
 */
export async function writePiece(out: Writable, text: string, signal?: AbortSignal): Promise<void> {
  if (out.write(text) || out.destroyed || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      for (const event of ["drain", "close"]) out.off(event, end);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    for (const event of ["drain", "close"]) out.once(event, end);
    signal?.addEventListener("abort", end);
  });
}
