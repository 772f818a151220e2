import { expect, it } from "vitest";
import { exampleMember } from "../tests/example-members.ts";
import { conversationsCounter } from "./summarise-conversations.ts";
import type { Conversation, Voiced } from "./types.ts";

/** A resolved conversation of so many turns, with the last words of its customer. */
function unhappy(id: string, turns: number, [text, score]: readonly [string, number]): Conversation {
  const mood = { feedback: id, score, label: "negative" } as const;
  return {
    id,
    turns,
    agentTurns: 1,
    botTurns: 0,
    start: mood,
    end: mood,
    lowest: mood,
    resolvedButNegative: true,
    lastWord: { feedback: id, start: 0, end: text.length, text, score },
  };
}

function has(...latest: readonly Conversation[]): Partial<Voiced["voice"]> {
  const total = latest.length;
  const counts = { total, ofSeveralTurns: 1, better: 0, worse: 1 };
  const resolved = { resolved: total, resolvedKnown: total, resolvedButNegative: total };
  return { conversations: { ...counts, ...resolved, latest } };
}

it("sums up customers, and quotes one sentence of each, said after an answer before said once, then the worst", () => {
  const counter = conversationsCounter();
  counter.add(
    exampleMember("anna", { voice: has(unhappy("1", 1, ["Broken.", -0.9]), unhappy("2", 1, ["Late.", -0.4])) }),
  );
  counter.add(exampleMember("ben", { voice: has(unhappy("3", 2, ["Still broken.", -0.5])) }));
  counter.add(exampleMember("cleo", { voice: has(unhappy("4", 3, ["Still late.", -0.7])) }));
  counter.add(exampleMember("dora", { voice: has(unhappy("5", 1, ["Broken.", -0.95])) }));
  counter.add(exampleMember("emil"));
  expect(counter.summary()).toMatchObject({
    total: 5,
    worse: 4,
    resolved: 5,
    resolvedKnown: 5,
    resolvedButNegative: 5,
  });
  expect(counter.summary().verbatims.map(({ customer, text }) => [customer, text])).toEqual([
    ["cleo", "Still late."],
    ["ben", "Still broken."],
    ["dora", "Broken."],
  ]);
});

it("quotes the same whatever the order of the customers, who may have the same words and the same ids", () => {
  const members = [
    exampleMember("anna", { voice: has(unhappy("1", 1, ["Broken.", -0.9])) }),
    exampleMember("ben", { voice: has(unhappy("2", 2, ["Broken.", -0.3])) }),
    exampleMember("cleo", { voice: has(unhappy("3", 1, ["Late.", -0.4])) }),
    exampleMember("dora", { voice: has(unhappy("3", 1, ["Late.", -0.4])) }),
    exampleMember("emil", { voice: has(unhappy("3", 1, ["Too late.", -0.4])) }),
  ];
  const quotedIn = (order: typeof members) => {
    const counter = conversationsCounter();
    for (const member of order) counter.add(member);
    return counter.summary().verbatims.map(({ customer, text }) => [customer, text]);
  };
  const expected = [
    ["ben", "Broken."],
    ["cleo", "Late."],
    ["emil", "Too late."],
  ];
  expect(quotedIn(members)).toEqual(expected);
  expect(quotedIn([...members].reverse())).toEqual(expected);
});
