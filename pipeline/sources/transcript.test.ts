import { expect, test } from "vitest";
import { ownWords, turnsOf } from "./transcript.ts";

test("splits a conversation on one line", () => {
  expect(
    turnsOf("Agent: Hello, how can I help? Customer: My rake is broken: the handle. [10:22] Agent: Sorry!"),
  ).toEqual([
    { speaker: "agent", text: "Hello, how can I help?" },
    { speaker: "customer", text: "My rake is broken: the handle." },
    { speaker: "agent", text: "Sorry!" },
  ]);
});

test("splits lines with times, names and a bot", () => {
  const text =
    "Chat started\n[10:20] Answer Bot: Hi!\n[10:21] Anna Berg: Where is my hose?\nit was due on Monday\n[10:22] Lisa (Support): On its way.";
  expect(turnsOf(text)).toEqual([
    { speaker: "bot", text: "Chat started" },
    { speaker: "bot", text: "Hi!" },
    { speaker: "customer", text: "Where is my hose?\nit was due on Monday" },
    { speaker: "agent", text: "On its way." },
  ]);
});

test("reads the time behind the name, and German roles", () => {
  expect(turnsOf("Kunde (10:22): Wo bleibt mein Paket?\nMitarbeiterin (10:23): Ich sehe nach.")).toEqual([
    { speaker: "customer", text: "Wo bleibt mein Paket?" },
    { speaker: "agent", text: "Ich sehe nach." },
  ]);
});

test("a name beside a customer is an agent", () => {
  const turns = turnsOf("Customer: Hello?\nMarie: Hello, Marie here.\nCustomer: Hi Marie");
  expect(turns?.map((turn) => turn.speaker)).toEqual(["customer", "agent", "customer"]);
});

test.each([
  "The agent said: wait. I waited.",
  "Two things: the lid leaks and the colour is wrong",
  "Customer: since 2019",
  "Customer: Anna Berg\nOrder: 1234\nProblem: the lid leaks",
  "Dear team:\nplease call me.\nRegards: Tom",
  "",
])("finds no conversation in %j", (text) => {
  expect(turnsOf(text)).toBeUndefined();
});

test("takes time in proportion to the length of an attack", () => {
  const labels = "Agent (".repeat(20_000);
  const start = performance.now();
  turnsOf(`${labels}:`);
  turnsOf("a a a a ".repeat(20_000) + ":");
  turnsOf("\n12:34 ".repeat(20_000) + ":");
  expect(performance.now() - start).toBeLessThan(2000);
});

test("the customer's own words are told from the agent's where there is no doubt", () => {
  expect(ownWords("Agent: What a horrible day! Customer: My rake broke. Agent: Terrible! Customer: Thanks.")).toBe(
    "My rake broke.\nThanks.",
  );
  const form = "Customer: Anna Berg\nAgent: Lisa\nI want my money back: the rake is broken.";
  expect(ownWords(form)).toBe(form);
  expect(ownWords("My rake broke: what now?")).toBe("My rake broke: what now?");
});
