/** Colours for people: on a terminal, and nowhere else. */

import picocolors from "picocolors";

function coloursFor(stream: NodeJS.WriteStream) {
  return picocolors.createColors(Boolean(stream.isTTY) && picocolors.isColorSupported);
}

/** For what goes to stdout. */
export const pc = coloursFor(process.stdout);

/** For what goes to stderr. */
export const pcErr = coloursFor(process.stderr);
