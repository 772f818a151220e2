/** Finds a customer by what people have at hand: an id in any case, or an e-mail address. */

import { nearestNames } from "../models/text/nearest-names.ts";
import { joins } from "./gather.ts";
import { customerOf, everyMember, NotFoundError, type Latest, type ShownCustomer } from "./look-up.ts";
import type { Database } from "./store/database.ts";
import { readTable } from "./store/rows.ts";
import type { History } from "./types.ts";

/** More ids than this are not compared for "did you mean". */
const mostCompared = 50_000;

/**
 * The customer of this id as the exports have it; else of this id in another case; else of this e-mail address, in the customer
 * list or beside a text or an order. Throws `NotFoundError`, with what else it may have been.
 */
export async function findCustomer(database: Database, last: Latest, wanted: string): Promise<ShownCustomer> {
  const exact = await customerOf(database, last, wanted).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
  if (exact) return exact;
  const lower = wanted.trim().toLowerCase();
  const { ids, found } = await membersCalled(database, last, lower);
  const all = found.length > 0 || !lower.includes("@") ? found : await writersFrom(database, last, lower);
  const [id] = all;
  if (id !== undefined && all.length === 1) return customerOf(database, last, id);
  if (all.length > 1) throw new NotFoundError(`${wanted} may be ${all.slice(0, 10).join(", ")}: say which`);
  const near = ids.length <= mostCompared ? nearestNames(wanted, ids) : [];
  const meant = near.length > 0 ? `: did you mean ${near.join(" or ")}?` : "";
  throw new NotFoundError(
    `There is no customer ${wanted} in the last analysis${meant || ": give an id or an e-mail address as the exports have it"}`,
  );
}

/** Ids of the members that have this id or address, in lower case; and all ids. */
async function membersCalled(database: Database, last: Latest, lower: string) {
  const ids: string[] = [];
  const found: string[] = [];
  for await (const { customer, profile } of everyMember(database, last)) {
    ids.push(customer);
    if (customer.toLowerCase() === lower || profile?.email?.toLowerCase() === lower) found.push(customer);
  }
  return { ids, found };
}

/** Ids of the customers who wrote or bought under this address: it need not stand in the customer list. */
async function writersFrom(database: Database, { overview }: Latest, email: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const rows of readTable(database, { table: overview.tables.customers, joins })) {
    for (const { row } of rows) {
      const { customer, feedback, orders } = row as unknown as History;
      if ([...feedback, ...orders].some((one) => one.email === email)) found.push(customer);
    }
  }
  return found;
}
