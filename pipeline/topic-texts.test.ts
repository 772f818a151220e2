import { expect, test } from "vitest";
import { stageInstances } from "./stages.ts";
import type { Stage } from "./stage.ts";
import { attitude } from "./stages/attitude.ts";
import { clean } from "./stages/clean.ts";
import { tokens } from "./stages/tokens.ts";
import { topicsOfTexts } from "./topic-texts.ts";

const options = { k: 1, method: "lda", seed: 1 } as const;
const texts = [
  { id: "1", text: "The parcel arrived three weeks late." },
  { id: "2", text: "Where is my parcel? The courier never came." },
  { id: "3", text: "My parcel was left in the rain by the courier." },
];

test("topicsOfTexts() finds topics in texts as they are written", async () => {
  const stages = stageInstances({ clean, tokens });
  const found = await topicsOfTexts(stages, { texts, ...options });
  expect(found.topics.map(({ size, words }) => ({ size, first: words[0] }))).toEqual([{ size: 3, first: "parcel" }]);
  expect(found.rejected).toEqual([]);
  await stages.close();
});

test("topicsOfTexts() reads vectors for topics by them, whatever the language, and quotes texts with their handles", async () => {
  const stages = stageInstances({ clean, tokens, attitude });
  const written = [...texts, { id: "4", text: "@NorthPost mein Paket ist nass geworden" }];
  const found = await topicsOfTexts(stages, { texts: written, k: 1, method: "embedding", seed: 1 });
  expect(found.topics.map(({ size }) => size)).toEqual([4]);
  expect(found.texts.map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
  expect(found.rejected).toEqual([]);
  const quoted = found.topics[0]!.examples.map(({ text }) => text);
  for (const text of quoted) expect(written.map((row) => row.text)).toContain(text);
  await stages.close();
});

test("topicsOfTexts() goes on without a text that a stage cannot answer, and says why", async () => {
  const poisoned = (): Stage<{ body: string; detectedLanguage: string }, object> => {
    const stage = tokens();
    const run: typeof stage.run = (batch, context) => {
      if (batch.some(({ body }) => body.includes("never"))) throw new Error("no lemma");
      return stage.run(batch, context);
    };
    return { ...stage, run };
  };
  const stages = stageInstances({ clean, tokens: poisoned });
  const found = await topicsOfTexts(stages, { texts, ...options });
  expect(found.texts.map(({ id }) => id)).toEqual(["1", "3"]);
  expect(found.rejected.map(({ id }) => id)).toEqual(["2"]);
  await stages.close();
});
