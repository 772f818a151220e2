/** An audience for people. */

import { pc } from "./colours.ts";
import { correctionInWords } from "../models/attitude/correct.ts";
import { counted } from "../models/statistics/format.ts";
import type { Audience, AudienceMember } from "../pipeline/ask.ts";
import { moodText, money, percent, table } from "./terminal.ts";

const longestQuote = 160;

/** How the question was understood, whom it finds, and for each of the first `limit` the reasons and a sentence. */
export function audienceText(audience: Audience, { limit = 20 }: { readonly limit?: number } = {}): string {
  const { sentence, size, of, members, notes } = audience;
  const shown = members.slice(0, limit);
  const more = size > shown.length ? pc.dim(`${shown.length} of ${size}: --limit shows more\n`) : "";
  const found = `${pc.bold(`${size} of ${counted(of, "customer")}`)} (${of === 0 ? "–" : percent(size / of)})`;
  return (
    `${understoodText(audience)}${sentence}\n\n${found}\n` +
    notes.map((note) => pc.yellow(`${note}\n`)).join("") +
    (shown.length > 0 ? `${membersTable(shown)}\n${quotes(shown)}${more}` : nobodyText(audience))
  );
}

/** Which of the conditions leaves nobody. */
function nobodyText({ clauses, of }: Audience): string {
  if (of === 0) return "";
  const rows = clauses.map(({ rule, size }) => [pc.cyan(rule), size === 0 ? pc.red("0") : String(size)]);
  const none = clauses.filter(({ size }) => size === 0);
  const why =
    clauses.length === 1
      ? "Nobody is like this"
      : none.length === 0
        ? "Each condition finds some, but nobody meets all of them"
        : `Nobody meets ${none.map(({ rule }) => rule).join(", nor ")}`;
  const help = "attune ask --help lists what can be asked, attune topics what they write about";
  return `${clauses.length > 1 ? `${table(["condition", "alone finds"], rows, { right: [1] })}\n` : ""}${why}. ${pc.dim(help)}\n`;
}

/** The rule, and for plain words what each of them means in it. */
function understoodText({ understood, rule }: Audience): string {
  const rows = understood.filter(({ means }) => means !== "").map(({ words, means }) => [words, means]);
  const idle = understood.filter(({ means }) => means === "").map(({ words }) => words);
  return (
    `${rows.length > 0 ? `${table(["words", "understood as"], rows)}\n` : ""}` +
    `${idle.length > 0 ? pc.dim(`without a meaning of their own: ${[...new Set(idle)].join(", ")}\n`) : ""}` +
    `${pc.bold("Rule")} ${pc.cyan(rule)}\n`
  );
}

function membersTable(members: readonly AudienceMember[]): string {
  const rows = members.map(({ customer, profile, value, voice, reasons }) => [
    customer,
    profile?.name ?? "",
    money(value.spendCents, value.currency),
    moodText(voice.mood, voice.label),
    reasons.join("; "),
  ]);
  return table(["customer", "name", "spend", "mood", "because"], rows, {
    right: [2, 3],
    widths: [null, null, null, null, 72],
  });
}

function quotes(members: readonly AudienceMember[]): string {
  return members
    .map(({ customer, verbatim }) => {
      if (!verbatim) return "";
      const text = verbatim.text.replaceAll(/\s+/g, " ");
      const cut = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
      const said = verbatim.correction && correctionInWords(verbatim.correction);
      const when = [verbatim.at?.slice(0, 10), verbatim.channel, said].filter(Boolean).join(", ");
      return `${customer} ${pc.dim("“")}${cut}${pc.dim(`” ${when}`)}\n`;
    })
    .join("");
}
