/**
 * The port to PostgreSQL. Two implementations, one dialect (what PostgreSQL 15 and PGlite both understand): `pglite.ts`
 * keeps the database in a folder of one process, `postgres.ts` talks to a server.
 */

/** One value of a row that is copied in. NUL characters are taken out of text: PostgreSQL cannot store them. */
export type Value = string | number | boolean | null | Uint8Array;

/** A parameter of a statement: a value, or an array for `unnest` and `any`. Objects for jsonb are given as JSON text. */
export type Param =
  Value | readonly (string | null)[] | readonly (number | null)[] | readonly (boolean | null)[] | readonly Uint8Array[];

/**
 * What can be asked of a database, inside a transaction or outside. Both implementations give int8 and float8 as number
 * (an int8 beyond 2^53 is an error), bytea as Uint8Array, timestamptz as ISO 8601 in UTC with milliseconds, date as
 * "YYYY-MM-DD", json and jsonb as parsed, arrays as arrays, and numeric as text.
 */
export interface Queries {
  /**
   * The rows of one statement. At most 32,767 parameters (PGlite answers wrongly above, without a word). A failure names
   * the statement's first 200 characters and never a parameter, which could be somebody's text.
   */
  query<Row = Readonly<Record<string, unknown>>>(sql: string, params?: readonly Param[]): Promise<readonly Row[]>;
  /**
   * Copies rows into `table(columns)` with one COPY, and says how many. Given an async iterable, each of its items is a
   * batch of rows: memory stays with one batch (embedded: with the whole, as PGlite reads from memory).
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
   * Runs `work` in one transaction: committed when it ends, rolled back when it throws. Inside it only the given
   * `Queries` may be used; the embedded database has one session, and asking `Database` there would wait for ever.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
