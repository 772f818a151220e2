/** The row report of an import. */

import { pcErr as pc } from "./colours.ts";
import { counted, formatNumber } from "../models/statistics/format.ts";
import type { ImportProblem, ImportReport } from "../pipeline/import-file.ts";
import { table, shortened } from "./terminal.ts";

const shownProblems = 10;
const shownLines = 8;

/** How a file was understood: which columns became which fields, and why; the others are named. */
export function understandingText(report: ImportReport): string {
  const { file, kind, preset, format, encoding, columns } = report;
  const { channel } = report;
  const where = columns.some(({ field }) => field === "channel") ? " where the row names none" : "";
  const how = [format.toUpperCase(), encoding, report.delimiter && `delimiter ${JSON.stringify(report.delimiter)}`];
  const used = columns.filter(({ field }) => field !== undefined);
  const kept = columns.filter(({ field }) => field === undefined).map(({ column }) => column);
  const rows = used.map(({ column, field, why, samples }) => [
    column,
    pc.cyan(field ?? ""),
    pc.dim(why),
    shortened(samples.join(" · "), 60),
  ]);
  return (
    `${pc.bold(file)}: ${kind}, read as ${pc.cyan(preset)} (${how.filter(Boolean).join(", ")})\n` +
    `${table(["column", "understood as", "because", "for example"], rows, { widths: [24, 16, 34, 46] })}\n` +
    `${channel ? `Channel${where}: ${pc.cyan(channel.name)} ${pc.dim(`(${channel.why})`)}\n` : ""}` +
    `${kept.length > 0 ? pc.dim(`Kept as they are: ${kept.join(", ")}\n`) : ""}`
  );
}

/** What is said of lines of the file, the same of several lines once; of up to ten things, and `all` lines are counted. */
function linesText(problems: readonly ImportProblem[], all: number): string {
  const groups = new Map<string, number[]>();
  for (const { line, column, reason } of problems) {
    const said = `${column === undefined ? "" : `column ${column}: `}${reason}`;
    const lines = groups.get(said) ?? [];
    groups.set(said, lines);
    lines.push(line);
  }
  const shown = [...groups].slice(0, shownProblems);
  const texts = shown.map(([said, lines]) => {
    const some = lines.slice(0, shownLines).join(", ");
    const place =
      lines.length === 1 ? `line ${some}` : `${lines.length} lines (${some}${lines.length > shownLines ? " …" : ""})`;
    return `  ${place}, ${said}\n`;
  });
  const told = shown.reduce((sum, [, lines]) => sum + lines.length, 0);
  return (
    texts.join("") +
    (all > told
      ? `  … and ${formatNumber(all - told)} more (--json lists ${all > problems.length ? `the first ${formatNumber(problems.length)}` : "them"})\n`
      : "")
  );
}

/** What became of the rows. */
export function rowReportText(report: ImportReport): string {
  const { rows, accepted, duplicates, rejected, records, problems, warnings, replaced, repeated, kind } = report;
  // Reports of earlier versions do not have these.
  const { incomplete = 0, losses = [] } = report as Partial<ImportReport>;
  const counts =
    `${repeated ? "The same file was imported before: " : ""}${counted(rows, "row")}: ${pc.green(`${formatNumber(accepted)} accepted`)}` +
    `${incomplete > 0 ? pc.yellow(` (${formatNumber(incomplete)} without a part)`) : ""}` +
    `, ${counted(duplicates, "duplicate")}, ${rejected > 0 ? pc.red(`${formatNumber(rejected)} rejected`) : "0 rejected"}` +
    `${records === accepted + duplicates ? "" : ` (${counted(records, "record")})`}${report.dryRun ? ", nothing stored" : ""}\n`;
  const things = (n: number) => (kind === "feedback" ? counted(n, "text") : counted(n, kind.slice(0, -1)));
  const instead =
    replaced && !repeated
      ? `  replaces the earlier import of this file: ${things(replaced.removed)} removed, ${formatNumber(replaced.added)} added\n`
      : "";
  return (
    counts +
    pc.yellow(instead) +
    linesText(problems, rejected) +
    linesText(losses, incomplete) +
    warnings.map((warning) => pc.yellow(`  ${warning}\n`)).join("")
  );
}
