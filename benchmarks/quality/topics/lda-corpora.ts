/** Public texts as lists of word numbers, for one LDA as for the other. */

import { join } from "node:path";
import { createCorpus } from "../../../models/topics/corpus.ts";
import {
  documentAt,
  documentCount,
  packDocuments,
  selectDocuments,
  type Documents,
} from "../../../models/topics/documents.ts";
import { buildVocabulary } from "../../../models/topics/vocabulary.ts";
import { isRejection } from "../../../pipeline/stage.ts";
import { clean } from "../../../pipeline/stages/clean.ts";
import { tokens } from "../../../pipeline/stages/tokens.ts";
import { table } from "../reading/table.ts";

/** What is learned from and, apart from it, predicted: every fifth distinct list of words. */
export interface LdaCorpus {
  readonly name: string;
  readonly seen: Documents;
  readonly unseen: Documents;
}

const FILES = [
  { name: "Banking77", file: "topics/banking77_train.tsv", options: { quote: '"' } },
  { name: "CLINC150", file: "topics/clinc150_train.tsv", options: {} },
  { name: "clothing reviews", file: "sentiment/womens_clothing_reviews.tsv.gz", options: {} },
] as const;
const BATCH = 1_000;

/** The sets of a data folder, one after the other: all their texts, with the words that topics are learned from. */
export async function* ldaCorpora(folder: string): AsyncGenerator<LdaCorpus> {
  for (const { name, file, options } of FILES) {
    const documents = await documentsOf(table(join(folder, file), options).map(({ text }) => text!));
    const seen = selectDocuments(documents, (d) => d % 5 !== 0);
    yield { name, seen, unseen: selectDocuments(documents, (d) => d % 5 === 0) };
  }
}

async function documentsOf(texts: readonly string[]): Promise<Documents> {
  const corpus = createCorpus({ mostTexts: Infinity });
  const context = { model: undefined, asOf: "" };
  for (let from = 0; from < texts.length; from += BATCH) {
    const rows = texts.slice(from, from + BATCH).map((text) => ({ text, speaker: "customer" as const }));
    const cleaned = (await clean().run(rows, context)).flatMap((answer) => (isRejection(answer) ? [] : [answer]));
    const read = await tokens().run(cleaned, context);
    for (const [i, { body }] of cleaned.entries()) {
      const answer = read[i]!;
      if (!isRejection(answer)) corpus.add(answer.terms, body);
    }
  }
  return (await buildVocabulary(corpus.corpus())).documents;
}

/** The documents again and again, until there are so many. */
export function repeated(documents: Documents, count: number): Documents {
  const all = documentCount(documents);
  const lists = Array.from({ length: count }, (_, d) => documentAt(documents, d % all));
  return packDocuments(lists, documents.vocabularySize);
}
