/** Public sets that nothing was trained on, or what training left of them. They are read where they lie and never kept. */

import { join } from "node:path";
import type { MoodLabel } from "../../../models/encoder/reader.ts";
import { createRandom } from "../../../models/random.ts";
import type { Labelled } from "./labelled.ts";
import { table } from "./table.ts";
import { sameWords, type Trained } from "./training-rows.ts";

type Row = Readonly<Record<string, string>>;

/** Reviews of each side, and rated sentences of a set. */
const most = 500;
/** Too few to say anything. */
const fewest = 100;

/** SST-2's dev part: whole sentences of film reviews, negative or positive. */
export function sst2(folder: string): readonly Labelled[] {
  return table(join(folder, "benchmark/sst2_dev.tsv")).map(({ label, text }, at) =>
    labelled(`sst2:${at}`, text!, label === "1" ? "positive" : "negative"),
  );
}

/** GoEmotions' test part: comments with one or more of 27 emotions, or neutral. */
export function goEmotions(folder: string): readonly Labelled[] {
  return table(join(folder, "emotion/goemotions_test.tsv")).map(({ emotions, text }, at) => ({
    id: `goemotions:${at}`,
    text: text!,
    labels: { emotions: emotions!.split(",") },
  }));
}

/** Clothing reviews of one or two stars and as many of four or five, without those that were trained on. */
export function clothingReviews(
  folder: string,
  { trained, seed }: { trained: Trained; seed: number },
): readonly Labelled[] {
  const rows = createRandom(seed)
    .shuffle(table(join(folder, "sentiment/womens_clothing_reviews.tsv.gz")))
    .map(({ stars, title, text }) => ({ stars: Number(stars), text: `${title}\n${text}`.trim() }))
    .filter(({ text }) => !trained.has(sameWords(text)));
  const low = rows.filter(({ stars }) => stars <= 2).slice(0, most);
  const high = rows.filter(({ stars }) => stars >= 4).slice(0, low.length);
  if (low.length < fewest / 2) return [];
  return [...low, ...high].map(({ stars, text }, at) =>
    labelled(`clothing:${at}`, text, stars <= 2 ? "negative" : "positive"),
  );
}

/**
 * Sentences of a set that 20 people rated at least 0.8 of 4 to one side, that training left over; none where it left fewer
 * than 100.
 */
export function ratedSentences(
  folder: string,
  { name, trained }: { name: string; trained: Trained },
): readonly Labelled[] {
  const rows = table(join(folder, `sentiment/vader_${name}.tsv`)).filter(
    ({ mean_rating: rating, text }: Row) => Math.abs(Number(rating)) >= 0.8 && !trained.has(sameWords(text!)),
  );
  if (rows.length < fewest) return [];
  return rows.map(({ mean_rating: rating, text }, at) =>
    labelled(`${name}:${at}`, text!, Number(rating) < 0 ? "negative" : "positive"),
  );
}

function labelled(id: string, text: string, mood: MoodLabel): Labelled {
  return { id, text, labels: { mood } };
}
