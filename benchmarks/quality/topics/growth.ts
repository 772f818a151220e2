/** What more texts cost: seconds and memory of our embedding topics beside BERTopic's. */

import { readFile } from "node:fs/promises";
import { createRandom } from "../../../models/random.ts";
import type { Cache } from "./cache.ts";
import type { Found } from "./contestant.ts";
import { movedVector } from "./moved-readings.ts";
import { ours, type OursOptions } from "./ours.ts";
import { peer, vectorsOf } from "./peers.ts";
import type { Fit, TopicSet } from "./topic-set.ts";

/** What finding topics in so many texts took. */
export interface Growth {
  readonly name: string;
  readonly texts: number;
  readonly topics: number;
  /** Share of the texts that have a topic. */
  readonly coverage: number;
  readonly seconds: number;
  readonly memoryMiB: number;
}

/** Goes before what is measured: enough texts that all of BERTopic is compiled (UMAP takes another way below 4,096). */
const compiling: Fit = { seed: 1, rows: Array.from({ length: 4_500 }, (_, at) => at) };

/** So many texts, and where each comes from: the given ones come from themselves, then they come again with a word left out. */
export function grown(
  texts: readonly string[],
  count: number,
): { readonly texts: readonly string[]; readonly origins: readonly number[] } {
  const random = createRandom(1);
  const origins = Array.from({ length: count }, (_, at) => at % texts.length);
  const written = origins.map((origin, at) => {
    const words = texts[origin]!.split(" ");
    const left = random.int(words.length);
    return at < texts.length || words.length < 4 ? texts[origin]! : words.toSpliced(left, 1).join(" ");
  });
  return { texts: written, origins };
}

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

const measured = (found: readonly Found[]) => found.filter(({ fit }) => fit === 1).map(growthOf);

/** BERTopic's growth: copies of a text have a vector beside its own. */
export async function peerGrowth(
  set: TopicSet,
  { counts, python, cache }: { readonly counts: readonly number[]; readonly python: string; readonly cache: Cache },
): Promise<readonly Growth[]> {
  const base = new Float32Array(new Uint8Array(await readFile(await vectorsOf(set.texts, { python, cache }))).buffer);
  const length = base.length / set.texts.length;
  const answers: Growth[] = [];
  for (const count of counts) {
    process.stderr.write(`growth: bertopic, ${count}\n`);
    const { texts, origins } = grown(set.texts, count);
    const file = await cache.file(["grown vectors", set.texts, count], async () => {
      const random = createRandom(2);
      const vectors = origins.map((origin, at) => {
        const vector = base.slice(origin * length, (origin + 1) * length);
        return new Uint8Array((at < set.texts.length ? vector : movedVector(vector, random)).buffer);
      });
      return Buffer.concat(vectors);
    });
    const contestant = peer("bertopic", { python, cache, vectors: file });
    answers.push(...measured(await contestant.find({ ...set, texts }, [compiling, { seed: 1 }])));
  }
  return answers;
}

/** Growth of a method of ours: copies of a text have its reading with vectors beside its own. */
export async function ourGrowth(
  set: TopicSet,
  { counts, ...options }: OursOptions & { readonly counts: readonly number[] },
): Promise<readonly Growth[]> {
  const answers: Growth[] = [];
  for (const count of counts) {
    const { texts, origins } = grown(set.texts, count);
    const contestant = ours({ ...options, origins });
    process.stderr.write(`growth: ${contestant.name}, ${count}\n`);
    // What the copies come from is read first.
    const given: Fit = { seed: 1, rows: Array.from({ length: Math.min(count, set.texts.length) }, (_, at) => at) };
    answers.push(...measured(await contestant.find({ ...set, texts }, [given, { seed: 1 }])));
  }
  return answers;
}
