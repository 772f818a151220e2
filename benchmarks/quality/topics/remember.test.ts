import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fail, type Stage } from "../../../pipeline/stage.ts";
import { remember } from "./remember.ts";

interface Row {
  readonly id: string;
  readonly text: string;
}

/** A stage that counts the letters of a text, fails over an empty one, and tells which texts it saw. */
function lengths(version: string) {
  const seen: string[] = [];
  const stage: Stage<Row, { readonly length: number }> = {
    name: "lengths",
    version,
    needs: ["text"],
    run: async (rows) => {
      seen.push(...rows.map(({ text }) => text));
      return rows.map(({ text }) => (text === "" ? fail("empty") : { length: text.length }));
    },
  };
  return { seen, stage };
}

const rows = ["one", "three", "one", ""].map((text, at) => ({ id: String(at), text }));
const context = { model: undefined, asOf: "" };

it("remember() asks for what it has not seen, whoever opens the file, and again for what failed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "attune-"));
  try {
    const path = join(folder, "answers");
    const first = lengths("1");
    const remembered = remember(first.stage, path);
    const answers = await remembered.stage.run(rows, context);
    expect(answers).toMatchObject([{ length: 3 }, { length: 5 }, { length: 3 }, { rejected: "empty" }]);
    await remembered.save();

    const again = lengths("1");
    expect(await remember(again.stage, path).stage.run(rows, context)).toEqual(answers);
    expect(again.seen).toEqual([""]);

    const changed = lengths("2");
    await remember(changed.stage, path).stage.run(rows, context);
    expect(changed.seen).toEqual(["one", "three", "one", ""]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
