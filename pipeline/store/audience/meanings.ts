/** Texts that say what a phrase says, in whatever words: by the vectors that topics are found by. */

import { openReader } from "../../../models/encoder/open-reader.ts";
import { unpackVectors } from "../../../models/encoder/packed-vectors.ts";
import type { MoodLabel, Reader, Reading, Unread } from "../../../models/encoder/reader.ts";
import { leastCosine, textKey } from "../../audiences/fields/records.ts";
import { joins } from "../../gather.ts";
import { UnavailableError } from "../../stage.ts";
import type { Attitude, Cleaned } from "../../types.ts";
import type { Queries } from "../database.ts";
import { loadOverview } from "../results.ts";
import { readTable } from "../rows.ts";

/** What is known of a text that may be near. */
export type MeantText = Pick<Attitude & Cleaned, "meanings" | "sentenceMoods" | "body">;

/** What a phrase means. */
export interface Meaning {
  readonly vector: Float32Array;
  readonly label: MoodLabel;
}

/**
 * The keys of the texts of a result with a sentence whose vector is near that of the phrase, each with the cosine, the nearest first.
 * Every text is gone through. Throws as `meaningOf` does.
 */
export async function textsMeaning(
  queries: Queries,
  { table, phrase }: { readonly table: string; readonly phrase: string },
): Promise<ReadonlyMap<string, number>> {
  const [made] = await queries.query<{ result: string }>("select result from audience_tables where name = $1", [table]);
  const overview = made && (await loadOverview(queries, made.result));
  const wanted = overview && (await meaningOf(phrase));
  if (!wanted) return new Map();
  const found = new Map<string, number>();
  for await (const page of readTable(queries, { table: overview.tables.themed, joins }))
    for (const { row } of page) {
      const text = row as unknown as MeantText;
      const cosine = nearness(text, wanted);
      const key = textKey(text.body);
      if (cosine >= leastCosine) found.set(key, Math.max(found.get(key) ?? 0, cosine));
    }
  return new Map([...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

/**
 * The cosine of a text's nearest sentence to a phrase, to four digits. Vectors tell what is spoken of better than what is said of it: a
 * sentence of the contrary mood is not near. 0 of a text without vectors.
 */
export function nearness({ meanings, sentenceMoods }: MeantText, { vector, label }: Meaning): number {
  if (meanings === undefined) return 0;
  const contrary = { negative: "positive", positive: "negative", neutral: "" }[label];
  const [, ...sentences] = unpackVectors(meanings);
  const near = sentences.map((own, i) => (sentenceMoods[i]?.label === contrary ? 0 : dot(own, vector)));
  return Number(near.reduce((a, b) => Math.max(a, b), 0).toFixed(4));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** What a phrase means; `reader` is closed. Throws an `UnavailableError` where it could not be read: nobody would be said to mean it. */
export async function meaningOf(phrase: string, reader: Reader = openReader({ processes: 1 })): Promise<Meaning> {
  try {
    const spans = [{ start: 0, end: phrase.length }];
    const [read] = await reader.read([{ text: phrase, sentences: spans, chunks: [], wantsVectors: true }]);
    const { meanings, mood, failed } = (read ?? {}) as Partial<Reading & Unread>;
    if (meanings && mood) return { vector: meanings.text, label: mood.label };
    throw new UnavailableError(
      `The phrase after "text like" could not be read (${failed ?? "it was given no vector"}): ask again`,
    );
  } finally {
    await reader.close();
  }
}
