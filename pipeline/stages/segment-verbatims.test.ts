import { expect, it } from "vitest";
import { exampleMember, feels } from "../../tests/example-members.ts";
import { proofsFirst, proofsOf, quotesOf, verbatimsOf } from "./segment-verbatims.ts";

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

it("a trait is proved by sentences of different customers that are in its mood or on its topic, and only where it says more", () => {
  const says = (customer: string, score: number, text: string, topic = "t1") =>
    exampleMember(customer, {
      voice: {
        ...feels(score, text),
        latest: { feedback: `f-${customer}`, start: 0, end: text.length, text, score, topic },
      },
    });
  const quotes = quotesOf([
    says("ada", -0.9, "The hose broke on the very first day."),
    says("ben", -0.4, "The hose broke after only two weeks.", "t2"),
    says("cy", 0.7, "I love the hose more than anything else."),
  ]);
  const proofs = (feature: string, effect: number, rest: { readonly mean?: number; readonly topic?: string } = {}) =>
    proofsOf({ feature, effect, mean: -0.3, ...rest }, quotes).map(({ customer }) => customer);
  expect(proofs("Mood", -1)).toEqual(["ada", "ben"]);
  expect(proofs("Topic: hose", 1, { mean: 0.4, topic: "t2" })).toEqual(["ben"]);
  expect(proofs("Topic: hose", -1, { mean: 0.4, topic: "t2" })).toEqual([]);
  // Less positive than others is no negative mood.
  expect(proofs("Mood", -1, { mean: 0.2 })).toEqual([]);
  expect(proofs("Spend", 2, { mean: 900 })).toEqual([]);
});
