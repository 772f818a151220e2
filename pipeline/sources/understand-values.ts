/** How the values of the understood columns are read: dates, amounts, ratings. */

import type { Assigned } from "./assign-columns.ts";
import { channelOf } from "./channel.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { currencyCode } from "./currencies.ts";
import { withoutCurrency } from "./column-names.ts";
import { decideOrder, NO_VOTES, voteOfDate, withVote, type OrderVotes } from "./date-order.ts";
import type { DateOrder, DateStyle } from "./dates.ts";
import type { Field } from "./fields.ts";
import { decideDecimal, parseAmount, type Decimal } from "./money.ts";
import { orderStatusIn } from "./order-status.ts";
import { plainName } from "./plain-name.ts";
import { UnusableInput, type OpenedFile } from "./raw-record.ts";
import { decideRating, type RatingStyle } from "./ratings.ts";
import { tableRows, type TableReading } from "./table.ts";

const DATES: readonly Field[] = ["at", "since", "cancelledAt", "contractStart", "contractEnd"];
const AMOUNTS: readonly Field[] = ["total", "discount", "refunded", "price"];

/** Columns of one table by position. */
export type ByColumn<T> = ReadonlyMap<number, T>;

interface Sample {
  readonly assigned: readonly Assigned[];
  readonly columns: readonly ColumnProfile[];
}

function columnsFor(fields: readonly Field[], { assigned, columns }: Sample): readonly ColumnProfile[] {
  const positions = new Set(assigned.filter(({ field }) => fields.includes(field)).map(({ index }) => index));
  return columns.filter(({ index }) => positions.has(index));
}

/** Votes of the columns over every row of the file, until each column has one that decides. */
async function votesOfAll(
  opened: OpenedFile,
  reading: TableReading,
  positions: readonly number[],
): Promise<ByColumn<OrderVotes>> {
  const votes = new Map(positions.map((index) => [index, NO_VOTES]));
  for await (const batch of tableRows(opened, reading)) {
    for (const row of batch) {
      if ("reason" in row) continue;
      for (const index of positions) votes.set(index, withVote(votes.get(index)!, row.values[index] ?? ""));
    }
    if (positions.every((index) => decideOrder(votes.get(index)!) !== "undecided")) break;
  }
  return votes;
}

function undecided(file: string, column: ColumnProfile, votes: OrderVotes): UnusableInput {
  const isMixed = votes.dayFirst > 0;
  const what = isMixed
    ? `has ${votes.dayFirst} dates that are day-first and ${votes.monthFirst} that are month-first`
    : `has ${votes.either} dates such as ${JSON.stringify(column.values.find((value) => voteOfDate(value) === "either") ?? "")} that may be day-first or month-first, and none that decides`;
  return new UnusableInput(what, {
    file,
    column: column.name,
    wanted: "--day-first or --month-first (or --map another column)",
  });
}

/**
 * How the dates of the columns are read. Looks at all rows where the first do not say whether the day or the month comes
 * first; throws `UnusableInput` when none does.
 */
export async function understandDates(
  sample: Sample,
  {
    opened,
    reading,
    file,
    timezone,
    dayFirst,
    isAll,
  }: {
    readonly opened: OpenedFile;
    readonly reading: TableReading;
    readonly file: string;
    readonly timezone: string;
    readonly dayFirst: boolean | undefined;
    /** Whether the sample is the whole file. */
    readonly isAll: boolean;
  },
): Promise<ByColumn<DateStyle>> {
  const columns = columnsFor(DATES, sample);
  const told: DateOrder | undefined = dayFirst === undefined ? undefined : dayFirst ? "day-first" : "month-first";
  const first = new Map(columns.map(({ index, values }) => [index, values.reduce(withVote, NO_VOTES)]));
  const open = columns.map(({ index }) => index).filter((index) => decideOrder(first.get(index)!) === "undecided");
  const later =
    told || isAll || open.length === 0 ? new Map<number, OrderVotes>() : await votesOfAll(opened, reading, open);
  return new Map(
    columns.map((column) => {
      const votes = later.get(column.index) ?? first.get(column.index)!;
      const order = told ?? decideOrder(votes);
      if (order === "undecided" || order === "mixed") throw undecided(file, column, votes);
      const serials = column.share("serial") >= 0.5 && column.share("date") < 0.5 ? "all" : "some";
      return [column.index, { order: order === "not needed" ? undefined : order, timezone, serials }];
    }),
  );
}

/** The decimal sign of columns that do not show one: `1.234` is a thousand and some, since money has two decimals or none. */
function decimalByGroups(values: readonly string[], format: string): Decimal {
  if (format === "json" || format === "jsonl" || format === "xlsx") return ".";
  return values.some((value) => value.includes(".")) ? "," : ".";
}

/** The decimal sign of the columns of amounts: each column's own, else that of the others, else by the groups of three. */
export function understandAmounts(sample: Sample, format: string): ByColumn<Decimal> {
  const columns = columnsFor(AMOUNTS, sample);
  const own = columns.map(({ values }) => decideDecimal(values));
  const others = own.find((decimal) => decimal !== undefined);
  return new Map(columns.map(({ index, values }, at) => [index, own[at] ?? others ?? decimalByGroups(values, format)]));
}

/** The currency that a column's name tells: "Total (EUR)", "amount_usd". */
export function currencyOfName(name: string): string | undefined {
  const sign = /[€£₹]|(?<!\w)\$/.exec(name)?.[0];
  return (
    withoutCurrency(plainName(name), (code) => currencyCode(code) !== undefined).code ?? (sign && currencyCode(sign))
  );
}

/** The currencies that amounts name themselves, each once. */
export function currenciesOf(values: readonly string[], decimal: Decimal): readonly string[] {
  const named = values.flatMap((value) => {
    const amount = parseAmount(value, decimal);
    return "wrong" in amount || amount.currency === undefined ? [] : [amount.currency];
  });
  return [...new Set(named)];
}

/** The currencies that a column of currencies names, each once. */
export function codesOf(values: readonly string[]): readonly string[] {
  return [...new Set(values.flatMap((value) => currencyCode(value) ?? []))];
}

/** The statuses in a column of this name that are not understood, each once. */
export function unreadStatuses(name: string, values: readonly string[]): readonly string[] {
  const statusOf = orderStatusIn(name);
  return [...new Set(values)].filter((value) => statusOf(value) === undefined);
}

/** The channels that are not understood, each once, as they stand. */
export function unreadChannels(values: readonly string[]): readonly string[] {
  return [...new Set(values)].filter((value) => channelOf(value) === undefined);
}

/** Whether the totals of the rows of one order differ, more often than they are the same: then each is of its row. */
export function areRowTotals(
  rows: readonly (readonly string[])[],
  { id, total }: { readonly id: number; readonly total: number },
): boolean {
  const first = new Map<string, string>();
  let differ = 0;
  let same = 0;
  for (const row of rows) {
    const [key, amount] = [row[id] ?? "", row[total] ?? ""];
    if (key === "" || amount === "") continue;
    const known = first.get(key);
    if (known === undefined) first.set(key, amount);
    else if (known === amount) same++;
    else differ++;
  }
  return differ > same;
}

/** The scales of the ratings; `always` is the preset's. */
export function understandRatings(sample: Sample, always: RatingStyle | undefined): ByColumn<RatingStyle> {
  const styles = columnsFor(["rating"], sample).map(
    ({ index, plain, values }) => [index, always ?? decideRating(plain, values) ?? { scale: "stars", max: 5 }] as const,
  );
  return new Map(styles);
}
