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

/**
 * Resolves by id, else by e-mail:
 * 1. an id that the customer list has is the customer;
 * 2. else an e-mail that the customer list has names its customer;
 * 3. else an id that stands beside such an e-mail in any record names that customer;
 * 4. else the id itself, or the smallest id that stands beside the e-mail in any record, or the e-mail.
 * Two ids of the customer list are never merged, even when they share an e-mail.
 */
export function resolver(profiles: readonly Naming[], records: readonly Naming[]): Resolver {
  const ids = new Set(profiles.map(({ customer }) => customer));
  const both = (of: readonly Naming[]) =>
    of.flatMap(({ customer, email }) => (customer && email ? [[customer, email] as const] : []));
  const idByEmail = smallest(both(profiles).map(([id, email]) => [email, id] as const));
  const profileByForeignId = smallest(
    both(records).flatMap(([id, email]) => {
      const profile = idByEmail.get(email);
      return profile === undefined ? [] : [[id, profile] as const];
    }),
  );
  const foreignIdByEmail = smallest(both(records).map(([id, email]) => [email, id] as const));
  return ({ customer, email }) => {
    if (customer && ids.has(customer)) return customer;
    if (email && idByEmail.has(email)) return idByEmail.get(email);
    const id = customer || (email && foreignIdByEmail.get(email));
    return (id && (profileByForeignId.get(id) ?? id)) || email || undefined;
  };
}
