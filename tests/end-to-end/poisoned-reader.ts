/** A reading process that dies over some texts, and has the others read by a true one. */

import { openReader } from "../../models/encoder/open-reader.ts";
import type { ReadInput } from "../../models/encoder/reader.ts";
import { serveParent } from "../../models/encoder/serve-parent.ts";

await serveParent(async () => {
  const reader = openReader({ processes: 1 });
  return async (inputs: readonly ReadInput[]) => {
    if (inputs.some(({ text }) => text.includes("deadly"))) process.kill(process.pid, "SIGKILL");
    return reader.read(inputs);
  };
});
