/** The rows of one order to the order. */

import { fingerprint } from "../answer.ts";
import type { Order, OrderItem } from "../types.ts";
import {
  amountReader,
  currencyReader,
  isWrong,
  momentReader,
  otherReader,
  textReader,
  whoReader,
  type ReadAmount,
  type Wrong,
} from "./cell-readers.ts";
import { present, presentId } from "./cells.ts";
import type { Decimal } from "./money.ts";
import { itemsOf, priceOf, quantityOf } from "./order-items.ts";
import { orderStatusOf } from "./order-status.ts";
import { storable } from "./shown.ts";
import type { TableRow } from "./table.ts";
import { NO_CURRENCY } from "./understand-options.ts";
import { columnOf, type Understanding } from "./understanding.ts";

/** The first value that some row of the order has. */
function firstOf<T>(rows: readonly TableRow[], read: (row: TableRow) => T | undefined): T | undefined {
  for (const row of rows) {
    const value = read(row);
    if (value !== undefined) return value;
  }
  return undefined;
}

function distinctRows(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.length === 1) return rows;
  const seen = new Set<string>();
  return rows.filter(({ values }) => {
    const key = JSON.stringify(values);
    return !seen.has(key) && seen.add(key);
  });
}

interface Money {
  readonly decimal: Decimal;
  readonly currency: string;
}

/** A reader of the items of all rows of an order. */
function itemsReader({
  columns,
}: Understanding): (rows: readonly TableRow[], currency: string) => readonly OrderItem[] {
  const lists = columns.filter(({ field }) => field === "items");
  const parts = columns.filter(({ field }) => field === "item" || field === "quantity" || field === "price");
  const groups = [...new Set(parts.map(({ group }) => group))].map((group) => {
    const at = (field: string) => parts.find((column) => column.field === field && column.group === group);
    return {
      name: at("item")?.index ?? -1,
      quantity: at("quantity")?.index ?? -1,
      price: at("price")?.index ?? -1,
      decimal: at("price")?.decimal ?? ".",
    };
  });
  const decimal = parts.find((column) => column.decimal)?.decimal ?? ".";
  return (rows, currency) => {
    const items: OrderItem[] = [];
    for (const { values } of rows) {
      for (const { index } of lists) {
        const cell = present(values[index]);
        if (cell !== undefined) items.push(...itemsOf(cell, { decimal, currency }));
      }
      for (const group of groups) {
        const name = present(values[group.name]);
        const quantity = present(values[group.quantity]);
        const price = present(values[group.price]);
        if (name === undefined && price === undefined) continue;
        const money: Money = { decimal: group.decimal as Decimal, currency };
        items.push({ name: storable(name ?? ""), quantity: quantityOf(quantity), priceCents: priceOf(price, money) });
      }
    }
    return items;
  };
}

/** Sum of quantity times price; undefined without items or where one has no price. */
function sumOf(items: readonly OrderItem[]): number | undefined {
  if (items.length === 0 || items.some(({ priceCents }) => priceCents === undefined)) return undefined;
  return Math.round(items.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents!, 0));
}

/** The order's currency: its column's, else the one its amount names, else what the user says. */
function currencyFrom(
  told: string | undefined,
  amount: ReadAmount | undefined,
  fallback: string | undefined,
): string | undefined {
  const named = amount?.currency;
  if (told === undefined) return amount?.isSharedSign ? (fallback ?? named) : (named ?? fallback);
  return named === undefined || named === told || amount?.isSharedSign ? told : undefined;
}

/** Further columns of all rows of an order; where rows differ, each value once. */
function othersOf(rows: readonly TableRow[], read: (row: TableRow) => Record<string, string>): Record<string, string> {
  const other = read(rows[0]!);
  for (const row of rows.slice(1)) {
    for (const [name, cell] of Object.entries(read(row))) {
      const known = other[name];
      if (known === undefined) other[name] = cell;
      else if (known.length < 1000 && !known.split("; ").includes(cell)) other[name] = `${known}; ${cell}`;
    }
  }
  return other;
}

