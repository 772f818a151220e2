/** An audience as CSV for other tools. */

import { stringify } from "csv-stringify/sync";
import { minorDigits } from "../models/statistics/format.ts";
import type { Audience, AudienceMember } from "../pipeline/ask.ts";

const columns = ["customer", "email", "name", "spend", "currency", "mood", "segment", "reasons", "verbatim"] as const;

/** Spend as major units without grouping: "2043.10"; empty without orders. */
function spend({ value: { spendCents, currency } }: AudienceMember): number | undefined {
  if (currency === undefined) return undefined;
  const digits = minorDigits(currency);
  return Number((spendCents / 10 ** digits).toFixed(digits));
}

/**
 * CSV with a header, one line a member. Cells that a spreadsheet would run as a formula get an apostrophe before them;
 * numbers stay numbers, negative ones too.
 */
export function audienceCsv({ members }: Audience, segmentNames: ReadonlyMap<string, string> = new Map()): string {
  const rows = members.map((member) => ({
    customer: member.customer,
    email: member.profile?.email,
    name: member.profile?.name,
    spend: spend(member),
    currency: member.value.currency,
    mood: member.voice.mood === undefined ? undefined : Number(member.voice.mood.toFixed(3)),
    segment: segmentNames.get(member.segment.id) ?? member.segment.id,
    reasons: member.reasons.join("; "),
    verbatim: member.verbatim?.text.replaceAll(/\s+/g, " "),
  }));
  // Numbers are given as numbers: only text is escaped.
  return stringify(rows, { header: true, columns: [...columns], escape_formulas: true });
}
