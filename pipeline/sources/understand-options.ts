/** What the user says about a file, checked; and what the user should be told. */

import { channels } from "../channels.ts";
import type { Channel } from "../types.ts";
import { currencyCode } from "./currencies.ts";
import type { Kind } from "./fields.ts";
import type { Preset } from "./preset.ts";
import { UnusableInput } from "./raw-record.ts";
import type { ColumnMap } from "./map-columns.ts";
import { isTimezone } from "./time-zones.ts";
import { sampleOf } from "./shown.ts";
import type { UnderstoodColumn } from "./understanding.ts";

/** What the user says about a file. */
export interface UnderstandOptions {
  /** Absent: recognised. */
  readonly as?: Kind;
  /** Absent: recognised; "generic" for none. */
  readonly preset?: string;
  /** Columns by field; several for `text`: a survey's questions. */
  readonly map?: ColumnMap;
  /** Of texts whose row names none: ticket, survey, review or chat. Absent: recognised. */
  readonly channel?: string;
  /** IANA name, of times that name no zone; UTC when absent. */
  readonly timezone?: string;
  /** ISO 4217 code, of amounts that name no currency. */
  readonly currency?: string;
  /** Whether 03/04/2026 is 3 April; absent: decided for each column. */
  readonly dayFirst?: boolean;
}

/** The zone as Intl knows it. Throws `UnusableInput` on an unknown one. */
export function checkedTimezone(timezone: string | undefined, file: string): string | undefined {
  if (timezone === undefined || isTimezone(timezone)) return timezone;
  throw new UnusableInput(`cannot be read in the time zone ${JSON.stringify(timezone)}`, {
    file,
    wanted: "an IANA name such as Europe/Berlin, America/New_York or UTC",
  });
}

/** The currency as an ISO code. Throws `UnusableInput` on an unknown one. */
export function checkedCurrency(currency: string | undefined, file: string): string | undefined {
  const code = currency === undefined ? undefined : currencyCode(currency);
  if (currency === undefined || code !== undefined) return code;
  throw new UnusableInput(`cannot be read in the currency ${JSON.stringify(currency)}`, {
    file,
    wanted: "an ISO 4217 code such as EUR, USD or JPY",
  });
}

/** The channel. Throws `UnusableInput` on an unknown one. */
export function checkedChannel(channel: string | undefined, file: string): Channel | undefined {
  const found = channels.find((name) => name === channel?.trim().toLowerCase());
  if (channel === undefined || found) return found;
  throw new UnusableInput(`cannot be read as texts of the channel ${JSON.stringify(channel)}`, {
    file,
    wanted: channels.join(", "),
  });
}

/** Throws `UnusableInput` when a preset of one kind is to be read as another. */
export function checkKind(as: Kind | undefined, preset: Preset | undefined, file: string): void {
  if (as === undefined || preset === undefined || preset.kind === as) return;
  throw new UnusableInput(`cannot be read as ${as} with the preset ${preset.name}`, {
    file,
    wanted: `--as ${preset.kind}, or another preset`,
  });
}

/** The code for an unknown currency: amounts of it are kept apart from all others. */
export const NO_CURRENCY = "XXX";

/** The first five of some values, personal data masked, and how many more there are. */
function someOf(values: readonly string[]): string {
  const shown = values.slice(0, 5).map((value) => JSON.stringify(sampleOf(value)));
  return `${shown.join(", ")}${values.length > 5 ? ` and ${values.length - 5} more` : ""}`;
}

/** What is missing or was taken to be so. */
export function warningsOf(
  kind: Kind,
  columns: readonly UnderstoodColumn[],
  {
    rows,
    currency,
    names = [],
    channel,
    aside = [],
  }: {
    readonly rows: number;
    readonly currency: string | undefined;
    /** Columns of names that were not taken for ids. */
    readonly names?: readonly string[];
    /** Of texts whose row does not say. */
    readonly channel?: Channel;
    /** Columns called by a question whose answers were not taken for texts. */
    readonly aside?: readonly string[];
  },
): readonly string[] {
  const has = (field: UnderstoodColumn["field"]) => columns.some((column) => column.field === field);
  const warnings: string[] = [];
  for (const name of names) {
    const shown = JSON.stringify(name);
    const who = has("customer") || has("email") ? "who is named by nothing else counts" : "they count";
    warnings.push(
      `${shown} holds names that reviewers show, which are no ids: ${who} without a customer. Add --map customer=${shown} to take the names for ids`,
    );
  }
  if (kind !== "customers" && names.length === 0 && !has("customer") && !has("email")) {
    warnings.push(
      `No column says whose ${kind} these are: they cannot be joined with others. Add --map customer=COLUMN`,
    );
  }
  if (kind === "feedback" && !has("at"))
    warnings.push("No column holds dates: nothing can be said about time. Add --map at=COLUMN");
  if (kind === "orders" && !has("at"))
    warnings.push(
      "No column holds the dates of the orders: what was spent counts, when it was is not known. Add --map at=COLUMN",
    );
  for (const { field, name, rating } of columns) {
    if (field === "rating" && rating?.isReversed)
      warnings.push(`Ratings in ${JSON.stringify(name)} are taken for school grades: 1 is the best`);
  }
  for (const { name, field, unread = [] } of columns) {
    if (unread.length === 0) continue;
    const what =
      field === "status"
        ? ["statuses", "Such orders count as paid"]
        : ["channels", `Such texts count as ${channel ?? "of no channel"}, and the word stays a column of theirs`];
    warnings.push(`${JSON.stringify(name)} holds ${what[0]} that are not understood: ${someOf(unread)}. ${what[1]}`);
  }
  if (kind === "feedback" && aside.length > 0) {
    const shown = someOf(aside);
    warnings.push(
      `Answers to ${shown} are few and alike: kept as they are, and not read as texts. Where they are texts, add --map text=… for every question`,
    );
  }
  const named = [...new Set(columns.flatMap(({ currencies = [] }) => currencies))].sort();
  if (kind === "orders" && named.length > 1) {
    warnings.push(
      `Amounts are in ${named.join(", ")}: none is converted or added to another. A customer counts in the currency of most of their orders, and is ranked among those who buy in the same; the rest is shown beside it`,
    );
  }
  const isNamed = has("currency") || currency !== undefined || columns.some((column) => column.currency !== undefined);
  if (kind === "orders" && rows > 0 && !isNamed && !columns.some(({ currencies = [] }) => currencies.length > 0)) {
    warnings.push(
      `No currency is named: amounts are kept as ${NO_CURRENCY} with two decimals. Add --currency EUR or what it is`,
    );
  }
  return warnings;
}
