/** Who is who: the same customer under an id in one export and under an e-mail in another. */

/** How a record names its customer. */
export interface Naming {
  readonly customer?: string;
  readonly email?: string;
}

/** The customer's resolved id; undefined for a record that names nobody. */
export type Resolver = (naming: Naming) => string | undefined;

/** For each key the smallest value seen with it, so that the order of records does not matter. */
function smallest(pairs: Iterable<readonly [string, string]>): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [key, value] of pairs) {
    const known = map.get(key);
    if (known === undefined || value < known) map.set(key, value);
  }
  return map;
}

/** How the rows of each export name their customers. */
export interface Namings {
  readonly feedback?: readonly Naming[];
  readonly orders?: readonly Naming[];
}

/**
 * Resolves by id, else by e-mail:
 * 1. an id that the customer list has is the customer;
 * 2. else an e-mail that the customer list has names its customer;
 * 3. else an id that stands beside such an e-mail in any record names that customer;
 * 4. else a writer's id that no order has, beside an e-mail that an order has, is that buyer: the help desk counts otherwise
 *    than the shop;
 * 5. else the id itself, or the smallest id that stands beside the e-mail in any record, or the e-mail.
 * Two ids of the customer list, or of the orders, are never merged, even when they share an e-mail.
 */
export function resolver(profiles: readonly Naming[], { feedback = [], orders = [] }: Namings): Resolver {
  const ids = new Set(profiles.map(({ customer }) => customer));
  const both = (of: readonly Naming[]) =>
    of.flatMap(({ customer, email }) => (customer && email ? [[customer, email] as const] : []));
  const byEmail = (of: readonly Naming[]) => smallest(both(of).map(([id, email]) => [email, id] as const));
  const idsOf = (of: readonly Naming[], known: ReadonlyMap<string, string>) =>
    smallest(
      both(of).flatMap(([id, email]) => {
        const found = known.get(email);
        return found === undefined ? [] : [[id, found] as const];
      }),
    );
  const records = [...feedback, ...orders];
  const idByEmail = byEmail(profiles);
  const profileByForeignId = idsOf(records, idByEmail);
  const buyers = new Set(orders.map(({ customer }) => customer));
  const writers = feedback.filter(({ customer }) => !buyers.has(customer) && !ids.has(customer));
  const buyerByWriter = idsOf(writers, byEmail(orders));
  const foreignIdByEmail = byEmail(records);
  return ({ customer, email }) => {
    if (customer && ids.has(customer)) return customer;
    if (email && idByEmail.has(email)) return idByEmail.get(email);
    const id = customer || (email && foreignIdByEmail.get(email));
    if (!id) return email || undefined;
    const buyer = buyerByWriter.get(id) ?? id;
    return profileByForeignId.get(id) ?? profileByForeignId.get(buyer) ?? buyer;
  };
}
