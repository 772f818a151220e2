/** Labelled sets that are no part of the project. They are read where they lie and never kept. */

import { join } from "node:path";
import { table } from "../reading/table.ts";
import { cutTo, type TopicSet } from "./topic-set.ts";

/** Texts of a set, so that an exam ends in half an hour. */
const MOST = { clinc: 5_000, clothing: 3_000 };
/** Of sets whose labels are rarely used: a label that fewer texts have is nobody's topic. */
const FEWEST_OF_LABEL = 10;

function distinct(labels: readonly string[]): number {
  return new Set(labels).size;
}

/** Questions of a bank's customers, each with one of 77 intents. */
export function banking77(folder: string): TopicSet {
  const rows = table(join(folder, "topics/banking77_train.tsv"), { quote: '"' });
  const labels = rows.map(({ intent }) => intent!);
  return { name: "Banking77, intents", texts: rows.map(({ text }) => text!), labels, k: distinct(labels) };
}

/** What people ask an assistant, by 10 domains or by 150 intents. */
export function clinc150(folder: string, by: "domain" | "intent"): TopicSet {
  const rows = table(join(folder, "topics/clinc150_train.tsv"));
  const labels = rows.map((row) => row[by]!);
  const texts = rows.map(({ text }) => text!);
  return cutTo({ name: `CLINC150, ${by}s`, texts, labels, k: distinct(labels) }, MOST.clinc);
}

/**
 * NLU++: what people ask banks and hotels, with several intents each. Where one label is wanted it is the rarest, which says most:
 * `pin` rather than `request_info`.
 */
export function nlupp(folder: string): TopicSet {
  const rows = table(join(folder, "topics/nlupp.tsv")).map(({ text, intents }) => ({
    text: text!,
    intents: intents!.split(",").filter((intent) => intent !== ""),
  }));
  const counts = new Map<string, number>();
  for (const intent of rows.flatMap(({ intents }) => intents)) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const known = rows
    .map(({ text, intents }) => ({
      text,
      intents: intents
        .filter((intent) => counts.get(intent)! >= FEWEST_OF_LABEL)
        .sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1)),
    }))
    .filter(({ intents }) => intents.length > 0);
  const labels = known.map(({ intents }) => intents[0]!);
  return {
    name: "NLU++, rarest intents",
    texts: known.map(({ text }) => text),
    labels,
    severalLabels: known.map(({ intents }) => intents),
    k: distinct(labels),
  };
}

/** Reviews of clothes by what was bought: dresses, knits, blouses … */
export function clothing(folder: string): TopicSet {
  const rows = table(join(folder, "sentiment/womens_clothing_reviews.tsv.gz"));
  const sizes = new Map<string, number>();
  for (const { class: label } of rows) sizes.set(label!, (sizes.get(label!) ?? 0) + 1);
  const known = rows.filter(({ class: label, text }) => label !== "" && sizes.get(label!)! >= 100 && text !== "");
  const labels = known.map(({ class: label }) => label!);
  const texts = known.map(({ title, text }) => `${title}\n${text}`.trim());
  return cutTo({ name: "clothing reviews, classes", texts, labels, k: distinct(labels) }, MOST.clothing);
}
