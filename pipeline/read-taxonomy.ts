/** What the topics of a file mean, as vectors of the product's own encoder. */

import { readFile } from "node:fs/promises";
import { meaningOf } from "../models/topics/embedding/embedded-text.ts";
import type { GivenTopic } from "../models/topics/taxonomy/fit-taxonomy.ts";
import type { StageInstances } from "./stages.ts";
import { parseTaxonomy, TaxonomyError } from "./taxonomy-file.ts";
import { readTopicTexts } from "./topic-texts.ts";

/** Reads a taxonomy. A topic is what its name and its sentences say. Throws `TaxonomyError`. */
export async function readTaxonomy(stages: StageInstances, path: string): Promise<readonly GivenTopic[]> {
  const entries = parseTaxonomy(await readFile(path, "utf8"), path);
  const texts = entries.flatMap(({ id, name, sentences }) =>
    [name, ...sentences].map((text, i) => ({ id: `${id} ${i}`, text })),
  );
  const { texts: read } = await readTopicTexts(stages, { texts });
  const vectors = new Map(read.map(({ id, vectors: found }) => [id, Float32Array.from(meaningOf(found!))]));
  return entries.map(({ id, name, sentences, line }) => {
    const own = [name, ...sentences].flatMap((_, i) => vectors.get(`${id} ${i}`) ?? []);
    if (own.length === 0) throw new TaxonomyError(`${path}, line ${line}: ${JSON.stringify(name)} says nothing: wanted a name or a sentence of words`); // prettier-ignore
    return { id, name, vectors: own };
  });
}
