/** The language of audiences, as `attune ask --help` prints it. */

import { pc } from "./colours.ts";
import type { Field } from "../models/rules/fields.ts";
import { fillers, phraseTable } from "../models/rules/phrase-table.ts";
import { activities } from "../models/rules/words/activity-table.ts";
import { audienceFields } from "../pipeline/audiences/fields.ts";
import type { AskedMember } from "../pipeline/audiences/fields/records.ts";

function fieldLine({ name, doc, synonyms, kind }: Field<AskedMember>): string {
  const also = synonyms.length > 0 ? pc.dim(` (also: ${synonyms.join(", ")})`) : "";
  const shown = kind === "event" ? `${name} [within 30d]` : name;
  return `  ${pc.cyan(shown.padEnd(20))} ${doc}${also}\n`;
}

const slots: Readonly<Record<string, string>> = {
  n: "3",
  days: "90 days",
  window: "since May",
  since: "since 2024",
  quote: '"…"',
  percent: "20%",
  top: "10%",
  "is:n": "at least 3",
  "is:money": "over €100",
  "is:price": "over €100",
  currency: "dollars",
  "is:days": "over 90 days",
};

/** "bought|ordered {is:n} times?" as people read it. */
function readable(way: string): string {
  return way
    .replaceAll("|", "/")
    .replaceAll(/\{([\w: ]+)\}/g, (whole, slot: string) => (slots[slot] === undefined ? whole : `<${slots[slot]}>`))
    .replaceAll(/(\S+)\?(?= |$)/g, "[$1]");
}

/** Fields, the form of rules, and the table of phrases. */
export function languageText(): string {
  const { list, records } = audienceFields({ topics: [], segments: [], columns: [] });
  const ofRecords = records.map(
    ({ name, fields }) => `  Of ${name} in count(…): ${fields.list.map((field) => field.name).join(", ")}\n`,
  );
  const done = activities.map(
    ({ where, short, verbs, nouns }) =>
      `  ${pc.cyan(where === "" ? (short?.ever ?? "") : where)}\n${[...verbs, ...nouns].map((way) => `      ${readable(way)}\n`).join("")}`,
  );
  // What rules know the name of and no data tells is refused with the reason: nobody should be told to type it.
  const missing = list.filter(({ kind }) => kind === "missing").map(({ name }) => name);
  const sayable = phraseTable.filter(({ means }) => !missing.some((name) => means?.startsWith(`${name} `)));
  const phrases = sayable.map(
    ({ says, means, asks }) =>
      `  ${asks === undefined ? pc.cyan(means) : `asked back: ${asks}`}\n${says.map((way) => `      ${readable(way)}\n`).join("")}`,
  );
  return (
    `${pc.bold("Rules")} are conditions joined by and, or, not and brackets:\n` +
    `  mood <= -0.15 and spend >= p80        p80: the 80th percentile of those who have a value\n` +
    `  topic = "late delivery" or (channel in (review, chat) and not wrote within 60d)\n` +
    `  spend >= 200 GBP and refund share > 20% and recency > 3 months and "Country" = DE\n` +
    `  count(intent = complaint and topic = delivery) within 60d >= 2      texts or orders, counted\n` +
    `  mood about delivery since 2026-05-01 < 0 and spend within 90d > 100 EUR and bought before 2026-01-01\n` +
    `  spend in top 100 or says "money back"\n` +
    `  What is not known of a customer matches no comparison; "not" takes all whom the rest does not take.\n\n` +
    `${pc.bold("Fields")}\n${list
      .filter(({ kind }) => kind !== "missing")
      .map(fieldLine)
      .join("")}${ofRecords.join("")}` +
    `  and every other column of the customers' export, by its name or as "customer.NAME"\n\n` +
    `${pc.bold("Words")} are read by this table, the longest phrase first; / parts alternatives, [ ] may be left out.\n` +
    `${phrases.join("")}` +
    `\n${pc.bold("What they do")}, with how often, when, and about what, in any order: complained at least twice about delivery since May\n` +
    `${done.join("")}\n` +
    `${pc.bold("Times")}: in the last 60 days, since May, since 2026-05-01, before Christmas, in August, in Q2, in 2025, last month, this year,\n` +
    `  between 1 June and 15 July; for 90 days (of what did not happen). Looked back at from the last day of the data.\n` +
    `${pc.bold("Values")} of columns: in Germany or France, on the pro plan, plan is pro; by itself, which is told: premium subscribers.\n` +
    `  Of a column of years of birth or ages: born before 1970, aged 30 to 40, older than 60. Items: kettle buyers, bought a kettle.\n` +
    `  What is no topic is looked for as a word: mentioned a lawyer, used the word scam. Brackets join: (unhappy or silent) and in Berlin.\n` +
    `  Every number field also goes with "top 10% by …", "top 100 by …", "high …", "low …", "above median …", "above average …", "… at least …", "… between … and …".\n` +
    `  and, but, who: all have to hold. or: any. not, no, never, without: the next condition only.\n` +
    `  Without a meaning of their own: ${[...fillers].join(", ")}\n`
  );
}
