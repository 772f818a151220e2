/** What rules can speak of: a table that the caller makes for its own kind of profile. */

/** A topic, a channel, a segment: something that has a name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Other names and ids that it had, and that rules of before may have. */
  readonly formerly?: readonly string[];
  /** Words that are frequent of it, of which none is its name: who says one is told what it may be a word of. */
  readonly words?: readonly string[];
  /** Of a rule that was kept: what it named when it was written, beside what there is now. It settles what is meant. */
  readonly isEarlier?: boolean;
}

interface Common {
  /** As rules print it: "discount share". */
  readonly name: string;
  readonly synonyms: readonly string[];
  /** One sentence: meaning, unit, when it is absent. */
  readonly doc: string;
  /** What sentences call it where the name is short for it: "time since the last order" of recency. */
  readonly called?: string;
}

export type Unit = "money" | "days" | "share" | "score" | "count";

/** Days by their number (1970-01-01 is 0), `[from, to)`; either may be infinite. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** What a quantity is narrowed to. */
export interface Part {
  readonly days?: DayRange;
  /** Ids of topics, any of which will do. */
  readonly topics?: readonly string[];
}

/** A quantity. Absent values match no comparison. */
export interface NumberField<Profile> extends Common {
  readonly kind: "number";
  readonly unit: Unit;
  readonly number: (profile: Profile) => number | undefined;
  /** ISO 4217 code of money; percentiles are taken within a currency. */
  readonly currency?: (profile: Profile) => string | undefined;
  /** The quantity of some days, or on some topics: `mood since 2026-05-01`. Absent: it is known as a whole only. */
  readonly over?: (profile: Profile, part: Part) => number | undefined;
  /** What is counted, in the plural: sentences say "who have at least 2 orders". */
  readonly things?: string;
  /** Of ratings: whether any was given. Absent: not looked at. */
  readonly isGiven?: boolean;
  /** What `about` may name. */
  readonly about?: readonly Named[];
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
  /** Whether it happened in a stretch of days; absent: only the last time is known. */
  readonly happenedIn?: (profile: Profile, days: DayRange) => boolean;
  /** How a sentence says it: ["wrote", "have not written"]. */
  readonly says: readonly [has: string, hasNot: string];
}

/** Yes or no, or not known. */
export interface FlagField<Profile> extends Common {
  readonly kind: "flag";
  readonly flag: (profile: Profile) => boolean | undefined;
  /** How a sentence says it of customers: ["whose mood falls", "whose mood does not fall"]; absent: "with" and the name. */
  readonly says?: readonly [is: string, isNot: string];
  /** Why it is not known of some: said where a rule asks for it and it is known of nobody, or of few. */
  readonly unknown?: string;
}

/** A column of an import, of whatever type: compared as a number with numbers, as text otherwise. */
export interface ColumnField<Profile> extends Common {
  readonly kind: "column";
  readonly column: (profile: Profile) => string | undefined;
  /** Values that the column has, where they are few; plain words know no others. Rules take any. */
  readonly known?: readonly Named[];
}

/** What was written, searched for words. */
export interface SearchField<Profile> extends Common {
  readonly kind: "search";
  /** Names that are often searched for, where they are known: plain words know no others. Rules take any words. */
  readonly known?: readonly Named[];
  /** Whether any text holds these words, one after the other. */
  readonly finds: (profile: Profile, words: string) => boolean;
  /** Of one record: its words in lower case, parted and surrounded by blanks, which is what `finds` looks at. */
  readonly words?: (profile: Profile) => string;
  /** How a sentence says it: ["wrote", "never wrote"]. */
  readonly says: readonly [has: string, hasNot: string];
}

/** What was written, searched for what it means. */
export interface MeaningField<Profile> extends Common {
  readonly kind: "meaning";
  /** What stands for each of the texts. */
  readonly keys: (profile: Profile) => readonly string[];
}

/** How near profiles are to one of them. */
export interface LikeField<Profile> extends Common {
  readonly kind: "like";
  /** Its id, by which others are likened to it. */
  readonly id: (profile: Profile) => string;
  /** Where it lies: equally many numbers for every profile. */
  readonly point: (profile: Profile) => readonly number[];
}

/** Something that rules know the name of and no data tells: naming it is an error that says why. */
export interface MissingField extends Common {
  readonly kind: "missing";
  /** A sentence. */
  readonly why: string;
}

export type Field<Profile> =
  | NumberField<Profile>
  | NamesField<Profile>
  | EventField<Profile>
  | FlagField<Profile>
  | ColumnField<Profile>
  | SearchField<Profile>
  | MeaningField<Profile>
  | LikeField<Profile>
  | MissingField;

