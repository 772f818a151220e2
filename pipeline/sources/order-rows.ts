/** The rows of one order to the order. */

import { fingerprint } from "../answer.ts";
import type { Order } from "../types.ts";
import { isWrong, momentReader, otherReader, textReader, whoReader, type Wrong } from "./cell-readers.ts";
import { presentId } from "./cells.ts";
import { longIdReader } from "./long-ids.ts";
import { firstOf } from "./order-lines.ts";
import { moneyReader, type OrderMoney } from "./order-money.ts";
import { orderStatusIn } from "./order-status.ts";
import { storable } from "./shown.ts";
import type { TableRow } from "./table.ts";
import { columnOf, type Understanding } from "./understanding.ts";

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

type Outcome = Pick<Order, "totalCents" | "refundedCents" | "status">;

/**
 * What was paid and what was paid back. A negative total stays: a credit note, whatever its status is called. What it
 * says is paid back is the same money told twice.
 */
function outcome({ paidCents, refundedCents: back }: OrderMoney, status: Order["status"]): Outcome {
  if (paidCents < 0) return { totalCents: paidCents, refundedCents: 0, status: "refunded" };
  const refundedCents = status === "refunded" && back === 0 ? paidCents : back;
  const isAllBack = status === "paid" && refundedCents > 0 && refundedCents >= paidCents;
  return { totalCents: paidCents, refundedCents, status: isAllBack ? "refunded" : status };
}

/** A reader of the rows of one order: the order, or what is wrong with it. */
export function orderReader(understanding: Understanding): (rows: readonly TableRow[]) => Order | Wrong {
  const idAt = columnOf(understanding, "id")?.index ?? -1;
  const longId = longIdReader(understanding);
  const who = whoReader(understanding);
  const at = momentReader(understanding, "at");
  const date = columnOf(understanding, "at")?.name;
  const moneyOf = moneyReader(understanding);
  const statusName = columnOf(understanding, "status")?.name ?? "status";
  const statusOf = orderStatusIn(statusName);
  const status = textReader(understanding, "status");
  const cancelledAt = textReader(understanding, "cancelledAt");
  const other = otherReader(understanding);

  return (rows) => {
    const wrong = firstOf(rows, longId);
    if (wrong) return wrong;
    const moment = firstOf(rows, at);
    if (isWrong(moment)) return moment;
    if (moment === undefined && date !== undefined)
      return { column: date, reason: `No date in column ${JSON.stringify(date)}` };
    const money = moneyOf(rows);
    if (isWrong(money)) return money;
    const { currency, items, paidCents, discountCents } = money;
    const word = firstOf(rows, status);
    const stated = word === undefined ? "paid" : statusOf(word);
    const further = othersOf(rows, other);
    // What is no known status is kept, and the order counts.
    if (word !== undefined && stated === undefined) further[statusName] = storable(word);
    const isCancelled = firstOf(rows, cancelledAt) !== undefined;
    const customer = firstOf(rows, (row) => who(row).customer);
    const email = firstOf(rows, (row) => who(row, further).email);
    const content = JSON.stringify([customer ?? email, moment, paidCents, currency, items, Object.entries(further)]);
    return {
      id: presentId(rows[0]!.values[idAt]) ?? fingerprint(content),
      customer,
      email,
      at: moment,
      currency,
      discountCents,
      ...outcome(money, isCancelled ? "cancelled" : (stated ?? "paid")),
      items,
      other: further,
    };
  };
}
