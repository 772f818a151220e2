/** Failures of statements, without what was in them. */

/** Data exceptions (class 22) and COPY repeat the value that did not fit, between quotes. */
function withoutValues(message: string, code: string | undefined): string {
  return code?.startsWith("22") ? message.replace(/"[\s\S]*"/, '"…"') : message;
}

/**
 * A statement that failed. The message holds the server's reason and the first 200 characters of the SQL, and never a
 * value: values can be what somebody wrote, and errors are logged. For the same reason there is no `cause`.
 */
export class QueryError extends Error {
  override readonly name = "QueryError";
  /** SQLSTATE such as "23505", or the code of a failed connection such as "ECONNREFUSED". */
  readonly code: string | undefined;
  readonly constraint: string | undefined;

  constructor(message: string, { code, constraint }: { readonly code?: string; readonly constraint?: string } = {}) {
    super(message);
    this.code = code;
    this.constraint = constraint;
  }
}

/** Does what asks a database; what its driver throws becomes a `QueryError`. */
export async function asking<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw queryError(error, sql);
  }
}

/** What a driver threw, as a `QueryError`; errors that are not of the database (an abort, a bug) are given back as they are. */
function queryError(error: unknown, sql: string): unknown {
  if (error instanceof QueryError || !(error instanceof Error)) return error;
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
  if (typeof code !== "string" && !/^Connection terminated|is not queryable$/.test(error.message)) return error;
  const state = typeof code === "string" ? code : undefined;
  const statement = sql.trim().replace(/\s+/g, " ");
  const start = statement.length > 200 ? `${statement.slice(0, 200)}…` : statement;
  return new QueryError(`${withoutValues(error.message, state)}${state ? ` (${state})` : ""} in: ${start}`, {
    ...(state && { code: state }),
    ...(typeof constraint === "string" && { constraint }),
  });
}
