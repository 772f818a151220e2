/** Which columns of the customers' own exports audiences are asked by, and the values of those that have few. */

/** A column with more values than these, or with a longer one, has no words of its own. */
const mostValues = 60;
const longestValue = 40;
/** A row of a database is a page at most, 8 kB: two columns for each of these fit. */
const mostColumns = 250;
/** Names that are told to be left out; of more, the others are not known. */
const mostLeftOut = 2_000;
/** Names that are counted at once: exports may have a column for every customer. */
const mostNames = 20_000;

/** Columns that audiences are asked by. */
export interface ColumnVocabulary {
  /** By name; values in lower and upper case as they are written, none where there are many. */
  readonly columns: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Names of columns that fewer customers have than those; absent where there are none. */
  readonly columnsLeftOut?: readonly string[];
}

interface Count {
  customers: number;
  readonly values: Set<string>;
}

/** Collects the columns of customers, one after the other: of more than 250, those that most customers have. */
export function collectColumns() {
  const counts = new Map<string, Count>();
  const add = (other: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(other)) {
      const text = value.trim();
      const count = counts.get(name) ?? { customers: 0, values: new Set() };
      counts.set(name, count);
      if (text === "") continue;
      count.customers++;
      // One more than is kept: it has too many.
      if (count.values.size > mostValues) continue;
      if (text.length <= longestValue) count.values.add(text);
      else for (let i = 0; i <= mostValues; i++) count.values.add(`${text} ${i}`);
    }
    // Lossy counting, Manku & Motwani 2002: what is forgotten is too rare to be among the most frequent.
    for (let least = 2; counts.size > mostNames; least *= 2)
      for (const [name, { customers }] of counts) if (customers < least) counts.delete(name);
  };
  const vocabulary = (): ColumnVocabulary => {
    const byName = (a: readonly [string, Count], b: readonly [string, Count]) => (a[0] < b[0] ? -1 : 1);
    const all = [...counts].sort((a, b) => b[1].customers - a[1].customers || byName(a, b));
    const left = all.slice(mostColumns, mostColumns + mostLeftOut).sort(byName);
    return {
      columns: all
        .slice(0, mostColumns)
        .sort(byName)
        .map(([name, { values }]) => ({ name, values: values.size > mostValues ? [] : [...values].sort() })),
      ...(left.length > 0 && { columnsLeftOut: left.map(([name]) => name) }),
    };
  };
  return { add, vocabulary };
}
