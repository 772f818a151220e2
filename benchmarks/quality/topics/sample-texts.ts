/** What the sample shop's customers wrote: nobody labelled it. */

import { join } from "node:path";
import { openFile } from "../../../pipeline/sources/open-file.ts";
import { readFeedback } from "../../../pipeline/sources/read-records.ts";
import { understand } from "../../../pipeline/sources/understand.ts";
import type { TopicSet } from "./topic-set.ts";

const folder = join(import.meta.dirname, "../../../data-samples");
const files = ["tickets.csv", "survey.csv", "reviews.csv", "chats.json"];
/** Topics that are asked for: about what fits on a page. */
const K = 12;

/** Texts of tickets, survey, reviews and chats, as an import takes them, each once; some are German, French or Spanish. */
export async function sampleTexts(): Promise<TopicSet> {
  const texts = new Set<string>();
  for (const file of files) {
    const opened = await openFile(join(folder, file));
    for await (const batch of readFeedback(opened, await understand(opened))) {
      for (const item of batch) {
        if (!("record" in item) || item.record.speaker !== "customer") continue;
        if (item.record.text.trim() !== "") texts.add(item.record.text);
      }
    }
  }
  return { name: "sample shop", texts: [...texts], k: K };
}
