/**
 * Rows that a process has in hand: stretches of tables as the last step left them, so that the next one need not ask the
 * store for them again. Tables are named by their content, so a stretch that is found here is what the store would give.
 */

import { encode, encodePlain } from "../answer.ts";
import type { KeyedRow, TableSpec } from "../table.ts";
import type { Database } from "./database.ts";
import type { Stretch } from "./rows.ts";

/** Rows with their columns, and those that a column rejected, with the reason, in the order they were told. */
export interface WideRows {
  readonly rows: readonly KeyedRow[];
  readonly rejected: readonly { readonly key: string; readonly reason: string }[];
}

/** Stretches of tables, each with the columns it was last given. */
export interface RowCache {
  /** The rows of a stretch with the first `columns` columns of the table, as many as are known; undefined: none. */
  get(table: TableSpec, between: Stretch): (WideRows & { readonly columns: number }) | undefined;
  /** Keeps the rows of a stretch in place of those with fewer columns, unless there is no more room. */
  put(table: TableSpec, between: Stretch, wide: WideRows): void;
  clear(): void;
}

interface Entry extends WideRows {
  readonly base: string;
  /** The columns, each as text. */
  readonly columns: readonly string[];
  readonly size: number;
}

/** Rows that are weighed to know what all of a stretch take. */
const weighed = 4;

function sizeOf({ rows }: WideRows): number {
  const some = rows.slice(0, weighed);
  return (some.reduce((sum, { row }) => sum + encodePlain(row).length, 0) / Math.max(1, some.length)) * rows.length;
}

/** A cache of at most `most` UTF-16 units of JSON. A table makes room for another one, but not for its own further rows. */
export function createRowCache({ most = 128 * 1024 ** 2 }: { readonly most?: number } = {}): RowCache {
  const entries = new Map<string, Entry>();
  let total = 0;
  const drop = (name: string) => {
    total -= entries.get(name)?.size ?? 0;
    entries.delete(name);
  };
  const baseOf = ({ base }: TableSpec) => `${base.kind} ${base.id}`;
  const nameOf = (table: TableSpec, { first, last }: Stretch) => JSON.stringify([baseOf(table), first, last]);
  const textsOf = ({ columns }: TableSpec) => columns.map((column) => encode(column));

  return {
    get(table, between) {
      const found = entries.get(nameOf(table, between));
      const wanted = found && textsOf(table);
      if (!wanted || !found!.columns.every((column, i) => column === wanted[i])) return undefined;
      const { rows, rejected, columns } = found!;
      return { rows, rejected, columns: columns.length };
    },
    put(table, between, wide) {
      const name = nameOf(table, between);
      drop(name);
      const size = sizeOf(wide);
      const base = baseOf(table);
      for (const [other, entry] of entries) {
        if (total + size <= most) break;
        if (entry.base !== base) drop(other);
      }
      if (total + size > most) return;
      entries.set(name, { ...wide, base, columns: textsOf(table), size });
      total += size;
    },
    clear() {
      entries.clear();
      total = 0;
    },
  };
}

const caches = new WeakMap<Database, RowCache>();

/** The cache of this process for one open database. */
export function rowCacheOf(database: Database): RowCache {
  const known = caches.get(database);
  if (known) return known;
  const cache = createRowCache();
  caches.set(database, cache);
  return cache;
}
