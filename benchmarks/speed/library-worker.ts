/** A child that uses the library as its examples do: one pipeline, an array of texts in, mean-pooled vectors out. */

import { env, pipeline } from "@huggingface/transformers";
import { basename, dirname } from "node:path";
import { serveParent } from "../../models/encoder/serve-parent.ts";

const [folder, size, threads] = process.argv.slice(2) as [string, string, string];

await serveParent<string, number>(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  const extract = await pipeline("feature-extraction", basename(folder), {
    dtype: "q8",
    device: "cpu",
    ...(threads !== "all" && { session_options: { intraOpNumThreads: Number(threads), interOpNumThreads: 1 } }),
  });
  return async (texts) => {
    const step = size === "all" ? texts.length : Number(size);
    const answers: number[] = [];
    for (let at = 0; at < texts.length; at += step) {
      const vectors = await extract(texts.slice(at, at + step), { pooling: "mean", normalize: true });
      answers.push(...Array.from({ length: vectors.dims[0]! }, (_, i) => Number(vectors.data[i * vectors.dims[1]!])));
    }
    return answers;
  };
});
