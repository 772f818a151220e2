import { expect, it } from "vitest";
import type { ImportReport } from "../pipeline/import-file.ts";
import { rowReportText } from "./print-import.ts";

const report: ImportReport = {
  id: "i1",
  file: "reviews.csv",
  kind: "feedback",
  repeated: false,
  dryRun: false,
  format: "csv",
  encoding: "utf-8",
  preset: "generic",
  columns: [],
  rows: 1204,
  accepted: 1200,
  duplicates: 1,
  rejected: 3,
  records: 1201,
  problems: [
    { line: 3, column: "Comment", reason: "No text" },
    { line: 9, column: "At", reason: "No date" },
    { line: 12, column: "Comment", reason: "No text" },
  ],
  incomplete: 1,
  losses: [{ line: 5, column: "Stars", reason: 'Kept without its rating: "9" is off the scale from 1 to 5' }],
  warnings: ["Not UTF-8: read as windows-1252"],
};

it("rowReportText() counts, names lines, and says the same of several lines once", () => {
  expect(rowReportText(report)).toBe(`\
1,204 rows: 1,200 accepted (1 without a part), 1 duplicate, 3 rejected
  2 lines (3, 12), column Comment: No text
  line 9, column At: No date
  line 5, column Stars: Kept without its rating: "9" is off the scale from 1 to 5
  Not UTF-8: read as windows-1252
`);
});

it("rowReportText() counts the lines that it does not name", () => {
  const problems = Array.from({ length: 1000 }, (_, i) => ({ line: i + 2, reason: `No date ${i}` }));
  const text = rowReportText({ ...report, problems, rejected: 1000, incomplete: 0, losses: [] });
  expect(text).toContain("line 11, No date 9\n  … and 990 more (--json lists them)\n");
  const cut = rowReportText({ ...report, problems, rejected: 2000, incomplete: 0, losses: [] });
  expect(cut).toContain("  … and 1,990 more (--json lists the first 1,000)\n");
});

it("rowReportText() says what an import took the place of", () => {
  const text = rowReportText({ ...report, kind: "orders", replaced: { removed: 80, added: 28 } });
  expect(text).toContain("\n  replaces the earlier import of this file: 80 orders removed, 28 added\n");
  expect(rowReportText(report)).not.toContain("replaces");
});
