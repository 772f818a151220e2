import { describe, expect, it } from "vitest";
import { createFields, recordKind, type ColumnField, type SearchField } from "../fields.ts";
import { readWords } from "../plain-words.ts";
import { printRule } from "../print.ts";

type Row = Readonly<Record<string, string>>;

const column = (name: string, values: readonly string[] = []): ColumnField<Row> => ({
  kind: "column",
  name,
  synonyms: [],
  doc: "",
  column: (row) => row[name],
  ...(values.length > 0 && { known: values.map((id) => ({ id, name: id })) }),
});
const search = (name: string, known: readonly string[]): SearchField<Row> => ({
  kind: "search",
  name,
  synonyms: [],
  doc: "",
  known: known.map((id) => ({ id, name: id })),
  finds: () => false,
  says: ["with", "without"],
});
const fieldsOf = (columns: readonly ColumnField<Row>[]) =>
  createFields<Row>([search("says", []), ...columns], {
    records: [
      recordKind("texts", { fields: createFields([search("says", [])]), of: () => [], day: () => undefined }),
      recordKind("orders", {
        fields: createFields([search("item", ["Red wine, dry", "White wine", "Tulip bulb", "Crocus bulbs, 20"])]),
        of: () => [],
        day: () => undefined,
      }),
    ],
  });

const columns = [column("Plan", ["free", "premium", "US"]), column("Source", ["premium web", "email", "search"])];
const read = (words: string, own: readonly ColumnField<Row>[] = columns) => {
  const { rule, notes } = readWords(words, fieldsOf(own), { today: "2026-09-15" });
  return { rule: printRule(rule), notes };
};

describe("a value without the name of its column", () => {
  it("is taken for one where it is of one column, and told", () => {
    expect(read("premium subscribers")).toEqual({
      rule: "Plan = premium",
      notes: ['"premium" was taken for a value of the column Plan: Plan = premium'],
    });
    expect(read("on the premium plan").notes).toEqual([]);
  });

  it("is asked back where it is of two, and where it is a word for much else", () => {
    expect(() => read("premium customers", [...columns, column("Tier", ["premium"])])).toThrow(
      "This may be Plan = premium, or Tier = premium",
    );
    expect(() => read("free customers")).toThrow('"free"');
    expect(() => read("contact us")).toThrow();
    expect(() => read("premium customers on the US plan")).toThrow("Nobody has both, Plan = premium and Plan = US");
    expect(read("US customers").rule).toBe("Plan = US");
    expect(() => read("customers from email")).toThrow('"from email" may be who wrote by it, or Source = email');
  });
});

describe("two conditions on one column", () => {
  const places = [column("Country", ["DE", "FR", "US"])];

  it("stand together where a value is in both, and are refused where none is", () => {
    expect(read("in DE or FR and country is DE", places).rule).toBe("Country in (DE, FR) and Country = DE");
    expect(() => read("in DE or FR and country is US", places)).toThrow(
      "Nobody has both, Country in (DE, FR) and Country = US",
    );
  });
});

describe("the name of a segment by itself", () => {
  const named = createFields<Row>([
    {
      kind: "names",
      name: "segment",
      synonyms: [],
      doc: "",
      known: ["Champions", "Big spenders"].map((name, i) => ({ id: `s${i + 1}`, name })),
      names: () => [],
      says: ["are in", "are not in"],
    },
    { kind: "number", name: "spend", synonyms: [], unit: "score", doc: "", number: () => undefined },
  ]);

  it("is the segment, unless it is a phrase: then that is meant, and the segment told of", () => {
    const { rule, notes } = readWords("Champions", named);
    expect(printRule(rule)).toBe("segment = Champions");
    expect(notes).toEqual(['"Champions" was taken for the segment of that name']);
    const both = readWords("big spenders", named);
    expect(printRule(both.rule)).toBe("spend >= p80");
    expect(both.notes).toEqual([
      'There is a segment of that name as well, segment = "Big spenders": "in segment …" asks for it',
    ]);
    expect(printRule(readWords("in segment Big spenders", named).rule)).toBe('segment = "Big spenders"');
  });
});

describe("ages", () => {
  const born = [column("Year of Birth")];
  const aged = [column("age")];

  it.each([
    ["born before 1970", "Year of Birth < 1970"],
    ["born since 1970", "Year of Birth >= 1970"],
    ["born between 1960 and 1970", "Year of Birth >= 1960 and Year of Birth <= 1970"],
    ["born in the 2000s", "Year of Birth >= 2000 and Year of Birth <= 2009"],
    ["older than 60", "Year of Birth < 1966"],
    ["younger than 30", "Year of Birth > 1996"],
    ["aged 30-40", "Year of Birth <= 1996 and Year of Birth >= 1986"],
    ["60 or older", "Year of Birth <= 1966"],
    ["customers at least 18 years old", "Year of Birth <= 2008"],
  ])("reads %s as %s", (words, rule) => {
    expect(read(words, born).rule).toBe(rule);
  });

  it("are those of a column of ages where there is one, and nothing where there is neither", () => {
    expect(read("customers over 60", aged)).toEqual({
      rule: "age > 60",
      notes: ['"over 60" was taken for an age: age > 60'],
    });
    expect(read("aged 30 to 40", aged).notes).toEqual([]);
    expect(() => read("customers over 60")).toThrow('"over"');
  });

  it("are no counts and no amounts", () => {
    expect(() => read("over 60", born)).toThrow('"over"');
    expect(() => read("customers over 600", born)).toThrow('"over"');
  });
});

describe("words that are no name", () => {
  it("are looked for in texts as they are typed, and that is told", () => {
    expect(read("mentioned a lawyer")).toEqual({
      rule: 'says "lawyer"',
      notes: ['"lawyer" is no topic: the word itself is looked for in the texts, not other words for it'],
    });
    expect(read("mentioned small claims court twice since May").rule).toBe(
      'count(says "small claims court") since 2026-05-01 = 2',
    );
    expect(() => read("mentioned that they will leave")).toThrow();
  });

  it("of items are those that all items with them have, as one or as several", () => {
    expect(read("wine buyers").rule).toBe('count(item "wine") >= 1');
    expect(read("bought bulbs").rule).toBe('count(item "bulbs" or item "bulb") >= 1');
    expect(() => read("bought beer")).toThrow();
  });
});
