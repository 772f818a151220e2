import { expect, it } from "vitest";
import { readTexts } from "./read-texts.ts";
import { stageInstances, stages } from "./stages.ts";
import { tokens } from "./stages/tokens.ts";

/** The table of stages with one that throws on some texts when it cuts them into words. */
function stagesThatFail(isFatal: (body: string) => boolean) {
  const real = tokens();
  const fragile: typeof real = {
    ...real,
    run: (batch, context) => {
      if (batch.some(({ body }) => isFatal(body))) throw new Error("out of order");
      return real.run(batch, context);
    },
  };
  return stageInstances({ ...stages, tokens: () => fragile });
}

it("readTexts() rejects a single text that a stage fails over, and throws when it fails over every text", async () => {
  const texts = [{ id: "7", text: "My cursed order never came." }];
  const rejected = "Stage tokens failed 3 times on this row: out of order";
  expect(
    await readTexts(
      stagesThatFail((body) => body.includes("cursed")),
      { texts },
    ),
  ).toEqual([{ id: "7", rejected }]);
  await expect(
    readTexts(
      stagesThatFail(() => true),
      { texts },
    ),
  ).rejects.toThrow("out of order");
});
