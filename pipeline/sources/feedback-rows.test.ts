import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshEmbedded } from "../../tests/fresh-database.ts";
import { importFile } from "../import-file.ts";
import type { Database } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";
import type { Feedback } from "../types.ts";

const folder = mkdtempSync(join(tmpdir(), "attune-rows-"));
let database: Database;
beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
}, 60_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** What becomes of a file; `stored`: how much feedback there is afterwards. */
async function importText(name: string, lines: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  const { rows, accepted, duplicates, rejected, repeated } = await importFile(database, path, { as: "feedback" });
  const [stored] = await database.query<{ texts: number }>("select count(*) as texts from feedback");
  return { rows, accepted, duplicates, rejected, repeated, stored: stored!.texts };
}

const times = (count: number, line: string) => Array.from({ length: count }, () => line);

it("feedbackReader() takes 50 equal answers of nobody for 50 answers, and the same again for the same", async () => {
  const survey = ["comment", ...times(50, "Good"), "Slow", "-"];
  const first = { rows: 52, accepted: 51, duplicates: 0, rejected: 1, stored: 51 };
  expect(await importText("survey.csv", survey)).toEqual({ ...first, repeated: false });
  expect(await importText("survey-again.csv", survey)).toEqual({ ...first, repeated: true });
  const longer = { rows: 54, accepted: 2, duplicates: 51, rejected: 1, stored: 53 };
  expect(await importText("longer.csv", [...survey, "Good", "Slow"])).toEqual({ ...longer, repeated: false });
});

it("feedbackReader() takes what one customer, or anybody at one time, says twice for the same", async () => {
  const before = (await importText("survey-again.csv", ["comment", "Good"])).stored;
  const file = ["customer_id,created_at,comment", ...times(2, "c1,,Fine"), ...times(2, ",2026-03-02 10:00,Fine")];
  expect(await importText("named.csv", file)).toMatchObject({
    rows: 4,
    accepted: 2,
    duplicates: 2,
    stored: before + 2,
  });
});

it("feedbackReader() gives a person the same placeholder in all texts of a row, and each row its own", async () => {
  const lines = ["id,subject,message", "t1,Marta was rude,I spoke to Tom and to Marta", "t2,Late,I spoke to Marta"];
  await importText("tickets.csv", lines);
  const docs = await database.query<{ doc: string }>("select doc from feedback where doc like '%NAME_1%'");
  const stored = docs.map(({ doc }) => JSON.parse(doc) as Feedback).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(stored).toMatchObject([
    { subject: "[NAME_2] was rude", text: "I spoke to [NAME_1] and to [NAME_2]" },
    { subject: "Late", text: "I spoke to [NAME_1]" },
  ]);
});
