/** The language of audiences, as `attune ask --help` prints it. */

import { pc } from "./colours.ts";
import type { Field } from "../models/rules/fields.ts";
import { fillers, phraseTable } from "../models/rules/phrase-table.ts";
import { audienceFields } from "../pipeline/audience-fields.ts";
import type { Member } from "../pipeline/types.ts";

function fieldLine({ name, doc, synonyms, kind }: Field<Member>): string {
  const also = synonyms.length > 0 ? pc.dim(` (also: ${synonyms.join(", ")})`) : "";
  const shown = kind === "event" ? `${name} [within 30d]` : name;
  return `  ${pc.cyan(shown.padEnd(20))} ${doc}${also}\n`;
}

/** "bought|ordered at least {n} times?" as people read it. */
function readable(way: string): string {
  return way
    .replaceAll("|", "/")
    .replaceAll(/(\S+)\?(?= |$)/g, "[$1]")
    .replaceAll("{top}", "{percent}");
}

/** Fields, the form of rules, and the table of phrases. */
export function languageText(): string {
  const { list } = audienceFields({ topics: [], segments: [], columns: [] });
  const phrases = phraseTable.map(
    ({ says, means }) => `  ${pc.cyan(means)}\n${says.map((way) => `      ${readable(way)}\n`).join("")}`,
  );
  return (
    `${pc.bold("Rules")} are conditions joined by and, or, not and brackets:\n` +
    `  mood <= -0.15 and spend >= p80        p80: the 80th percentile of those who have a value\n` +
    `  topic = "late delivery" or (channel in (review, chat) and not wrote within 60d)\n` +
    `  spend >= 200 GBP and refund share > 20% and recency > 3 months and "Country" = DE\n` +
    `  What is not known of a customer matches no comparison; "not" takes all whom the rest does not take.\n\n` +
    `${pc.bold("Fields")}\n${list.map(fieldLine).join("")}` +
    `  and every other column of the customers' export, by its name or as "customer.NAME"\n\n` +
    `${pc.bold("Words")} are read by this table, the longest phrase first; / parts alternatives, [ ] may be left out.\n` +
    `${phrases.join("")}` +
    `  Every number field also goes with "top 10% by …", "high …", "low …", "… at least …", "… above …", "… below …".\n` +
    `  and, but, who: all have to hold. or: any. not, no, never, without: the next condition only.\n` +
    `  Without a meaning of their own: ${[...fillers].join(", ")}\n`
  );
}
