/** What a store holds once a run is over, and how two of them differ. */

import { encode } from "../../pipeline/answer.ts";
import { joins } from "../../pipeline/gather.ts";
import { latest } from "../../pipeline/look-up.ts";
import type { Database } from "../../pipeline/store/database.ts";
import { readTable } from "../../pipeline/store/rows.ts";

/** Parts of a store by name: the same name has the same text in two stores that are equal. */
export type Outcome = ReadonlyMap<string, string>;

/**
 * Everything that the last run found: the overview's figures and checksum, every segment, every profile; every answer
 * there is and the counts of every batch that was done.
 * What numbers the imports as they came is left out.
 */
export async function outcomeOf(database: Database): Promise<Outcome> {
  const outcome = new Map<string, string>();
  const last = await latest(database);
  for (const [name, figure] of Object.entries(last.overview)) {
    outcome.set(
      `overview ${name}`,
      JSON.stringify(figure, (key, value: unknown) => (key === "imports" ? 0 : value)),
    );
  }
  for (const segment of last.segments) outcome.set(`segment ${segment.id}`, encode(segment));
  for await (const page of readTable(database, { table: last.overview.tables.customers, joins })) {
    for (const { key, row } of page) outcome.set(`customer ${key}`, encode(row));
  }
  const answers = await database.query<{ key: string; stage: string; answer: string }>(
    "select key, stage, answer from answers order by key",
  );
  for (const { key, stage, answer } of answers) outcome.set(`answer ${key} of ${stage}`, answer);
  const batches = await database.query<{ step: string; batch: number; counts: string; fresh: number }>(
    `select step, batch, fresh, concat(rows, ' rows, ', answered, ' answered, ', rejected, ' rejected') as counts
     from batches where is_done`,
  );
  for (const { step, batch, counts } of batches) outcome.set(`batch ${batch} of step ${step}`, counts);
  const fresh = batches.reduce((sum, batch) => sum + batch.fresh, 0);
  outcome.set("new answers", `${fresh} counted, ${answers.length} stored`);
  return outcome;
}

/** The first parts in which two outcomes differ, with what stands in each. */
export function differences(one: Outcome, other: Outcome): readonly string[] {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const shown = (text: string | undefined) => (text === undefined ? "nothing" : text.slice(0, 200));
  const different = names.filter((name) => one.get(name) !== other.get(name));
  const first = different.slice(0, 20).map((name) => `${name}: ${shown(one.get(name))} | ${shown(other.get(name))}`);
  return different.length > first.length ? [...first, `and ${different.length - first.length} more`] : first;
}
