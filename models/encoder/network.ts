/** The network itself: token ids in, one vector per token out. */

import { AutoModel, env, LogLevel, Tensor, type PreTrainedModel } from "@huggingface/transformers";
import { basename, dirname } from "node:path";

/** What the network gives for each token of each sequence, one after the other. */
export interface Hidden {
  /** Last hidden states, 384 numbers each. */
  readonly states: Float32Array;
  /** The states as the heads want them: `sharesWidth` numbers each, the products with the first weights of the heads. */
  readonly shares: Float32Array;
}

/** Sequences of token ids of one length in, what it gives for their tokens out. */
export type Network = (sequences: readonly (readonly number[])[]) => Promise<Hidden>;

/**
 * Loads `onnx/model_quantized.onnx` from a folder, one thread, never from the network of computers.
 *
 * Sequences that run together must be equally long: without padding, each gets the very bytes it gets alone.
 */
export async function loadNetwork(folder: string): Promise<Network> {
  env.allowRemoteModels = false;
  env.useBrowserCache = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  // On an error the library would print token ids, from which the text can be read.
  env.logLevel = LogLevel.NONE;
  const model: PreTrainedModel = await AutoModel.from_pretrained(basename(folder), {
    dtype: "q8",
    device: "cpu",
    local_files_only: true,
    session_options: {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: "sequential",
      enableCpuMemArena: false,
      logSeverityLevel: 4,
    },
  });
  return async (sequences) => {
    const shape = [sequences.length, sequences[0]!.length];
    const ids = BigInt64Array.from(sequences.flat(), BigInt);
    const output = (await model({
      input_ids: new Tensor("int64", ids, shape),
      attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), shape),
      token_type_ids: new Tensor("int64", new BigInt64Array(ids.length), shape),
    })) as Readonly<Record<"last_hidden_state" | "shares", { readonly data: Float32Array }>>;
    return { states: output.last_hidden_state.data, shares: output.shares.data };
  };
}
