/** The process that reads: loads the weights once, and answers batches until its parent is gone. */

import { join } from "node:path";
import { answerEach } from "./answer-each.ts";
import { encodeTexts } from "./encode-texts.ts";
import { loadHeads } from "./heads.ts";
import { loadNetwork } from "./network.ts";
import type { Reading, ReadInput, Unread } from "./reader.ts";
import { scoreHeads } from "./score-heads.ts";
import { serveParent, type Answer } from "./serve-parent.ts";
import { checkWeights } from "./check-weights.ts";
import { loadWordPiece } from "./wordpiece.ts";

async function start(folder: string): Promise<Answer<ReadInput, Reading | Unread>> {
  checkWeights(folder);
  const encoder = { network: await loadNetwork(folder), wordPiece: loadWordPiece(join(folder, "tokenizer.json")) };
  const heads = loadHeads(join(folder, "heads.json"));
  const read = async (inputs: readonly ReadInput[]) => {
    const vectors = await encodeTexts(inputs, encoder);
    return inputs.map((input, i) => scoreHeads(heads, input, vectors[i]!));
  };
  return (inputs) => answerEach(inputs, read);
}

await serveParent(() => start(process.argv[2]!));
