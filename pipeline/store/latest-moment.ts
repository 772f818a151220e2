/** How far imported data reaches. */

import { latestDay, type Day } from "../../models/latest-day.ts";
import type { TableSpec } from "../table.ts";
import type { Queries } from "./database.ts";

/**
 * The latest moment that the feedback and orders of some imports tell of, ISO 8601 in UTC; undefined where they tell of
 * none. When they were imported does not matter. Slips of the pen do not count: see `latestDay`.
 */
export async function latestMoment(queries: Queries, tables: readonly TableSpec[]): Promise<string | undefined> {
  const imports = tables.flatMap(({ base }) => (base.kind === "gathered" ? [] : base.imports));
  const days = await queries.query<Day & { readonly last: string }>(
    `select substr(at, 1, 10) as day, count(*) as moments, max(at) as last
     from (select at from feedback where import = any($1::bigint[]) and at is not null
           union all select at from orders where import = any($1::bigint[]) and at is not null) as told
     group by substr(at, 1, 10) order by substr(at, 1, 10)`,
    [imports],
  );
  const latest = latestDay(days);
  return days.find(({ day }) => day === latest)?.last;
}
