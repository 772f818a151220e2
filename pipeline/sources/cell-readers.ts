/** Cells of understood columns to values. Made once for a file: nothing is looked up by name for a row. */

import { isBlank, present, presentCustomer, presentEmail } from "./cells.ts";
import { currencyCode } from "./currencies.ts";
import { dateParser, isSerial, serialMoment } from "./dates.ts";
import type { Field } from "./fields.ts";
import { minorUnits, parseAmount } from "./money.ts";
import { quoted, storable, storableIn } from "./shown.ts";
import { isShownName } from "./shown-names.ts";
import type { Rejected, TableRow } from "./table.ts";
import { columnOf, type UnderstoodColumn, type Understanding } from "./understanding.ts";

/** What is wrong with a cell. */
export interface Wrong {
  readonly column: string;
  readonly reason: string;
}

/** Whether a cell's value is what is wrong with it. */
export function isWrong(value: unknown): value is Wrong {
  return typeof value === "object" && value !== null && "reason" in value;
}

/** The row, rejected for this. */
export function rejected({ line, rows }: TableRow, { column, reason }: Wrong): Rejected {
  return { line, rows, column, reason };
}

/** A reader of the trimmed cells of a field; undefined where blank or where no column is that field. */
export function textReader(understanding: Understanding, field: Field): (row: TableRow) => string | undefined {
  const column = columnOf(understanding, field);
  if (!column) return () => undefined;
  const { index } = column;
  return ({ values }) => present(values[index]);
}

/** A reader of moments: ISO in UTC, undefined where blank, or what is wrong. */
export function momentReader(
  understanding: Understanding,
  field: Field,
): (row: TableRow) => string | undefined | Wrong {
  const column = columnOf(understanding, field);
  if (!column) return () => undefined;
  const { index, name, dates = {} } = column;
  const parse = dateParser(dates);
  const timeAt = columnOf(understanding, "time")?.index;
  return ({ values }) => {
    const cell = values[index];
    if (cell === undefined || isBlank(cell) || cell.startsWith("0000-00-00")) return undefined;
    const time = timeAt === undefined || cell.includes(":") ? undefined : present(values[timeAt]);
    const day = cell.trim();
    const written = dates.serials && isSerial(day) ? new Date(serialMoment(day)).toISOString().slice(0, 10) : day;
    const at = parse(time === undefined ? cell : `${written} ${time}`);
    return typeof at === "string"
      ? at
      : { column: name, reason: `The date${quoted(cell)} cannot be read: ${at.wrong}` };
  };
}

/** An amount, to be had in the minor units of a currency. */
export interface ReadAmount {
  readonly cents: (currency: string) => number | Wrong;
  /** The currency that the cell itself names. */
  readonly currency?: string;
  readonly isSharedSign: boolean;
}

/** A reader of amounts in one column. */
export function amountReader(column: UnderstoodColumn | undefined): (row: TableRow) => ReadAmount | undefined | Wrong {
  if (!column) return () => undefined;
  const { index, name, decimal = "." } = column;
  return ({ values }) => {
    const cell = present(values[index]);
    if (cell === undefined) return undefined;
    const amount = parseAmount(cell, decimal);
    if ("wrong" in amount) return { column: name, reason: `The amount${quoted(cell)} cannot be read: ${amount.wrong}` };
    const cents = (currency: string) =>
      minorUnits(amount, currency) ?? { column: name, reason: `The amount${quoted(cell)} is too large to be exact` };
    return { cents, currency: amount.currency, isSharedSign: amount.isSharedSign };
  };
}

/** Who a row is of: the id, and the e-mail address in lower case, from its own column or from the customer's. */
export interface Who {
  readonly customer?: string;
  readonly email?: string;
}

/**
 * A reader of who a row is of: the first of the customer's columns that is filled. An address there is an address, and a name
 * beside an address is no id. What is not used is kept in `other`.
 */
export function whoReader(
  understanding: Understanding,
  field: Field = "customer",
): (row: TableRow, other?: Record<string, string>) => Who {
  const columns = understanding.columns
    .filter((column) => column.field === field)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ index, name }) => ({ index, name, isName: isShownName(name) }));
  const emailColumn = columnOf(understanding, "email");
  const emailAt = emailColumn?.index ?? -1;
  return ({ values }, other) => {
    const cell = values[emailAt];
    let email = presentEmail(cell);
    if (other && email === undefined && cell !== undefined && !isBlank(cell)) other[emailColumn!.name] = storable(cell);
    let customer: string | undefined;
    for (const { index, name, isName } of columns) {
      const id = presentCustomer(values[index]);
      if (id === undefined) continue;
      const address = presentEmail(id);
      if (address !== undefined && (email === undefined || email === address)) email = address;
      else if (address === undefined && customer === undefined && !(isName && email !== undefined)) customer = id;
      else if (other) other[name] = storable(id);
    }
    return { customer, email };
  };
}

/** A reader of a currency's code; undefined where blank or unknown. */
export function currencyReader(understanding: Understanding): (row: TableRow) => string | undefined | Wrong {
  const column = columnOf(understanding, "currency");
  if (!column) return () => undefined;
  const { index, name } = column;
  return ({ values }) => {
    const cell = present(values[index]);
    if (cell === undefined) return undefined;
    return (
      currencyCode(cell) ?? { column: name, reason: `The currency is not known: wanted an ISO 4217 code such as EUR` }
    );
  };
}

/** Every other column of a row that holds something, by name, free text masked. Has no prototype: "__proto__" is a name. */
export function otherReader(understanding: Understanding): (row: TableRow) => Record<string, string> {
  const columns = understanding.columns
    .filter(({ field }) => field === undefined)
    .map(({ index, name }) => ({ index, name, store: storableIn(name) }));
  return ({ values, extra }) => {
    const other = Object.create(null) as Record<string, string>;
    for (const { index, name, store } of columns) {
      const cell = values[index];
      if (cell !== undefined && cell !== "") other[name] = store(cell);
    }
    if (extra) for (const [name, cell] of extra) if (cell !== "") other[name] = storableIn(name)(cell);
    return other;
  };
}
