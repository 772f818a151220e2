/** The reader of this folder's weights: a pool of processes, one a core. */

import { readCharacters } from "./limits.ts";
import { openPool, type PoolOptions } from "./pool.ts";
import type { Reader, Reading, ReadInput } from "./reader.ts";
import { checkWeightsOnce, encoderFolder, weightsChecksum } from "./check-weights.ts";

/** How a reader works; nothing here changes what it reads. */
export interface ReaderOptions extends Pick<PoolOptions<ReadInput>, "processes" | "rssLimitBytes" | "timeoutMs"> {
  /** Where the weights are. */
  readonly folder?: string;
}

/**
 * A reader whose processes start with the first text. Checks the weights at once, unless it did before, and throws a
 * WeightsError that names the file if one is damaged.
 */
export function openReader({ folder = encoderFolder, ...options }: ReaderOptions = {}): Reader {
  checkWeightsOnce(folder);
  const pool = openPool<ReadInput, Reading>(new URL("./worker.ts", import.meta.url), {
    ...options,
    args: [folder],
    batchSize: 256,
    // A process takes about as long to start as to read so many texts.
    worthAProcess: 128,
    // About 16,000 tokens: a batch of the longest texts takes seconds, not minutes.
    batchWeight: 65_536,
    // Texts of like length share a batch, so that more of them can run through the network together.
    weigh: ({ text, question = "" }) => text.length + question.length,
  });
  return { checksum: weightsChecksum(folder), read: (inputs) => pool.run(inputs.map(cut)), close: () => pool.close() };
}

/** What lies beyond the limit is not read, so it is not sent either. */
function cut(input: ReadInput): ReadInput {
  if (input.text.length <= readCharacters) return input;
  return {
    ...input,
    text: input.text.slice(0, readCharacters),
    sentences: input.sentences.filter(({ start }) => start < readCharacters),
    chunks: input.chunks.filter(({ end }) => end <= readCharacters),
  };
}
