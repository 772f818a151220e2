/** The contract of stages, looped over the table: a stage without rows here fails. */

import { expect, it } from "vitest";
import { stages } from "../pipeline/stages.ts";
import { attitude } from "../pipeline/stages/attitude.ts";
import { clean } from "../pipeline/stages/clean.ts";
import { cluster } from "../pipeline/stages/cluster.ts";
import { features } from "../pipeline/stages/features.ts";
import { tokens } from "../pipeline/stages/tokens.ts";
import { value } from "../pipeline/stages/value.ts";
import { voice } from "../pipeline/stages/voice.ts";
import type { Feedback } from "../pipeline/types.ts";
import { checkStage, type StageCase } from "./check-stage.ts";
import { bySegment, crossedGroups, plantCustomers, through } from "./planted-customers.ts";

const texts = [
  "The parcel came two weeks late and nobody answered my mails. I want my money back!",
  "Lovely roses, thank you. They arrived well packed and smell wonderful.",
  "How do I change my delivery address for order 4471?",
  "The reel mower broke after a week :( and the refund has not arrived.",
  "great",
  "Der Versand war viel zu langsam und der Karton war offen.",
  "I was happy for years, but since the new carrier every delivery is late. Thinking of going elsewhere.",
  "The assembly instructions miss a page. Please send me page 4.",
];

const feedback: readonly Feedback[] = texts.map((text, i) => ({
  id: `f${i}`,
  text,
  speaker: i === 4 ? "agent" : "customer",
  channel: "ticket",
  other: {},
}));

const cleaned = await through(clean(), feedback);
const tokenised = await through(tokens(), cleaned);
const reader = attitude();
const read = await through(reader, tokenised);
await reader.close?.();
const histories = plantCustomers(crossedGroups, { seed: 1, perGroup: 12 }).map(({ history }) => history);
const known = await through(voice(), await through(value(), histories));
const featured = await through(features(), known);
const segments = bySegment(await through(cluster(), featured));

const rows: Readonly<Record<string, readonly object[]>> = {
  clean: feedback,
  tokens: cleaned,
  attitude: tokenised,
  topics: read,
  correction: read,
  value: histories,
  voice: histories,
  features: known,
  cluster: featured,
  describe: segments,
};

it("every stage of the table has rows here", () => {
  expect(Object.keys(rows)).toEqual(Object.keys(stages));
});

for (const [name, make] of Object.entries(stages)) {
  checkStage(name, { make: make as StageCase["make"], rows: rows[name] as StageCase["rows"] });
}
