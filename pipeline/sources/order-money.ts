/** The money of an order: its currency, what was paid, taken off and paid back. */

import type { OrderItem } from "../types.ts";
import { amountReader, currencyReader, isWrong, type ReadAmount, type Wrong } from "./cell-readers.ts";
import { distinctRows, firstOf, itemsReader, sumOf } from "./order-lines.ts";
import type { TableRow } from "./table.ts";
import { NO_CURRENCY } from "./understand-options.ts";
import { columnOf, type Understanding } from "./understanding.ts";

/** What was bought and paid. `paidCents` is negative for a return that stands as an order of its own. */
export interface OrderMoney {
  readonly currency: string;
  readonly items: readonly OrderItem[];
  readonly paidCents: number;
  readonly discountCents: number;
  readonly refundedCents: number;
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

function centsOf(amount: ReadAmount | undefined | Wrong, currency: string): number | Wrong {
  if (amount === undefined || isWrong(amount)) return amount ?? 0;
  const cents = amount.cents(currency);
  return isWrong(cents) ? cents : Math.abs(cents);
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
    const told = firstOf(rows, currencyOf);
    if (isWrong(told)) return told;
    const fallback = understanding.currency ?? (amount?.currency === undefined ? NO_CURRENCY : undefined);
    const currency = currencyFrom(told, amount, fallback);
    if (currency === undefined) {
      return { column, reason: `The amount is in ${amount?.currency}, the currency of the order is ${told}` };
    }
    // A row that stands twice adds no item where the total is told.
    const items = itemsOf(totalColumn ? distinctRows(rows) : rows, currency);
    const paidCents = totalColumn ? amount?.cents(currency) : sumOf(items);
    if (paidCents === undefined) return { column, reason: `No amount in column ${JSON.stringify(column)}` };
    if (isWrong(paidCents)) return paidCents;
    const discountCents = centsOf(firstOf(rows, discount), currency);
    if (isWrong(discountCents)) return discountCents;
    const refundedCents = centsOf(firstOf(rows, refunded), currency);
    if (isWrong(refundedCents)) return refundedCents;
    return { currency, items, paidCents, discountCents, refundedCents };
  };
}
