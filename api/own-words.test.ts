import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inOwnWords } from "./own-words.ts";

it.each([
  [
    "a.csv does not show what it holds: wanted --as feedback, orders or customers, and --map field=column where a column is not recognised",
    "a.csv does not show what it holds: wanted as: feedback, orders or customers, and map: field=column where a column is not recognised",
  ],
  ["wanted --map at=COLUMN", "wanted map: at=COLUMN"],
  ["wanted --day-first or --month-first (or --map another column)", "wanted dayFirst: 1 or 0 (or map another column)"],
  ["you say so (--map)", "you say so (map)"],
  ["Add --currency EUR or what it is", "Add currency: EUR or what it is"],
  ["others are in EUR, USD: add --currency", "others are in EUR, USD: add currency"],
  [
    "Nothing has been analysed yet: attune run FILE…, or attune analyse",
    "Nothing has been analysed yet: POST /v1/imports, then POST /v1/runs",
  ],
  ["Known are words like unhappy, happy; attune ask --help lists all.", "Known are words like unhappy, happy."],
  ["The text has -- dashes", "The text has -- dashes"],
])("inOwnWords() says for %s: %s", (message, own) => {
  expect(inOwnWords(message)).toBe(own);
});

it("inOwnWords() leaves no option in any line that reads files or rules", () => {
  const root = new URL("..", import.meta.url).pathname;
  const lines = ["pipeline/sources", "models/rules"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .flatMap((file) => readFileSync(join(root, folder, file), "utf8").split("\n")),
  );
  const option = /--(as|map|currency|preset|timezone|encoding|delimiter|sheet|day-first|month-first)\b|attune \w+/;
  const naming = lines.filter((line) => !/^\s*(\/?\*|\/\/)/.test(line) && option.test(line));
  expect(naming.length).toBeGreaterThan(5);
  expect(naming.map(inOwnWords).filter((line) => option.test(line))).toEqual([]);
});
