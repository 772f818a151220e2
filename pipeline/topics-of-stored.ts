/** Topics of what was analysed, in another number than the analysis chose; nothing is stored, and no result changes. */

import { joins } from "./gather.ts";
import type { Latest } from "./look-up.ts";
import { perform } from "./perform.ts";
import { quoteCorrector } from "./show-corrections.ts";
import { isRejection, type Stage } from "./stage.ts";
import { topics } from "./stages/topics.ts";
import type { Database } from "./store/database.ts";
import type { TopicSummary } from "./store/results.ts";
import { readTable } from "./store/rows.ts";
import { summariseTopics, type ReadRow } from "./summarise-topics.ts";
import type { Tokenised } from "./types.ts";

type Row = Readonly<Record<string, unknown>>;

/** What to say where fewer topics are found than were asked for; undefined where there are as many. */
export function fewerThanAsked(asked: number, found: number): string | undefined {
  const missing = asked - found;
  if (missing <= 0) return undefined;
  const why = missing === 1 ? "one had no text of its own" : `${missing} had no texts of their own`;
  return `${asked} asked for, ${found} found: ${why}`;
}

/** The `k` topics of the texts of a result, or fewer, quoted as people have corrected the texts by now. Throws a PermanentError when there are fewer distinct texts. */
export async function topicsOfStored(
  database: Database,
  { overview }: Latest,
  { k, seed, progress }: { readonly k: number; readonly seed: number; readonly progress?: (share: number) => void },
): Promise<readonly TopicSummary[]> {
  const { base, columns } = overview.tables.themed;
  const stage = topics({ k });
  const table = { base, columns: columns.filter((column) => column.stage !== stage.name) };
  const pages = async function* () {
    for await (const page of readTable(database, { table, joins })) yield page.map(({ row }) => row);
  };
  const read = async function* () {
    for await (const page of pages()) yield* page as readonly unknown[] as readonly (ReadRow & Tokenised)[];
  };
  const { asOf = "" } = overview;
  const model = await stage.fit!(read(), { seed, asOf, ...(progress && { progress }) });
  const themed = async function* () {
    for await (const page of pages()) {
      const answers = await perform(stage as unknown as Stage<Row, Row>, page, { model, asOf });
      for (const [i, answer] of answers.entries()) {
        if (!isRejection(answer)) yield { ...page[i], ...answer } as unknown as ReadRow;
      }
    }
  };
  const found = (await summariseTopics(themed(), model, { asOf: overview.asOf })).topics;
  const show = await quoteCorrector(database, { overview, quotes: found.flatMap(({ verbatims }) => verbatims) });
  return found.map((topic) => ({ ...topic, verbatims: topic.verbatims.map(show.quote) }));
}
