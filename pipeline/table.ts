/**
 * A table of the pipeline: where its rows come from and which columns were filled. It holds no rows itself; it is read
 * page by page, by any process that opens the same store, and its name is the fingerprint of what made it.
 */

import { encode, encodePlain, fingerprint } from "./answer.ts";
import type { Stage } from "./stage.ts";

/** Rows of an import, as of some imports; or rows that were regrouped. */
export type Base =
  | { readonly kind: "feedback" | "orders" | "customers"; readonly id: string; readonly imports: readonly number[] }
  | { readonly kind: "gathered"; readonly id: string; readonly regrouping: string };

/** A column: what filled it, as far as an answer depends on it. */
export interface Column {
  readonly stage: string;
  readonly version: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly needs: readonly string[];
  /** Id of the model that the stage answers by. */
  readonly model?: string;
  /** Id of the model that it learned, where that was edited since. */
  readonly learned?: string;
  /** ISO 8601; set where the answer depends on the day. */
  readonly asOf?: string;
  /** How often rows that a stage failed over have been given another try: what failed before is asked once more. */
  readonly retry?: number;
}

export interface TableSpec {
  readonly base: Base;
  readonly columns: readonly Column[];
}

/** A table whose rows are of type `Row`. */
export interface Table<out Row> {
  readonly spec: TableSpec;
  /** Never there: carries the type of the rows. */
  readonly row?: Row;
}

/** A row with the key that orders it in its base. */
export interface KeyedRow {
  readonly key: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The name of a table: equal for equal content, in any store. */
export function tableId({ base, columns }: TableSpec): string {
  return fingerprint(base.kind, base.id, encode(columns));
}

/** The column that a stage fills. */
export function columnOf<Needs, Adds>(
  stage: Stage<Needs, Adds>,
  {
    model,
    learned,
    asOf,
    retry,
  }: { readonly model?: string; readonly learned?: string; readonly asOf: string; readonly retry?: number },
): Column {
  return {
    stage: stage.name,
    version: stage.version,
    needs: stage.needs,
    ...(stage.options && { options: stage.options }),
    ...(model !== undefined && { model }),
    ...(learned !== undefined && { learned }),
    ...(stage.dated && { asOf }),
    ...(retry && { retry }),
  };
}

/** The fields of a row that a stage needs, and no others. */
export function pick(row: Readonly<Record<string, unknown>>, needs: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(needs.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));
}

const columnKeys = new WeakMap<Column, string>();

/** How the keys of a column's answers begin: 12 hexadecimal digits. Unlike the column, they do not know of tries. */
export function columnKey(column: Column): string {
  const { stage, version, model = "", asOf = "" } = column;
  const key = columnKeys.get(column) ?? fingerprint(stage, version, model, asOf).slice(0, 12);
  columnKeys.set(column, key);
  return key;
}

/** The key under which a row's answer in a column is stored: 36 hexadecimal digits, equal for equal needed fields. */
export function answerKey(column: Column, row: Readonly<Record<string, unknown>>): string {
  return columnKey(column) + fingerprint(encodePlain(pick(row, column.needs))).slice(0, 24);
}