/** Records of a profile that can be counted: texts, orders. */
export interface RecordKind<Profile> {
  readonly name: string;
  /** What can be said of one record. */
  readonly fields: Fields<unknown>;
  readonly of: (profile: Profile) => readonly CountedRecord[];
  /** Whether several records may be one thing. */
  readonly hasShared: boolean;
}

/** A record as it is counted: those of one profile that have a number in common are one thing. */
export interface CountedRecord {
  readonly day?: number;
  readonly thing: number;
  readonly record: unknown;
}

/**
 * Makes a kind of records; `day` is the number of a record's day, absent where it has none. `thing`: the place of the first
 * record that is the same thing, such as an answer on the same form; absent: every record is one by itself.
 */
export function recordKind<Profile, Row>(
  name: string,
  {
    fields,
    of,
    day,
    thing,
  }: {
    readonly fields: Fields<Row>;
    readonly of: (profile: Profile) => readonly Row[];
    readonly day: (row: Row) => number | undefined;
    readonly thing?: (row: Row) => number | undefined;
  },
): RecordKind<Profile> {
  return {
    name,
    // Its tests are only ever given its own records.
    fields: fields as unknown as Fields<unknown>,
    of: (profile) =>
      of(profile).map((record, place) => ({ day: day(record), thing: thing?.(record) ?? place, record })),
    hasShared: thing !== undefined,
  };
}

/** A table of fields, found by any of their names. */
export interface Fields<Profile> {
  readonly list: readonly Field<Profile>[];
  /** The field of a name or synonym; case and runs of blanks do not count. */
  readonly find: (name: string) => Field<Profile> | undefined;
  /** Words of the longest name. */
  readonly longest: number;
  readonly records: readonly RecordKind<Profile>[];
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .trim();

/** Makes a table of fields. Of two with one name the first is found. */
export function createFields<Profile>(
  list: readonly Field<Profile>[],
  { records = [] }: { readonly records?: readonly RecordKind<Profile>[] } = {},
): Fields<Profile> {
  const byName = new Map<string, Field<Profile>>();
  const add = (name: string, field: Field<Profile>) => {
    if (!byName.has(plain(name))) byName.set(plain(name), field);
  };
  for (const field of list) add(field.name, field);
  for (const field of list) for (const synonym of field.synonyms) add(synonym, field);
  const longest = Math.max(1, ...[...byName.keys()].map((name) => name.split(" ").length));
  return { list, find: (name) => byName.get(plain(name)), longest, records };
}

const withoutPlural = (word: string) =>
  word.length > 3 ? word.replace(/ies$/, "y").replace(/(?<=s|x|z|ch|sh)es$|(?<!s)s$/, "") : word;

const wordsOf = (text: string) => (text.toLowerCase().match(/[\p{L}\p{M}\p{N}'_-]+/gu) ?? []).map(withoutPlural);

const apart = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, " ").trim(); // prettier-ignore

/** The one that has a text for a phrase of its name, "delivery" of "delivery · courier"; of several the only one whose first it is. */
export function phraseOwner(text: string, known: readonly Named[]): Named | undefined {
  const lower = text.trim().toLowerCase();
  const phrasesOf = ({ name }: Named) => name.toLowerCase().split(" · ");
  const all = known.filter((one) => phrasesOf(one).includes(lower));
  const holders = [...new Map(all.map((one) => [one.id, one])).values()];
  const first = holders.filter((one) => phrasesOf(one)[0] === lower);
  return holders.length === 1 ? holders[0] : first.length === 1 ? first[0] : undefined;
}

/**
 * The known things that a text names: the one with that id or name, else one that had it, else the one that has it for a phrase of its
 * name, else those whose name holds all its words. Case and plurals do not count.
 */
export function findNamed(text: string, known: readonly Named[]): Named[] {
  const lower = text.trim().toLowerCase();
  const exact = known.filter(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower);
  if (exact.length > 0) return exact;
  const formerly = known.filter(({ formerly = [] }) => formerly.some((name) => name.toLowerCase() === lower));
  if (formerly.length > 0) return formerly;
  // "e bike" is "E-Bike".
  const parted = known.filter(({ name }) => apart(name) === apart(text));
  if (parted.length === 1) return parted;
  const owner = phraseOwner(text, known);
  return owner ? [owner] : holding(text, { known, words: ({ name }) => [name] });
}

/** The known things of which all words of a text are frequent words, or words of the name. */
export function typicalOf(text: string, known: readonly Named[]): Named[] {
  return holding(text, { known, words: ({ name, words = [] }) => [name, ...words] });
}

function holding(
  text: string,
  { known, words }: { readonly known: readonly Named[]; readonly words: (named: Named) => readonly string[] },
): Named[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return [];
  return known.filter((named) => {
    const held = new Set(words(named).flatMap(wordsOf));
    return wanted.every((word) => held.has(word));
  });
}
