import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import { linesOf, madeUpFiles } from "../../tests/made-up-headers.ts";

test.each(madeUpFiles.map((file) => [file.what, file] as const))("columns are recognised: %s", async (_, file) => {
  const { fields, understanding } = await readLines(linesOf(file));
  expect(understanding.kind).toBe(file.kind);
  expect(file.columns.map(([header]) => [header, fields[header] ?? ""])).toEqual(
    file.columns.map(([header, , field]) => [header, field]),
  );
});
