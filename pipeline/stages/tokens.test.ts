import { expect, it } from "vitest";
import { isRejection } from "../stage.ts";
import { tokens } from "./tokens.ts";

it("tokens() takes a body apart by offsets in it", async () => {
  const body = "Hi team,\nthe new app never loads. 👎";
  const [answer] = await tokens().run([{ body, detectedLanguage: "en" }], {
    model: undefined,
    asOf: "2026-06-30T00:00:00.000Z",
  });
  if (!answer || isRejection(answer)) throw new Error("No body is rejected");
  const cut = ({ start, end }: { start: number; end: number }) => body.slice(start, end);
  expect(answer.sentences.map(cut)).toEqual(["the new app never loads.", "👎"]);
  expect(answer.terms.map(({ lemma }) => lemma)).toEqual(["new", "app", "not_load"]);
  expect(answer.chunks.map(cut)).toEqual(["new app"]);
});
