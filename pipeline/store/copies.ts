/** Records that several imports have. One is shown; a copy for each of the others stands by, so that none goes with a file. */

import type { Queries } from "./database.ts";
import type { ImportKind } from "./imports.ts";
import type { StagedRecord } from "./merge-records.ts";

/** Notes that an import has records, too, that are shown from others. `doc` undefined: the same as is shown. */
export async function noteCopies(
  queries: Queries,
  {
    kind,
    seq,
    copies,
  }: {
    readonly kind: ImportKind;
    readonly seq: number;
    readonly copies: readonly { readonly record: StagedRecord; readonly isSame: boolean }[];
  },
): Promise<void> {
  if (copies.length === 0) return;
  const of = (field: "customer" | "email" | "at" | "doc") =>
    copies.map(({ record, isSame }) => (isSame ? null : (record[field] ?? null)));
  // What an import says of feedback first is believed; of orders and customers, what it says last.
  const again =
    kind === "feedback"
      ? "nothing"
      : "update set (customer, email, at, doc) = row(excluded.customer, excluded.email, excluded.at, excluded.doc)";
  await queries.query(
    `insert into copies (kind, key, import, customer, email, at, doc)
     select $1, key, $2, customer, email, at, doc
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as new (key, customer, email, at, doc)
     order by key on conflict (kind, key, import) do ${again}`,
    [kind, seq, copies.map(({ record }) => record.key), of("customer"), of("email"), of("at"), of("doc")],
  );
}

/**
 * Before the replacements of an import and the end of outdated ones: what will no longer be shown, and others have, gets
 * copies of its own or is shown from the others. Feedback is shown from the first import that has it, orders and customers
 * from the last.
 */
export async function keepCopies(
  queries: Queries,
  { kind, seq, outdated }: { readonly kind: ImportKind; readonly seq: number; readonly outdated: readonly number[] },
): Promise<void> {
  const replaced = "select key from replacements where import = $1";
  await queries.query(
    `update copies set customer = shown.customer, email = shown.email, at = shown.at, doc = shown.doc
     from ${kind} as shown
     where copies.kind = $2 and copies.key = shown.key and copies.doc is null
       and (shown.import = any($3::bigint[]) or shown.key in (${replaced}))`,
    [seq, kind, outdated],
  );
  await queries.query(
    `delete from copies where kind = $2 and (import = any($3::bigint[]) or (import = $1 and key in (${replaced})))`,
    [seq, kind, outdated],
  );
  await queries.query(
    `insert into copies (kind, key, import, customer, email, at, doc)
     select $2, key, import, customer, email, at, doc from ${kind}
     where key in (${replaced}) and import <> all($3::bigint[])`,
    [seq, kind, outdated],
  );
  if (outdated.length === 0) return;
  const left = `select key from ${kind} where import = any($3::bigint[]) and key not in (${replaced})`;
  const next = await queries.query<{ key: string; import: number }>(
    `update ${kind} as shown
     set import = next.import, customer = next.customer, email = next.email, at = next.at, doc = next.doc
     from (
       select distinct on (key) * from copies where kind = $2 and key in (${left})
       order by key, import ${kind === "feedback" ? "asc" : "desc"}
     ) as next
     where shown.key = next.key returning next.key, next.import`,
    [seq, kind, outdated],
  );
  await queries.query(
    `delete from copies using unnest($2::text[], $3::bigint[]) as next (key, import)
     where copies.kind = $1 and copies.key = next.key and copies.import = next.import`,
    [kind, next.map(({ key }) => key), next.map((one) => one.import)],
  );
}
