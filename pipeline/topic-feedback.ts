/** The texts of a topic, page by page. */

import { joins } from "./gather.ts";
import type { Latest } from "./look-up.ts";
import { correctedFeedback, type ShownFeedback } from "./show-corrections.ts";
import type { Database } from "./store/database.ts";
import { cut, readStretch, usualCut } from "./store/rows.ts";
import type { ReadFeedback } from "./types.ts";

/** A text that is on a topic, wholly or in part. */
export interface TopicText {
  /** Orders the texts: the key of its row. */
  readonly key: string;
  readonly feedback: ShownFeedback;
  /** Of the topic in the text, above 0, up to 1. */
  readonly share: number;
}

/** The texts on a topic after a key, in the order of keys; `isMain`: only those that are mostly on it. */
export async function topicFeedback(
  database: Database,
  { overview }: Pick<Latest, "overview">,
  {
    topic,
    after = "",
    limit,
    isMain = false,
  }: { readonly topic: string; readonly after?: string; readonly limit: number; readonly isMain?: boolean },
): Promise<readonly TopicText[]> {
  const table = overview.tables.themed;
  const found: { key: string; feedback: ReadFeedback; share: number }[] = [];
  for (const between of await cut(database, { base: table.base, ...usualCut })) {
    if (between.last <= after) continue;
    const { rows } = await readStretch(database, { table, between, joins });
    for (const { key, row } of rows) {
      const feedback = row as unknown as ReadFeedback;
      const place = feedback.topics.findIndex(({ id }) => id === topic);
      if (key > after && (isMain ? place === 0 : place >= 0))
        found.push({ key, feedback, share: feedback.topics[place]!.share });
    }
    if (found.length >= limit) break;
  }
  const page = found.slice(0, limit);
  const shown = await correctedFeedback(
    database,
    page.map(({ feedback }) => feedback),
  );
  return page.map((text, i) => ({ ...text, feedback: shown[i]! }));
}
