/** What a customer's orders are made of. */

/** What is needed of an order: its items, and its other columns as the export has them. */
export interface MixedOrder {
  readonly items: readonly { readonly name: string; readonly quantity: number }[];
  readonly other: Readonly<Record<string, string>>;
}

/** The kinds that most of the orders, or of the pieces bought, are of. */
export interface Mix {
  /** `category`: shares of the orders, by a column that names one. `item`: shares of the pieces, by the items' names. */
  readonly by: "category" | "item";
  /** Number of different ones. */
  readonly different: number;
  /** The five largest, shares of all in (0, 1]; equals by name. */
  readonly largest: readonly { readonly name: string; readonly share: number }[];
}

const mostNamed = 5;
const mostColumns = 10_000;
const categoryColumn =
  /^(?:product|item|order|line ?item|lineitem)?[ _-]*(?:category|product type|department|collection|kategorie|warengruppe|catégorie|categoria|categoría)(?:[ _-]*name)?$/iu;

const categoryColumns = new Map<string, boolean>();

/** The first column that names a category. What is found of a name is kept: every order has the same. */
function categoryColumnIn(other: MixedOrder["other"]): string | undefined {
  for (const name in other) {
    const isKnown = categoryColumns.get(name);
    const isCategory = isKnown ?? categoryColumn.test(name.trim());
    if (isKnown === undefined && categoryColumns.size < mostColumns) categoryColumns.set(name, isCategory);
    if (isCategory) return name;
  }
  return undefined;
}

/** The mix of some orders: by category where a column of theirs names one, else by item; undefined where neither is known. */
export function mixOf(orders: readonly MixedOrder[]): Mix | undefined {
  const categories = new Map<string, number>();
  for (const { other } of orders) {
    const column = categoryColumnIn(other);
    count(categories, column === undefined ? "" : other[column]!, 1);
  }
  if (categories.size > 0) return { by: "category", ...largestOf(categories) };
  const pieces = new Map<string, number>();
  for (const { items } of orders) for (const { name, quantity } of items) count(pieces, name, quantity);
  return pieces.size > 0 ? { by: "item", ...largestOf(pieces) } : undefined;
}

/** Counts what has a name; a piece that went back, or a quantity that is none, is nothing bought. */
function count(counts: Map<string, number>, name: string, quantity: number): void {
  const trimmed = name.trim();
  if (trimmed === "" || !(quantity > 0 && quantity < Infinity)) return;
  counts.set(trimmed, (counts.get(trimmed) ?? 0) + quantity);
}

function largestOf(counts: ReadonlyMap<string, number>): Omit<Mix, "by"> {
  let all = 0;
  for (const counted of counts.values()) all += counted;
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return {
    different: ranked.length,
    largest: ranked.slice(0, mostNamed).map(([name, counted]) => ({ name, share: counted / all })),
  };
}
