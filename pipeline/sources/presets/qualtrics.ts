/** Qualtrics answers: codes, questions and import ids in three header rows, one row a respondent. */

import { isTimezone } from "../time-zones.ts";
import type { ExtraHeads, FileLook, Preset } from "../preset.ts";

const METADATA =
  /^(start date|end date|status|ip address|progress|duration in seconds|finished|recorded date|response (id|set)|recipient (last name|first name|email)|external (reference|data reference)|location (latitude|longitude)|distribution channel|user language)$/;

function isImportIds(row: readonly string[] | undefined): boolean {
  return row?.some((cell) => cell.startsWith('{"ImportId"')) ?? false;
}

function timezoneOf(row: readonly string[]): string | undefined {
  const named = /"timeZone":"([^"]{1,50})"/.exec(row.join(" "))?.[1];
  return named !== undefined && isTimezone(named) ? named : undefined;
}

function heads({ headers, plain, rows }: FileLook): ExtraHeads | undefined {
  const idsAt = [0, 1].find((index) => isImportIds(rows[index]));
  // Exports of before 2017 have the questions and no import ids.
  const hasQuestions = idsAt === 1 || (idsAt === undefined && isTwin(plain, rows[0]));
  if (idsAt === undefined && !hasQuestions) return undefined;
  const questions = headers.map((header, index) => {
    const question = hasQuestions ? rows[0]?.[index]?.trim() : undefined;
    return question === undefined || question === header || METADATA.test(plain[index]!) ? undefined : question;
  });
  return {
    rows: idsAt === undefined ? 1 : idsAt + 1,
    questions,
    timezone: idsAt === undefined ? undefined : timezoneOf(rows[idsAt]!),
  };
}

/** Whether the first row repeats the header in words: "Response ID" under "ResponseId". */
function isTwin(plain: readonly string[], row: readonly string[] | undefined): boolean {
  const at = plain.findIndex((name) => name === "response id" || name === "start date");
  return at >= 0 && /^(response ?id|start ?date)$/i.test(row?.[at]?.trim() ?? "");
}

export const qualtrics: Preset = {
  name: "qualtrics",
  title: "Qualtrics answers",
  kind: "feedback",
  recognises: ({ has, rows }) =>
    has("response id", "recorded date") ||
    has("start date", "end date", "response id") ||
    isImportIds(rows[0]) ||
    isImportIds(rows[1])
      ? "StartDate, ResponseId and RecordedDate, as Qualtrics names them"
      : undefined,
  heads,
  channel: "survey",
  fields: {
    id: ["response id"],
    customer: ["external reference", "external data reference", "customer id", "customerid"],
    email: ["recipient email"],
    at: ["recorded date", "end date", "start date"],
    language: ["user language"],
    other: [
      "start date",
      "end date",
      "status",
      "ip address",
      "progress",
      "duration in seconds",
      "finished",
      "recipient last name",
    ].concat([
      "recipient first name",
      "location latitude",
      "location longitude",
      "distribution channel",
      "response set",
    ]),
  },
  refuses: (cell) =>
    /^survey preview$/i.test(cell("status") ?? "")
      ? "It is a preview by the survey's author, not an answer of a customer"
      : undefined,
};
