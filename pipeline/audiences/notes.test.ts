import { expect, it } from "vitest";
import { describeRule } from "../../models/rules/describe.ts";
import { parseRule } from "../../models/rules/parse.ts";
import { readWords } from "../../models/rules/plain-words.ts";
import { printRule } from "../../models/rules/print.ts";
import { exampleMember } from "../../tests/example-members.ts";
import { audienceFields } from "./fields.ts";
import { flagsOf, phraseNotes, unknownNote } from "./notes.ts";

const vocabulary = {
  topics: [
    { id: "t1", name: "deposit · refund" },
    { id: "t2", name: "late delivery" },
    { id: "t3", name: "delivery slot" },
  ],
  segments: [],
  columns: [
    { name: "Ort", values: ["Berlin", "Köln"] },
    { name: "Kombi", values: ["ja", "nein"] },
  ],
  items: ["E-Bike", "City-Rad"],
};
const fields = audienceFields(vocabulary);
const rated = audienceFields({ ...vocabulary, ratings: ["nps"] });
const meant = (words: string, among = fields) => printRule(readWords(words, among, { today: "2026-09-15" }).rule);

it("what nothing tells of anybody is said, and of how many it is known", () => {
  const [flag] = flagsOf(parseRule("resolved but negative and mood < 0", fields), fields);
  expect(printRule(flag!.known)).toBe("resolved but negative = yes or resolved but negative = no");
  expect(unknownNote(flag!, { known: 0, of: 90 })).toBe(
    '"resolved but negative" cannot be told of anybody: how customers took what was resolved is told by those who rated it or wrote again after an answer',
  );
  expect(unknownNote(flag!, { known: 7, of: 90 })).toContain("can be told of 7 of 90 customers");
  expect(unknownNote(flag!, { known: 90, of: 90 })).toBeUndefined();
});

it("a topic of several phrases that was called by one is said to be one", () => {
  const rule = parseRule('topic = "deposit · refund" and mood < 0', fields);
  expect(phraseNotes(rule, fields, "complained about the deposit")).toEqual([
    'The topic "deposit · refund" is one: texts on any part of it count. says "…" finds words themselves',
  ]);
  expect(phraseNotes(rule, fields, 'topic = "Deposit · refund"')).toEqual([]);
  expect(phraseNotes(parseRule("topic = t1", fields), fields, "topic = t1")).toEqual([]);
});

it("a name that may be of two topics is asked back, in a rule as in words", () => {
  const both = '"delivery" may be "late delivery" (t2) or "delivery slot" (t3): say which';
  expect(() => parseRule("topic = delivery", fields)).toThrow(`Column 9: ${both}`);
  expect(() => parseRule("mood about delivery < 0", fields)).toThrow(both);
  expect(() => meant("unhappy about delivery")).toThrow('may be "late delivery" or "delivery slot": say which');
  expect(printRule(parseRule("topic = refund", fields))).toBe("topic = refund");
});

it("a ticket of one message does not tell how its resolution was taken", () => {
  const flag = fields.find("resolved but negative");
  const told = (conversations: object) =>
    flag?.kind === "flag" &&
    flag.flag(
      exampleMember("c", { voice: { conversations: { ...exampleMember("c").voice.conversations, ...conversations } } }),
    );
  expect(told({ total: 2, resolved: 2, resolvedKnown: 0 })).toBeUndefined();
  expect(told({ total: 2, resolved: 1, resolvedKnown: 1, resolvedButNegative: 1 })).toBe(true);
  expect(told({ total: 2, resolved: 1, resolvedKnown: 1 })).toBe(false);
  expect(told({ total: 2, resolved: 0, resolvedKnown: 0 })).toBe(false);
  expect(told({})).toBeUndefined();
});

it.each([
  ["detractors", "mood <= -0.3", "nps <= 6"],
  ["promoters", "mood >= 0.3", "nps >= 9"],
])("%s go by the NPS where one was given, else by what they write", (words, written, given) => {
  expect([meant(words), meant(words, rated)]).toEqual([written, given]);
});

it.each([
  ["customers with open tickets", "open tickets >= 1"],
  ["customers since 2024", "joined since 2024-01-01"],
  ["signed up in the last 30 days", "joined within 30d"],
  ["booked an e-bike", 'count(item "E-Bike") >= 1'],
  ["rented a city-rad twice", 'count(item "City-Rad") = 2'],
  ["unhappy newsletter subscribers", "mood <= -0.15 and consent"],
  ["with kombi", "Kombi = ja"],
  ["kombi customers without consent", "Kombi = ja and not consent"],
])("reads %s", (words, rule) => {
  expect(meant(words)).toBe(rule);
});

it("a word that is not known is told with what is near, and a column's with its values", () => {
  expect(() => meant("customers who complaned")).toThrow(
    'Column 15: I do not know "complaned". Did you mean complained or complainers?',
  );
  expect(() => meant("flurbish customers")).toThrow('says "flurbish" finds texts with the word');
  expect(() => meant("unhappy ort")).toThrow(
    '"ort" is of the column Ort, which has Berlin, Köln: wanted a value with it, as in Ort is Berlin',
  );
});

it.each([
  ["resolved but negative", "whose ticket or chat was resolved and who were unhappy all the same"],
  ["not consent", "who may not be written to, or of whom it is not known"],
  ["silence = no", "who used to write and did not fall silent"],
  ["alive < 50%", "whose chance of still being a customer is below 50%"],
  ["recency > 90d", "whose time since the last order is above 90 days"],
  ["orders = 1", "who have exactly 1 order"],
  ["texts about t2 >= 3", "who have at least 3 texts about late delivery"],
  ["texts = 0", "who have no texts"],
  ["nps <= 6", "whose NPS is at or below 6"],
  ["count(discounted) = 0", "who have no orders (discounted)"],
])("says %s in a sentence", (rule, sentence) => {
  expect(describeRule(parseRule(rule, fields), fields)).toBe(`Customers ${sentence}.`);
});
