/** What the machine read in some texts, whatever people said of it since. */

import { decode } from "./answer.ts";
import { isRejection } from "./stage.ts";
import { loadAnswers } from "./store/answers.ts";
import type { FeedbackRow } from "./store/corrections.ts";
import type { Queries } from "./store/database.ts";
import type { Overview } from "./store/results.ts";
import { answerKey, type KeyedRow } from "./table.ts";
import type { Attitude, Cleaned, Feedback } from "./types.ts";

/** A piece of feedback as the stages up to the reading left it. */
export type MachineRow = Feedback & Cleaned & Attitude;

/** What became of a row in a result: it was read, or left out with a reason. */
export type MachineAnswered = { readonly row: MachineRow } | { readonly rejected: string };

/** The rows as a result has them, by key. A row that came in after it is not there. */
export async function machineRows(
  queries: Queries,
  { tables }: Pick<Overview, "tables">,
  rows: readonly FeedbackRow[],
): Promise<ReadonlyMap<string, MachineAnswered>> {
  const found = new Map<string, MachineAnswered>();
  const { columns } = tables.themed;
  let wide: readonly KeyedRow[] = rows.map(({ key, doc }) => ({ key, row: decode(doc) as KeyedRow["row"] }));
  for (const column of columns.slice(0, columns.findIndex(({ stage }) => stage === "attitude") + 1)) {
    const keys = wide.map(({ row }) => answerKey(column, row));
    const answers = await loadAnswers(queries, { keys, retry: column.retry });
    wide = wide.flatMap(({ key, row }, i) => {
      const answer = answers.get(keys[i]!);
      if (isRejection(answer)) found.set(key, { rejected: answer.rejected });
      return answer === undefined || isRejection(answer) ? [] : [{ key, row: { ...row, ...(answer as object) } }];
    });
  }
  for (const { key, row } of wide) found.set(key, { row: row as unknown as MachineRow });
  return found;
}

/** The version of the stage that read the texts of a result. */
export function readerVersion({ tables }: Pick<Overview, "tables">): string {
  return tables.themed.columns.find(({ stage }) => stage === "attitude")?.version ?? "";
}
