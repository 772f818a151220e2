/** The money of an order: its currency, what was paid, taken off and paid back. */

import type { OrderItem } from "../types.ts";
import { amountReader, currencyReader, isWrong, type ReadAmount, type Wrong } from "./cell-readers.ts";
import { distinctRows, firstOf, itemsReader, sumOf } from "./order-lines.ts";
import type { TableRow } from "./table.ts";
import { NO_CURRENCY } from "./understand-options.ts";
import { columnOf, type UnderstoodColumn, type Understanding } from "./understanding.ts";

/** What was bought and paid. `paidCents` is negative for a return that stands as an order of its own. */
export interface OrderMoney {
  readonly currency: string;
  readonly items: readonly OrderItem[];
  readonly paidCents: number;
  readonly discountCents: number;
  readonly refundedCents: number;
}

interface Told {
  readonly understanding: Understanding;
  /** The column that the amount stands in. */
  readonly column: UnderstoodColumn | undefined;
  /** What the column of currencies says. */
  readonly told: string | undefined;
  readonly amount: ReadAmount | undefined;
}

/**
 * The order's currency: the amount's own, its column's name, the column of currencies, what the user says, what all other amounts of
 * the column name. Where the others name several, an amount without any cannot be told.
 */
function currencyFrom({ understanding, column, told, amount }: Told): string | Wrong {
  const { currency: byName, currencies = [], name = "total" } = column ?? {};
  const own = amount?.currency;
  if (own !== undefined && !amount!.isSharedSign) {
    if (told === undefined || told === own || byName === own) return own;
    return { column: name, reason: `The amount is in ${own}, the currency of the order is ${told}` };
  }
  const found = byName ?? told ?? understanding.currency ?? own;
  if (found !== undefined) return found;
  if (currencies.length < 2) return currencies[0] ?? NO_CURRENCY;
  return {
    column: name,
    reason: `The amount names no currency, others are in ${currencies.join(", ")}: add --currency`,
  };
}

function centsOf(amount: ReadAmount | undefined | Wrong, currency: string): number | Wrong {
  if (amount === undefined || isWrong(amount)) return amount ?? 0;
  const cents = amount.cents(currency);
  return isWrong(cents) ? cents : Math.abs(cents);
}

function addedUp(amounts: readonly (ReadAmount | undefined | Wrong)[], currency: string): number | Wrong {
  let sum = 0;
  for (const amount of amounts) {
    if (isWrong(amount)) return amount;
    const cents = amount?.cents(currency) ?? 0;
    if (isWrong(cents)) return cents;
    sum += cents;
  }
  return sum;
}

/** A reader of the money of an order. Without a column of totals, quantities and prices are added up. */
export function moneyReader(understanding: Understanding): (rows: readonly TableRow[]) => OrderMoney | Wrong {
  const totalColumn = columnOf(understanding, "total");
  const paidColumn = totalColumn ?? columnOf(understanding, "price");
  const paid = amountReader(paidColumn);
  const discount = amountReader(columnOf(understanding, "discount"));
  const refunded = amountReader(columnOf(understanding, "refunded"));
  const currencyOf = currencyReader(understanding);
  const itemsOf = itemsReader(understanding);
  const column = (paidColumn ?? columnOf(understanding, "items"))?.name ?? "total";

  return (rows) => {
    const amount = firstOf(rows, paid);
    if (isWrong(amount)) return amount;
    if (amount === undefined && totalColumn) {
      return { column, reason: "The amount is empty: wanted what was paid, such as 49.90, or 0 for nothing" };
    }
    const told = firstOf(rows, currencyOf);
    if (isWrong(told)) return told;
    const currency = currencyFrom({ understanding, column: paidColumn, told, amount });
    if (isWrong(currency)) return currency;
    // A row that stands twice adds no item where the total is told.
    const items = itemsOf(totalColumn && !totalColumn.isPerRow ? distinctRows(rows) : rows, currency);
    const paidCents = totalColumn?.isPerRow
      ? addedUp(rows.map(paid), currency)
      : totalColumn
        ? amount?.cents(currency)
        : sumOf(items);
    if (paidCents === undefined) return { column, reason: `No amount in column ${JSON.stringify(column)}` };
    if (isWrong(paidCents)) return paidCents;
    const discountCents = centsOf(firstOf(rows, discount), currency);
    if (isWrong(discountCents)) return discountCents;
    const refundedCents = centsOf(firstOf(rows, refunded), currency);
    if (isWrong(refundedCents)) return refundedCents;
    return { currency, items, paidCents, discountCents, refundedCents };
  };
}
