/** What the pipeline advises, in the words of the API: its messages name options and commands of the command line. */

import type { ImportProblem, ImportReport } from "../pipeline/import-file.ts";

const words: readonly (readonly [said: RegExp, own: string])[] = [
  [/attune run FILE…, or attune analyse/g, "POST /v1/imports, then POST /v1/runs"],
  [/attune import FILE --as feedback/g, "POST /v1/imports"],
  [/attune analyse/g, "POST /v1/runs"],
  [/attune topics show (\S+) shows it again/g, 'PATCH /v1/topics/$1 with {"hidden": false} shows it again'],
  [/; attune ask --help lists all\./g, "."],
  [/--day-first or --month-first/g, "dayFirst: 1 or 0"],
  // A value follows: "--map at=COLUMN", "--as orders", "--currency EUR".
  [/--(map|as|currency) (?=\S+=|feedback\b|orders\b|customers\b|[A-Z]{3}\b)/g, "$1: "],
  [/--(map|as|currency|preset|channel|timezone|encoding|delimiter|sheet)\b/g, "$1"],
];

/** A message with fields and routes of the API in place of options and commands. */
export function inOwnWords(message: string): string {
  return words.reduce((text, [said, own]) => text.replace(said, own), message);
}

/** A row report in the words of the API. */
export function reportInOwnWords(report: ImportReport): ImportReport {
  const told = (problem: ImportProblem) => ({ ...problem, reason: inOwnWords(problem.reason) });
  return {
    ...report,
    ...(report.channel && { channel: { ...report.channel, why: inOwnWords(report.channel.why) } }),
    columns: report.columns.map((column) => ({ ...column, why: inOwnWords(column.why) })),
    problems: report.problems.map(told),
    // Reports of earlier versions do not have them.
    ...((report as Partial<ImportReport>).losses && { losses: report.losses.map(told) }),
    warnings: report.warnings.map(inOwnWords),
  };
}
