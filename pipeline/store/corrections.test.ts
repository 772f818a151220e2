import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testProfiles } from "../../tests/fresh-database.ts";
import {
  addCorrection,
  feedbackSaying,
  historyOf,
  isAnythingSaid,
  lastCorrections,
  moveCorrections,
  saysSomething,
  type Correction,
} from "./corrections.ts";
import type { Database } from "./database.ts";
import { saveImport } from "./imports.ts";
import { migrate } from "./migrate.ts";

const machine: Correction["machine"] = {
  mood: { label: "negative", score: -0.5, confidence: 0.6, mixed: false },
  intent: { label: "complaint", confidence: 0.9 },
  version: "1 w",
};

describe.each(testProfiles("that corrections are kept"))("$profile", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());

  const add = (text: string, said: Pick<Correction, "mood" | "intent" | "by" | "note">) =>
    database.transaction((queries) =>
      addCorrection(queries, {
        text,
        next: () => ({
          ...said,
          text,
          feedback: `f ${text}`,
          row: `r ${text}`,
          at: "2026-02-01T09:00:00.000Z",
          machine,
        }),
      }),
    );

  it("gives back what was said, in the order it was said, and the last word of each text", async () => {
    expect(await isAnythingSaid(database)).toBe(false);
    await add("b", { mood: "neutral", by: "ada", note: "“quoted”\n💚" });
    await add("a", { mood: "positive" });
    await add("b", { intent: "other" });
    await add("a", {});
    expect(await isAnythingSaid(database)).toBe(true);
    const common = { at: "2026-02-01T09:00:00.000Z", machine };
    expect(await historyOf(database, "b")).toEqual([
      { text: "b", feedback: "f b", row: "r b", ...common, mood: "neutral", by: "ada", note: "“quoted”\n💚" },
      { text: "b", feedback: "f b", row: "r b", ...common, intent: "other" },
    ]);
    const last = await lastCorrections(database);
    expect(last.map(({ text, mood, intent }) => ({ text, mood, intent }))).toEqual([
      { text: "a" },
      { text: "b", intent: "other" },
    ]);
    expect(last.map(saysSomething)).toEqual([false, true]);
    expect((await lastCorrections(database, ["f a", "f z"])).map(({ text }) => text)).toEqual(["a"]);
  });

  it("takes words that come at the same time one after the other", async () => {
    const count = () =>
      database.transaction((queries) =>
        addCorrection(queries, {
          text: "c",
          next: (before) => ({
            text: "c",
            feedback: "c",
            row: "c",
            at: String(Number(before?.at ?? 0) + 1),
            mood: "neutral",
            machine,
          }),
        }),
      );
    await Promise.all([count(), count(), count()]);
    expect((await historyOf(database, "c")).map(({ at }) => at)).toEqual(["1", "2", "3"]);
  });

  it("follows a text into another row", async () => {
    await moveCorrections(database, { text: "b", row: "new" });
    expect((await historyOf(database, "b")).map(({ row }) => row)).toEqual(["new", "new"]);
  });

  it("finds feedback by its id, of imports that are over, whatever else the document holds", async () => {
    const records = async function* () {
      yield ["7", '7"7', "77", "7\\7"].map((id) => ({
        key: `k${id}`,
        rows: 1,
        doc: JSON.stringify({ id, text: "says \u0000 \ud800", other: { id: "7" } }),
      }));
    };
    const file = { id: "i", name: "n", sha256: "s", kind: "feedback" as const, report: () => "{}" };
    await saveImport(database, { ...file, records: records() });
    expect((await feedbackSaying(database, ['7"7'])).map(({ key }) => key)).toEqual(['k7"7']);
    expect((await feedbackSaying(database, ["7"])).map(({ key }) => key)).toEqual(["k7"]);
    expect((await feedbackSaying(database, ["7\\7", "77"])).map(({ key }) => key)).toEqual(["k77", "k7\\7"]);
    expect(await feedbackSaying(database, ["8"])).toEqual([]);
  });
});
