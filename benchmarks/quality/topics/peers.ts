/** The peers as contestants. Their answers are kept by content: a second exam asks only ours. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askPython } from "../../peers/python.ts";
import type { Cache } from "./cache.ts";
import type { Contestant, Found } from "./contestant.ts";

/** As `benchmarks/peers/topics.py` calls them. */
export const peerNames = ["gensim", "tomotopy", "nmf", "lsa", "minilm", "components", "bertopic"] as const;

function source(file: string): string {
  return readFileSync(join(import.meta.dirname, "../../peers", file), "utf8");
}

/** The file of the base network's vectors of texts, 384 32-bit floats each. */
export function vectorsOf(
  texts: readonly string[],
  { python, cache }: { readonly python: string; readonly cache: Cache },
): Promise<string> {
  const script = "topic_vectors.py";
  return cache.file([source(script), texts], async () => {
    const lines = texts.map((text) => ({ text }));
    const answers = await askPython<{ vector: string }>(script, { python, lines });
    return Buffer.concat(answers.map(({ vector }) => Buffer.from(vector, "base64")));
  });
}

/** A peer by its name; `vectors` are its own where it should not ask the base network. */
export function peer(
  name: (typeof peerNames)[number],
  { python, cache, vectors }: { readonly python: string; readonly cache: Cache; readonly vectors?: string },
): Contestant {
  const script = "topics.py";
  return {
    name,
    find: async ({ texts, k }, fits) => {
      const file = vectors ?? (await vectorsOf(texts, { python, cache }));
      const head = { peer: name, k, fits };
      const content = [source(script), source("topics-requirements.txt"), head, vectors !== undefined, texts];
      return cache.value(content, () =>
        askPython<Found>(script, {
          python,
          lines: [{ ...head, vectors: file }, ...texts.map((text) => ({ text }))],
        }),
      );
    },
  };
}
