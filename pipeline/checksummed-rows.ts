/** The rows of a result, read once for everything that is told of them, with a checksum over all that was read. */

import { createHash } from "node:crypto";
import { encodePlain } from "./answer.ts";
import { joins } from "./gather.ts";
import type { Database } from "./store/database.ts";
import { rowCacheOf } from "./store/row-cache.ts";
import { readTable } from "./store/rows.ts";
import type { Table } from "./table.ts";

/** Rows that a stage could not answer, counted by reason. */
export interface LeftOut {
  add(key: string, reason: string): void;
  /** Most rows first. */
  list(): { readonly reason: string; readonly rows: number }[];
}

/** A reader of tables; the checksum is of every row and its answers, and of who was left out why, in the order they were read. */
export interface ChecksummedRows {
  readonly leftOut: () => LeftOut;
  readonly read: <Row>(table: Table<Row>, leftOut: LeftOut) => AsyncGenerator<Row>;
  readonly digest: () => string;
}

/** A reader of a database's tables. Reading throws the signal's reason when that is aborted. */
export function checksummedRows(database: Database, signal?: AbortSignal): ChecksummedRows {
  const hash = createHash("sha256");
  const cache = rowCacheOf(database);
  return {
    leftOut: () => {
      const reasons = new Map<string, number>();
      return {
        add: (key, reason) => {
          hash.update(key).update(reason);
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        },
        list: () =>
          [...reasons]
            .map(([reason, rows]) => ({ reason, rows }))
            .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
      };
    },
    async *read<Row>(table: Table<Row>, leftOut: LeftOut) {
      for await (const page of readTable(database, { table: table.spec, joins, cache, rejected: leftOut.add })) {
        signal?.throwIfAborted();
        for (const { key, row } of page) {
          hash.update(key).update(encodePlain(row));
          yield row as Row;
        }
      }
    },
    digest: () => hash.digest("hex"),
  };
}
