import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { audience, segments } from "./shapes/segments.ts";
import { importReport } from "./shapes/work.ts";

const page = readFileSync(new URL("../docs/shapes.md", import.meta.url), "utf8");

it.each([
  ["the row report of an import", Object.keys(importReport.shape)],
  ["the overview of a run", Object.keys(segments.shape.figures.shape)],
  ["an audience", Object.keys(audience.shape).filter((field) => field !== "items" && field !== "next")],
])("docs/shapes.md tells every field of %s", (_, fields) => {
  expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
});
