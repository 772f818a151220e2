/** Whether a run learns anew, or goes on with what one before learned: where little has changed, nobody's topics and segments should. */

import type { Source } from "./run.ts";
import type { Queries } from "./store/database.ts";
import { countRows, type ImportedBase } from "./store/imported.ts";
import type { ImportKind } from "./store/imports.ts";
import { loadOverview } from "./store/results.ts";
import { doneRuns, followResult, type RunOptions } from "./store/runs.ts";
import type { Column } from "./table.ts";

/** The data that a model was learned from. */
export interface Learned {
  /** ISO 8601 in UTC: the day that was looked back from. */
  readonly asOf: string;
  /** Names of what was there: equal for equal rows, whatever imports they came with. */
  readonly contents: Readonly<Record<ImportKind, string>>;
  readonly rows: Readonly<Record<ImportKind, number>>;
  readonly imports: Readonly<Record<ImportKind, readonly number[]>>;
}

/** Of each stage whose model may be kept, what it was learned from. */
export type LearnedByStage = Readonly<Record<string, Learned>>;

/** What a run may go on from: the columns of a result of the like, and what their models were learned from. */
export interface Last {
  /** Id of that result. */
  readonly result: string;
  readonly columns: readonly Column[];
  readonly learned: LearnedByStage;
  /** The stages whose models still serve. The others tell which of what is found anew is which of before. */
  readonly serving: ReadonlySet<string>;
}

/** From this share of rows on that came or went since, a model is learned anew. */
const muchChanged = 0.1;

/** What is recent shifts with the day; beyond so many days apart, models are learned anew. */
const mostDays = 31;

const dayMs = 86_400_000;

function basesOf({ feedback, orders, customers }: Source): readonly ImportedBase[] {
  return [feedback, orders, customers].map(({ spec }) => spec.base as ImportedBase);
}

/** What is learned from if it is learned now. */
export async function learnedFrom(queries: Queries, source: Source, asOf: string): Promise<Learned> {
  const contents = { feedback: "", orders: "", customers: "" };
  const rows = { feedback: 0, orders: 0, customers: 0 };
  const imports = { feedback: [], orders: [], customers: [] } as Record<ImportKind, readonly number[]>;
  for (const base of basesOf(source)) {
    contents[base.kind] = base.id;
    rows[base.kind] = await countRows(queries, base);
    imports[base.kind] = base.imports;
  }
  return { asOf, contents, rows, imports };
}

/**
 * The models of the last result of the like: with the same seed and number of topics, and if there is one, with the same number
 * of segments too. One that was learned from these very rows comes before all others. A model still serves when it was learned at
 * about the same time, from nearly the same rows: of every kind less than a tenth may have come or gone, over however many runs.
 * The first choice of a run holds: one that is taken up again ends as it would have, whatever other runs found meanwhile.
 */
export async function lastModels(
  queries: Queries,
  source: Source,
  { run: id, asOf, options }: { readonly run: string; readonly asOf: string; readonly options: RunOptions },
): Promise<Last | undefined> {
  const { seed, topics, taxonomy, segments } = options;
  const alike = (await doneRuns(queries)).filter(
    (run) => run.options.seed === seed && run.options.topics === topics && run.options.taxonomy === taxonomy,
  );
  const isSame = (run: { readonly options: RunOptions }) => run.options.segments === segments;
  const runs = [...alike.filter(isSame), ...alike.filter((run) => !isSame(run))];
  const found = (
    await Promise.all(runs.map(async ({ result }) => ({ result, overview: await loadOverview(queries, result) })))
  ).flatMap(({ result, overview }) =>
    overview?.learnedFrom ? [{ result, tables: overview.tables, learned: overview.learnedFrom }] : [],
  );
  const bases = basesOf(source);
  const isOfThese = ({ contents }: Learned) => bases.every(({ kind, id }) => contents[kind] === id);
  const best = found.find(({ learned }) => Object.values(learned).every(isOfThese)) ?? found[0];
  const followed = await followResult(queries, { run: id, result: best?.result });
  const last = found.find(({ result }) => result === followed);
  if (!last) return undefined;
  const serving = new Set<string>();
  for (const [stage, learned] of Object.entries(last.learned)) {
    const days = Math.abs(Date.parse(asOf) - Date.parse(learned.asOf)) / dayMs;
    const changed = await Promise.all(bases.map((base) => changedShare(queries, base, learned)));
    if (days <= mostDays && changed.every((share) => share < muchChanged)) serving.add(stage);
  }
  const { tables, learned } = last;
  return { result: last.result, columns: [...tables.themed.columns, ...tables.customers.columns], learned, serving };
}

/** The rows that came and went since, over those there were; Infinity where there were none. */
async function changedShare(
  queries: Queries,
  base: ImportedBase,
  { contents, rows, imports }: Learned,
): Promise<number> {
  const { kind } = base;
  if (contents[kind] === base.id) return 0;
  const before = new Set(imports[kind]);
  const come = await countRows(queries, { ...base, imports: base.imports.filter((seq) => !before.has(seq)) });
  const stayed = await countRows(queries, { ...base, imports: base.imports.filter((seq) => before.has(seq)) });
  const changed = come + Math.max(0, rows[kind] - stayed);
  return changed === 0 ? 0 : changed / rows[kind];
}
