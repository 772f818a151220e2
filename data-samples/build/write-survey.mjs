/** survey.csv as Qualtrics exports it: three header rows (names, questions, import ids), then one row a respondent. */
import { chance } from "./chance.mjs";
import { csv } from "./csv.mjs";
import { stamp } from "./times.mjs";
import { campaigns } from "./texts.mjs";

const ended = ({ unit, seconds }) => unit.at + seconds * 1000;
const isFinished = ({ unit }) => Boolean(unit.liked || unit.better);
const isNamed = ({ unit }) => !unit.anonymous;

/** Name, question, import id and what a row answers. */
const columns = [
  ["StartDate", "Start Date", "startDate", ({ unit }) => stamp(unit.at)],
  ["EndDate", "End Date", "endDate", (row) => stamp(ended(row))],
  ["Status", "Response Type", "status", () => "IP Address"],
  ["IPAddress", "IP Address", "ipAddress", ({ ip }) => ip],
  ["Progress", "Progress", "progress", (row) => (isFinished(row) ? 100 : 67)],
  ["Duration (in seconds)", "Duration (in seconds)", "duration", ({ seconds }) => seconds],
  ["Finished", "Finished", "finished", (row) => (isFinished(row) ? "True" : "False")],
  ["RecordedDate", "Recorded Date", "recordedDate", (row) => stamp(ended(row) + 1000)],
  ["ResponseId", "Response ID", "_recordId", ({ response }) => response],
  // Names and addresses were taken out of this export; the id is what is left.
  ["RecipientLastName", "Recipient Last Name", "recipientLastName", () => ""],
  ["RecipientFirstName", "Recipient First Name", "recipientFirstName", () => ""],
  ["RecipientEmail", "Recipient Email", "recipientEmail", () => ""],
  [
    "ExternalReference",
    "External Data Reference",
    "externalDataReference",
    (row) => (isNamed(row) ? row.unit.person.id : ""),
  ],
  [
    "DistributionChannel",
    "Distribution Channel",
    "distributionChannel",
    (row) => (isNamed(row) ? "email" : "anonymous"),
  ],
  ["UserLanguage", "User Language", "userLanguage", ({ unit }) => (unit.language ?? "en").toUpperCase()],
  ["Q1", "How likely are you to recommend Larkspur & Loam to a friend?", "QID1", ({ unit }) => unit.nps],
  ["Q2", "What is the main reason for your score?", "QID2_TEXT", ({ unit }) => unit.reason],
  ["Q3", "How satisfied are you with your last order? (1 = not at all, 5 = very)", "QID3", ({ unit }) => unit.csat],
  ["Q4", "What should we do better?", "QID4_TEXT", ({ unit }) => unit.better],
  ["Q5", "What did you like?", "QID5_TEXT", ({ unit }) => unit.liked],
  ["Campaign", "Campaign", "Campaign", ({ unit }) => campaigns[unit.phase].name],
];

/** The id under which a column is imported; times say their zone. */
function importId([name, , id]) {
  return JSON.stringify(name.endsWith("Date") ? { ImportId: id, timeZone: "Etc/UTC" } : { ImportId: id });
}

/** survey.csv */
export function surveyFile(units) {
  const luck = chance("survey");
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789";
  const rows = units.map((unit) => ({
    unit,
    seconds: luck.whole(40, 600),
    // Ranges for documentation, RFC 5737.
    ip: `${luck.pick(["192.0.2", "198.51.100", "203.0.113"])}.${luck.whole(1, 254)}`,
    response: `R_${Array.from({ length: 15 }, () => luck.pick(letters)).join("")}`,
  }));
  return csv([
    columns.map(([name]) => name),
    columns.map(([, question]) => question),
    columns.map(importId),
    ...rows.map((row) => columns.map(([, , , answer]) => answer(row))),
  ]);
}
