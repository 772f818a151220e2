/** What rules can speak of: a table that the caller makes for its own kind of profile. */

/** A topic, a channel, a segment: something that has a name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Other words by which it is found, where neither id nor name fits. */
  readonly words?: readonly string[];
}

interface Common {
  /** As rules print it: "discount share". */
  readonly name: string;
  readonly synonyms: readonly string[];
  /** One sentence: meaning, unit, when it is absent. */
  readonly doc: string;
}

export type Unit = "money" | "days" | "share" | "score" | "count";

/** A quantity. Absent values match no comparison. */
export interface NumberField<Profile> extends Common {
  readonly kind: "number";
  readonly unit: Unit;
  readonly number: (profile: Profile) => number | undefined;
  /** ISO 4217 code of money; percentiles are taken within a currency. */
  readonly currency?: (profile: Profile) => string | undefined;
  /** Names for ranges of the quantity: mood is also "negative". */
  readonly labels?: { readonly known: readonly string[]; readonly label: (profile: Profile) => string | undefined };
}

/** Names that a profile has, none or several of them. */
export interface NamesField<Profile> extends Common {
  readonly kind: "names";
  readonly known: readonly Named[];
  /** Ids of those the profile has, each with what proves it ("3 texts"). */
  readonly names: (profile: Profile) => readonly { readonly id: string; readonly note?: string }[];
  /** How a sentence says it: ["wrote about", "did not write about"]. */
  readonly says: readonly [has: string, hasNot: string];
}

/** Something that happened, or never did. */
export interface EventField<Profile> extends Common {
  readonly kind: "event";
  /** Days since it last happened; absent if it never did, or nobody knows when. */
  readonly daysAgo: (profile: Profile) => number | undefined;
  /** Whether it ever happened, also without a date; absent: where `daysAgo` tells. */
  readonly happened?: (profile: Profile) => boolean;
  /** How a sentence says it: ["wrote", "have not written"]. */
  readonly says: readonly [has: string, hasNot: string];
}

/** Yes or no, or not known. */
export interface FlagField<Profile> extends Common {
  readonly kind: "flag";
  readonly flag: (profile: Profile) => boolean | undefined;
}

/** A column of an import, of whatever type: compared as a number with numbers, as text otherwise. */
export interface ColumnField<Profile> extends Common {
  readonly kind: "column";
  readonly column: (profile: Profile) => string | undefined;
}

export type Field<Profile> =
  NumberField<Profile> | NamesField<Profile> | EventField<Profile> | FlagField<Profile> | ColumnField<Profile>;

/** A table of fields, found by any of their names. */
export interface Fields<Profile> {
  readonly list: readonly Field<Profile>[];
  /** The field of a name or synonym; case and runs of blanks do not count. */
  readonly find: (name: string) => Field<Profile> | undefined;
  /** Words of the longest name. */
  readonly longest: number;
}

const plain = (name: string) => name.toLowerCase().replace(/[\s_]+/g, " ").trim(); // prettier-ignore

/** Makes a table of fields. Of two with one name the first is found. */
export function createFields<Profile>(list: readonly Field<Profile>[]): Fields<Profile> {
  const byName = new Map<string, Field<Profile>>();
  const add = (name: string, field: Field<Profile>) => {
    if (!byName.has(plain(name))) byName.set(plain(name), field);
  };
  for (const field of list) add(field.name, field);
  for (const field of list) for (const synonym of field.synonyms) add(synonym, field);
  const longest = Math.max(1, ...[...byName.keys()].map((name) => name.split(" ").length));
  return { list, find: (name) => byName.get(plain(name)), longest };
}

const withoutPlural = (word: string) =>
  word.length > 3 ? word.replace(/ies$/, "y").replace(/(?<=s|x|z|ch|sh)es$|(?<!s)s$/, "") : word;

const wordsOf = (text: string) => (text.toLowerCase().match(/[\p{L}\p{M}\p{N}'_-]+/gu) ?? []).map(withoutPlural);

/**
 * The known things that a text names: the one with that id or name, else those whose name holds all its words, else
 * those that have all of them among their other words. Case and plurals do not count.
 */
export function findNamed(text: string, known: readonly Named[]): Named[] {
  const lower = text.trim().toLowerCase();
  const exact = known.filter(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower);
  if (exact.length > 0) return exact;
  const wanted = wordsOf(text);
  if (wanted.length === 0) return [];
  const holding = (words: (named: Named) => readonly string[]) =>
    known.filter((named) => {
      const held = new Set(words(named).flatMap(wordsOf));
      return wanted.every((word) => held.has(word));
    });
  const byName = holding(({ name }) => [name]);
  return byName.length > 0 ? byName : holding(({ name, words = [] }) => [name, ...words]);
}
