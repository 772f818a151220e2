/** Regrouped rows, put together while their pieces go by: the next step need not read again what was just written. */

import type { Base, KeyedRow } from "../table.ts";
import type { Database } from "./database.ts";
import type { PieceBatch } from "./gathered.ts";
import { rowCacheOf } from "./row-cache.ts";
import { cut, usualCut, type Join } from "./rows.ts";
import { storable } from "./values.ts";

/** Above so many pieces the rows would have no room in hand. */
const mostPieces = 200_000;

interface Kept {
  readonly sort: string;
  readonly doc: unknown;
}

/** The order of the store: by bytes, where strings are compared by UTF-16 units. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/**
 * Keeps pieces, and hands on the rows that they make. Documents must be fields of rows that came from the store, just as
 * they were: only then is what is put together here what the store would give.
 */
export function joinPieces({ joined, join }: Join) {
  const owners = new Map<string, Kept[][]>();
  let count = 0;

  const rows = (): readonly KeyedRow[] =>
    [...owners]
      .sort(([a], [b]) => byBytes(a, b))
      .map(([key, parts]) => {
        const docs = Array.from(parts, (kept = []) =>
          kept.sort((a, b) => byBytes(a.sort, b.sort)).map(({ doc }) => doc),
        );
        return { key, row: join(key, docs) };
      });

  return {
    add({ part, pieces }: PieceBatch): void {
      if (!joined.includes(part) || count > mostPieces) return;
      for (const piece of pieces) {
        if (!piece) continue;
        const owner = storable(piece.owner);
        const parts = owners.get(owner) ?? [];
        (parts[part] ??= []).push(piece);
        owners.set(owner, parts);
        count++;
      }
      if (count > mostPieces) owners.clear();
    },
    /** Puts the rows into the process's cache, in the stretches that they are read in. */
    async handOn(database: Database, base: Base): Promise<void> {
      if (count === 0 || count > mostPieces) return;
      const all = rows();
      let at = 0;
      for (const between of await cut(database, { base, ...usualCut })) {
        const stretch = all.slice(at, (at += between.rows));
        if (stretch[0]?.key !== between.first || stretch.at(-1)?.key !== between.last) return;
        rowCacheOf(database).put({ base, columns: [] }, between, { rows: stretch, rejected: [] });
      }
    },
  };
}
