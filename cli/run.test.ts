import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse } from "./command.ts";
import { filesOf, nextText, run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "attune-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What each file is read as, with its mapped columns, as `attune run` takes what was typed. */
async function readAs(...typed: readonly string[]) {
  const files = await filesOf(parse(run, typed));
  return files.map(({ wishes: { as, map } }) => [as, map]);
}

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const odd = fileOf("odd.csv", "a,b\nC1,slow\nC2,fast\n");
const words = fileOf("words.csv", "a,comment\nC1,slow\nC2,fast\n");
const orders = fileOf("orders.csv", "order_id,customer,date,Summe,currency\nO1,C1,2026-01-02,12.50,EUR\n");

it("run takes --as for files that do not show what they hold, as import does", async () => {
  expect(await readAs(words, "--as", "feedback", "--orders", orders)).toEqual([
    ["feedback", undefined],
    ["orders", undefined],
  ]);
  await expect(readAs(odd, "--as", "tickets")).rejects.toThrow(
    '--as is "tickets": wanted feedback, orders or customers',
  );
  await expect(readAs("--orders", orders, "--as", "orders")).rejects.toThrow("--as says what FILE… hold");
});

it("run reads a file as what its mapped fields belong to, and leaves the others as they are", async () => {
  expect(await readAs(odd, orders, "--map", "text=b", "--map", "total=Summe")).toEqual([
    ["feedback", { text: "b" }],
    ["orders", { total: "Summe" }],
  ]);
  expect(await readAs(orders, "--map", "customer=customer")).toEqual([["orders", { customer: "customer" }]]);
  await expect(readAs(odd, "--map", "customer=a")).rejects.toThrow("wanted --as feedback, orders or customers");
  expect(await readAs(words, "--map", "text=Comment")).toEqual([["feedback", { text: "Comment" }]]);
});

it("run names the columns that there are, and the nearest, where a mapped one is not there", async () => {
  await expect(readAs(words, "--map", "text=coment")).rejects.toThrow(
    `--map text=coment: ${words} has no such column: wanted comment perhaps; one of its columns "a", "comment"`,
  );
  await expect(readAs(words, orders, "--map", "total=Sume")).rejects.toThrow(
    `--map total=Sume: none of the files has such a column. ${words}: one of its columns "a", "comment"; ${orders}: Summe perhaps; one of its columns "order_id", `,
  );
  await expect(readAs(words, "--map", "txt=comment")).rejects.toThrow("the field: text perhaps; the fields are text,");
});

it("run looks at every file before it stores one", async () => {
  await expect(readAs(orders, odd)).rejects.toThrow("odd.csv does not show what it holds");
  await expect(readAs(odd, "--as", "feedback", "--orders", odd)).rejects.toThrow("odd.csv has no column that holds");
});

it("run ends with where the report is and what to type next, for the store that was typed", () => {
  expect(nextText([{ id: "s1" }, { id: "s2" }])).toBe(`\
Next:
  ./attune segments s1               who is in the first segment
  ./attune ask "unhappy customers"   an audience in plain words
  ./attune serve                     the report, on http://localhost:3000
`);
  expect(nextText([{ id: "s1" }], "my data")).toContain("./attune segments s1 --data 'my data' ");
  expect(nextText([])).toContain("./attune topics");
});
