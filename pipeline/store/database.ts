/**
 * The port to PostgreSQL. Two implementations, one dialect (what PostgreSQL 15 and PGlite both understand): `pglite.ts`
 * keeps the database in a folder of one process, `postgres.ts` talks to a server.
 */

/** One value of a row that is copied in. Infinity and NaN are values of float8. */
export type Value = string | number | boolean | null | Uint8Array;

/**
 * A parameter of a statement: a value, or an array for `unnest` and `any`. Json is given as text. NUL characters are taken
 * out of text, which PostgreSQL cannot store, and halves of surrogate pairs become U+FFFD.
 */
export type Param =
  Value | readonly (string | null)[] | readonly (number | null)[] | readonly (boolean | null)[] | readonly Uint8Array[];

/**
 * What can be asked of a database, inside a transaction or outside. Both implementations give integers and floats as number
 * (an int8 beyond 2^53 is an error), bytea as Uint8Array, timestamptz as ISO 8601 in UTC with milliseconds, json and jsonb
 * parsed, arrays of these as arrays, and everything else as PostgreSQL writes it: date "2026-01-31", numeric "1.50" (which
 * is also what sum and avg over int8 give, so cast them). Failures are `QueryError`.
 */
export interface Queries {
  /** The rows of one statement. At most 32,767 parameters: PGlite goes wrong above without a word, so more are refused. */
  query<Row = Readonly<Record<string, unknown>>>(sql: string, params?: readonly Param[]): Promise<readonly Row[]>;
  /** Runs several statements, separated by semicolons, without parameters. */
  execute(sql: string): Promise<void>;
  /**
   * Copies rows into `table(columns)`, all or none, and says how many. Given an async iterable, each of its items is a batch
   * of rows and no more than a batch is held in memory; the iterable may not ask the same database (see `transaction`).
   */
  copyIn(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[] | AsyncIterable<readonly (readonly Value[])[]>,
  ): Promise<number>;
}

/** A database that is open. */
export interface Database extends Queries {
  readonly profile: "embedded" | "served";
  /**
   * Runs `work` in one transaction: committed when it ends, rolled back when it throws. Inside it only the given `Queries`
   * may be asked; asking the `Database` there is an error, since the embedded one has one session and would wait for ever.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Waits for what is being asked, and closes; the second time it does nothing. */
  close(): Promise<void>;
}
