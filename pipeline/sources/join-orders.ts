/** Joins the rows that one order is spread over. */

import { present, presentId } from "./cells.ts";
import type { Rejected, TableRow } from "./table.ts";
import { columnOf, type Understanding } from "./understanding.ts";

/** The rows of one order, in the order of the file. */
export type OrderRows = readonly TableRow[];

/** Takes rows one by one and gives what is complete. */
export interface OrderJoiner {
  readonly add: (row: TableRow) => OrderRows | Rejected | undefined;
  /** What is left. */
  readonly end: () => readonly OrderRows[];
}

/** Orders that are kept open for further rows: exports sorted by time mix the rows of orders of the same minute. */
const KEPT_OPEN = 100;

/** Whether rows hold items, and so an order may be spread over several. */
function isSpread(understanding: Understanding): boolean {
  const hasItems = understanding.columns.some(
    ({ field, group }) => group === undefined && (field === "item" || field === "price" || field === "quantity"),
  );
  return hasItems && columnOf(understanding, "id") !== undefined;
}

/**
 * Joins rows of the same id that are not far apart, and rows that have an item but neither id nor date nor total. Where an
 * order comes again much later, a row with a total is an order that stands twice; one without is rejected: its order has
 * been given already.
 */
export function orderJoiner(understanding: Understanding): OrderJoiner {
  if (!isSpread(understanding)) return { add: (row) => [row], end: () => [] };
  const idAt = columnOf(understanding, "id")!.index;
  const headAt = [columnOf(understanding, "total"), columnOf(understanding, "at")].map((column) => column?.index ?? -1);
  const totalAt = headAt[0]!;
  const isPerRow = columnOf(understanding, "total")?.isPerRow ?? false;
  const past = new Set<string>();
  const open = new Map<string, TableRow[]>();
  let latest: TableRow[] | undefined;

  /** The oldest of the open orders, when there are enough. */
  function overdue(): OrderRows | undefined {
    if (open.size <= KEPT_OPEN) return undefined;
    const [id, rows] = open.entries().next().value!;
    open.delete(id);
    past.add(id);
    return rows;
  }
  return {
    add: (row) => {
      const id = presentId(row.values[idAt]);
      if (id === undefined) {
        const isFurther = latest !== undefined && headAt.every((index) => present(row.values[index]) === undefined);
        if (!isFurther) return [row];
        latest!.push(row);
        return undefined;
      }
      latest = open.get(id);
      if (latest) {
        latest.push(row);
        return undefined;
      }
      if (past.has(id) && (isPerRow || present(row.values[totalAt]) === undefined)) {
        const reason = "It belongs to an order that stands far above, with others between: sort the file by order";
        return { line: row.line, rows: row.rows, reason };
      }
      latest = [row];
      open.set(id, latest);
      return overdue();
    },
    end: () => [...open.values()],
  };
}