/** A reader of the rows of one order: the order, or what is wrong with it. */
export function orderReader(understanding: Understanding): (rows: readonly TableRow[]) => Order | Wrong {
  const idAt = columnOf(understanding, "id")?.index ?? -1;
  const who = whoReader(understanding);
  const at = momentReader(understanding, "at");
  const totalColumn = columnOf(understanding, "total");
  const [total, discount, refunded] = [
    totalColumn,
    columnOf(understanding, "discount"),
    columnOf(understanding, "refunded"),
  ].map(amountReader);
  const currencyOf = currencyReader(understanding);
  const items = itemsReader(understanding);
  const statusColumn = columnOf(understanding, "status");
  const status = textReader(understanding, "status");
  const cancelledAt = textReader(understanding, "cancelledAt");
  const other = otherReader(understanding);
  const dateName = columnOf(understanding, "at")?.name ?? "date";
  const amountName =
    totalColumn?.name ?? columnOf(understanding, "price")?.name ?? columnOf(understanding, "items")?.name ?? "total";

  return (rows) => {
    const moment = firstOf(rows, at);
    if (isWrong(moment)) return moment;
    if (moment === undefined) return { column: dateName, reason: `No date in column ${JSON.stringify(dateName)}` };
    const amount = firstOf(rows, total!);
    if (isWrong(amount)) return amount;
    const told = firstOf(rows, currencyOf);
    if (isWrong(told)) return told;
    const currency = currencyFrom(
      told,
      amount,
      understanding.currency ?? (amount?.currency === undefined ? NO_CURRENCY : undefined),
    );
    if (currency === undefined) {
      return {
        column: amountName,
        reason: `The amount is in ${amount?.currency}, the currency of the order is ${told}`,
      };
    }
    // A row that stands twice adds no item where the total is told.
    const bought = items(totalColumn ? distinctRows(rows) : rows, currency);
    const cents = amount ? amount.cents(currency) : totalColumn ? undefined : sumOf(bought);
    if (isWrong(cents)) return cents;
    if (cents === undefined) return { column: amountName, reason: `No amount in column ${JSON.stringify(amountName)}` };
    const reductions = [discount!, refunded!].map((read) => centsOf(firstOf(rows, read), currency));
    for (const reduction of reductions) if (isWrong(reduction)) return reduction;
    const [off, back] = reductions as readonly number[];
    const word = firstOf(rows, status);
    const stated = word === undefined ? "paid" : orderStatusOf(word);
    const further = othersOf(rows, other);
    if (word !== undefined && stated === undefined) further[statusColumn!.name] = storable(word);
    const isCancelled = firstOf(rows, cancelledAt) !== undefined;
    const person = {
      customer: firstOf(rows, (row) => who(row).customer),
      email: firstOf(rows, (row) => who(row).email),
    };
    const id = presentId(rows[0]!.values[idAt]);
    return {
      id:
        id ??
        fingerprint(
          person.customer ?? person.email ?? "",
          moment,
          `${cents} ${currency}`,
          JSON.stringify([bought, Object.entries(further)]),
        ),
      ...person,
      at: moment,
      currency,
      discountCents: off!,
      ...outcome({ cents, back: back!, status: isCancelled ? "cancelled" : (stated ?? "paid") }),
      items: bought,
      other: further,
    };
  };
}

function centsOf(amount: ReadAmount | undefined | Wrong, currency: string): number | Wrong {
  if (amount === undefined || isWrong(amount)) return amount ?? 0;
  const cents = amount.cents(currency);
  return isWrong(cents) ? cents : Math.abs(cents);
}

/** What was paid and what was paid back. An order of a negative total is a refund without the order it belongs to. */
function outcome({
  cents,
  back,
  status,
}: {
  readonly cents: number;
  readonly back: number;
  readonly status: Order["status"];
}): Pick<Order, "totalCents" | "refundedCents" | "status"> {
  if (cents < 0) return { totalCents: 0, refundedCents: Math.max(back, -cents), status: "refunded" };
  const refundedCents = status === "refunded" && back === 0 ? cents : back;
  const isAllBack = status === "paid" && refundedCents > 0 && refundedCents >= cents;
  return { totalCents: cents, refundedCents, status: isAllBack ? "refunded" : status };
}
