/** What both databases see to in a transaction. */

import { AsyncLocalStorage } from "node:async_hooks";
import type { Queries } from "./database.ts";

interface Mark {
  isOpen: boolean;
  failure?: unknown;
}

/** Queries that may be asked while the transaction lasts, and that remember the first failure. */
function marked(queries: Queries, mark: Mark): Queries {
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!mark.isOpen) throw new Error("A transaction was asked after its end");
    try {
      return await work();
    } catch (error) {
      mark.failure ??= error;
      throw error;
    }
  };
  return {
    query: (sql, params) => attempt(() => queries.query(sql, params)),
    execute: (sql) => attempt(() => queries.execute(sql)),
    copyIn: (table, columns, rows) => attempt(() => queries.copyIn(table, columns, rows)),
  };
}

/** Watches the transactions of one database. */
export class TransactionWatch {
  readonly #current = new AsyncLocalStorage<Mark>();

  /** Throws when called from within a transaction that has not ended: the embedded database would wait for ever. */
  check(): void {
    if (this.#current.getStore()?.isOpen)
      throw new Error("The database was asked inside its own transaction: ask the queries that the transaction gave");
  }

  /** Runs what is between begin and commit. */
  async run<T>(queries: Queries, work: (queries: Queries) => Promise<T>): Promise<T> {
    const mark: Mark = { isOpen: true };
    try {
      const result = await this.#current.run(mark, () => work(marked(queries, mark)));
      // A failed statement undoes the transaction even if `work` caught its error, and COMMIT would not say so.
      if (mark.failure !== undefined) {
        await queries.query("select 1").catch(() => {
          throw mark.failure;
        });
      }
      return result;
    } finally {
      mark.isOpen = false;
    }
  }
}
