/** What more texts cost: seconds and memory of our embedding topics beside BERTopic's. */

import { readFile } from "node:fs/promises";
import { createRandom } from "../../../models/random.ts";
import type { Cache } from "./cache.ts";
import type { Contestant, Found } from "./contestant.ts";
import { peer, vectorsOf } from "./peers.ts";
import type { Fit, TopicSet } from "./topic-set.ts";

/** What finding topics in so many texts took. */
export interface Growth {
  readonly name: string;
  readonly texts: number;
  readonly topics: number;
  readonly coverage: number;
  readonly seconds: number;
  readonly memoryMiB: number;
}

const DIMENSIONS = 384;
/** Noise of each of 384 dimensions: a vector of length 1 keeps a cosine of about .95 to where it was. */
const NOISE = 0.017;

/** As many texts as wanted with vectors: the given ones, then again with a word left out and a vector moved a little. */
export function grown(
  texts: readonly string[],
  { vectors, count, seed = 1 }: { readonly vectors: Float32Array; readonly count: number; readonly seed?: number },
): { readonly texts: readonly string[]; readonly vectors: Float32Array } {
  const random = createRandom(seed);
  const all = vectors.subarray(0, Math.min(count, texts.length) * DIMENSIONS);
  const moved = new Float32Array(count * DIMENSIONS);
  moved.set(all);
  const written = texts.slice(0, count);
  for (let at = written.length; at < count; at++) {
    const from = at % texts.length;
    const words = texts[from]!.split(" ");
    const left = random.int(words.length);
    written.push(words.length > 3 ? words.filter((_, place) => place !== left).join(" ") : texts[from]!);
    const own = moved.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS);
    for (let i = 0; i < DIMENSIONS; i++) own[i] = vectors[from * DIMENSIONS + i]! + NOISE * random.normal();
    const length = Math.hypot(...own);
    for (let i = 0; i < DIMENSIONS; i++) own[i]! /= length;
  }
  return { texts: written, vectors: moved };
}

/** Goes before what is measured: enough texts that all of BERTopic is compiled (UMAP takes another way below 4,096). */
const compiling: Fit = { seed: 1, rows: Array.from({ length: 4_500 }, (_, at) => at) };

function growthOf({ name, topics, seconds, memoryMiB }: Found): Growth {
  const placed = topics.filter((topic) => topic >= 0);
  return {
    name,
    texts: topics.length,
    topics: new Set(placed).size,
    coverage: Math.round((placed.length / topics.length) * 1e4) / 1e4,
    seconds: Math.round(seconds * 10) / 10,
    memoryMiB,
  };
}

/** BERTopic's growth over the given numbers of texts, made of a set's. */
export async function peerGrowth(
  set: TopicSet,
  { counts, python, cache }: { readonly counts: readonly number[]; readonly python: string; readonly cache: Cache },
): Promise<readonly Growth[]> {
  const bytes = await readFile(await vectorsOf(set.texts, { python, cache }));
  const base = new Float32Array(new Uint8Array(bytes).buffer);
  const answers: Growth[] = [];
  for (const count of counts) {
    const { texts, vectors } = grown(set.texts, { vectors: base, count });
    const file = await cache.file(["grown", set.texts, count], async () => new Uint8Array(vectors.buffer));
    const contestant: Contestant = peer("bertopic", { python, cache, vectors: file });
    const found = await contestant.find({ ...set, texts }, [compiling, { seed: 1 }]);
    answers.push(...found.filter(({ fit }) => fit === 1).map(growthOf));
  }
  return answers;
}
