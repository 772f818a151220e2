import { expect, it } from "vitest";
import { exampleMember, feels } from "../../tests/example-members.ts";
import { proofsFirst, quotesOf, verbatimsOf } from "./segment-verbatims.ts";

it("the first quote is in the mood that it is to prove, by the network's label where there is one", () => {
  const quotes = [
    { text: "a", score: -0.2, label: "neutral" as const },
    { text: "b", score: 0.6 },
    { text: "c", score: -0.3 },
    { text: "d", score: -0.1, label: "negative" as const },
  ];
  const order = (mood: number) => proofsFirst(quotes, mood).map(({ text }) => text);
  expect(order(-0.5)).toEqual(["c", "d", "a", "b"]);
  expect(order(0)).toEqual(["a", "b", "c", "d"]);
  expect(order(0.5)).toEqual(["b", "a", "c", "d"]);
});

it("a neutral segment is proved by a neutral sentence first, though another's writer is more typical", () => {
  const angry = exampleMember("anna", { voice: feels(-0.8, "I am angry about the broken hose.") });
  const calm = exampleMember("ben", { voice: feels(0, "Please send me the invoice again.") });
  const quotes = quotesOf([angry, calm]);
  expect(verbatimsOf(quotes, { mood: 0, ownTopics: [] }).map(({ customer }) => customer)).toEqual(["ben", "anna"]);
});
