/** An audience as CSV for other tools. */

import { stringify } from "csv-stringify/sync";
import { minorDigits } from "../../models/statistics/format.ts";
import type { Member, Verbatim } from "../types.ts";
import type { RecordedMove } from "../store/audience/members.ts";

/** What a line tells of; of customers who are no longer in the data, the id alone. */
export interface CsvMember extends Partial<Member> {
  readonly customer: string;
  /** Of a saved audience: the day that they came with. */
  readonly since?: string;
  readonly reasons: readonly string[];
  readonly verbatim?: Verbatim;
}

const columns = ["customer", "email", "name", "spend", "currency", "mood", "segment", "reasons", "verbatim"] as const;
const savedColumns = ["customer", "since", ...columns.slice(1)] as const;
const moveColumns = ["customer", "move", "day", "condition", "before", "after", "cause"] as const;

/** What the columns of the CSV are filled with beside the members. */
export interface CsvOptions {
  /** Names of segments by their ids. */
  readonly segmentNames?: ReadonlyMap<string, string>;
  /** Whether since when they are in is told. */
  readonly isSaved?: boolean;
  /** Whether the line of titles comes first. */
  readonly header?: boolean;
}

/** Spend as major units without grouping: "2043.10"; empty without orders. */
function spend({ value }: CsvMember): number | undefined {
  if (value?.currency === undefined) return undefined;
  const digits = minorDigits(value.currency);
  return Number((value.spendCents / 10 ** digits).toFixed(digits));
}

/** Cells that a spreadsheet would run as a formula get an apostrophe before them; numbers stay numbers, negative ones too. */
function csv(rows: readonly object[], named: readonly string[], header: boolean): string {
  return stringify([...rows], { header, columns: [...named], escape_formulas: true });
}

/** CSV with a header, one line a member. */
export function audienceCsv(
  members: readonly CsvMember[],
  { segmentNames = new Map(), isSaved = false, header = true }: CsvOptions = {},
): string {
  const rows = members.map((member) => ({
    customer: member.customer,
    since: member.since,
    email: member.profile?.email,
    name: member.profile?.name,
    spend: spend(member),
    currency: member.value?.currency,
    mood: member.voice?.mood === undefined ? undefined : Number(member.voice.mood.toFixed(3)),
    segment: member.segment && (segmentNames.get(member.segment.id) ?? member.segment.id),
    reasons: member.reasons.join("; "),
    verbatim: member.verbatim?.text.replaceAll(/\s+/g, " "),
  }));
  // Numbers are given as numbers: only text is escaped.
  return csv(rows, isSaved ? savedColumns : columns, header);
}

/** Who came and who went as CSV, one line a reason. */
export function movesCsv(moves: readonly RecordedMove[], { header = true }: Pick<CsvOptions, "header"> = {}): string {
  const rows = moves.flatMap(({ customer, move, day, reasons }) =>
    reasons.map((reason) => ({ customer, move, day, ...reason })),
  );
  return csv(rows, moveColumns, header);
}
