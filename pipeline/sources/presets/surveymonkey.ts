/** SurveyMonkey answers: questions and kinds of answer in two header rows, one row a respondent. */

import type { ExtraHeads, FileLook, Preset } from "../preset.ts";

const METADATA =
  /^(respondent id|collector id|date created|date modified|start date|end date|ip address|e ?mail address|first name|last name|custom (data|value) ?\d*)$/;
const NO_NAME = /^(column[ _]?\d+|unnamed.*|\(?empty\)?.*)?$/i;
const PLAIN_ANSWER = /^(open[- ]ended response|response|text)$/i;

/** The second header row: nothing under the respondent, kinds of answer under the questions. */
function heads({ headers, plain, rows }: FileLook): ExtraHeads | undefined {
  const second = rows[0];
  const respondent = plain.indexOf("respondent id");
  if (!second || (second[respondent] ?? "").trim() !== "") return undefined;
  let question = "";
  const named = headers.map((header, index) => {
    // A question over several columns stands above the first of them.
    if (!NO_NAME.test(header)) question = header;
    const kind = second[index]?.trim() ?? "";
    return { isQuestion: !METADATA.test(plain[index]!), question, kind, isFirst: !NO_NAME.test(header) };
  });
  return {
    rows: 1,
    headers: named.map(({ question, kind, isFirst }) =>
      kind === "" || (isFirst && PLAIN_ANSWER.test(kind)) ? question : `${question} (${kind})`,
    ),
    questions: named.map(({ isQuestion, question }) => (isQuestion ? question : undefined)),
  };
}

export const surveymonkey: Preset = {
  name: "surveymonkey",
  title: "SurveyMonkey answers",
  kind: "feedback",
  recognises: ({ has }) =>
    has("respondent id", "collector id") || (has("respondent id") && (has("date created") || has("start date")))
      ? "Respondent ID and Collector ID, as SurveyMonkey names them"
      : undefined,
  heads,
  channel: "survey",
  fields: {
    id: ["respondent id"],
    email: ["email address", "email"],
    at: ["date created", "date modified", "end date", "start date"],
    customer: ["customer id", "custom data 1"],
    other: ["collector id", "date modified", "end date", "start date", "ip address", "first name", "last name"],
  },
};
