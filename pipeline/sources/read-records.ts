/** From an understood file to records: every row ends as an accepted record or as a problem with its reason. */

import type { Customer, Feedback, Order } from "../types.ts";
import { isWrong, rejected } from "./cell-readers.ts";
import { readBeside } from "./beside.ts";
import { present } from "./cells.ts";
import { customerReader } from "./customer-rows.ts";
import { feedbackReader, type Accepted } from "./feedback-rows.ts";
import { orderJoiner, type OrderRows } from "./join-orders.ts";
import { distinctRows } from "./order-lines.ts";
import { orderReader } from "./order-rows.ts";
import { presetNamed } from "./presets.ts";
import type { OpenedFile } from "./raw-record.ts";
import { tableRows, type Rejected, type TableRow } from "./table.ts";
import { isTotalRow } from "./total-row.ts";
import { columnOf, type Understanding } from "./understanding.ts";

/** Told of every row as it stands, before it is read. */
type See = (row: TableRow) => void;

/** A record or a problem. The sum of `rows` (1 where absent) over all items is the number of rows of the file. */
export type ReadItem<Row> = Accepted<Row> | Rejected;

type Batches<Row> = AsyncGenerator<readonly ReadItem<Row>[]>;

async function* rowsOf(
  opened: OpenedFile,
  { preset: name, shape }: Understanding,
  see: See = () => {},
): AsyncGenerator<readonly (TableRow | Rejected)[]> {
  const preset = presetOf(opened, name);
  for await (const batch of tableRows(opened, { shape, preset, beside: await readBeside(opened, preset) })) {
    const rows = batch.map((row) => ("reason" in row || !isTotalRow(row.values) ? row : totalOf(row)));
    for (const row of rows) if (!("reason" in row)) see(row);
    yield rows;
  }
}

function totalOf({ line, rows }: TableRow): Rejected {
  return { line, rows, reason: "It adds other rows up, and is none itself" };
}

function presetOf(opened: OpenedFile, name: string) {
  return presetNamed(name, { format: opened.format, file: opened.name ?? "the file" });
}

/** The feedback of a file: text, subject and other free text are masked. A row with several answers or turns gives several. */
export async function* readFeedback(opened: OpenedFile, understanding: Understanding, see?: See): Batches<Feedback> {
  const read = feedbackReader(understanding, presetOf(opened, understanding.preset));
  for await (const batch of rowsOf(opened, understanding, see)) {
    const items: ReadItem<Feedback>[] = [];
    for (const row of batch) {
      if ("reason" in row) items.push(row);
      else read(row, items);
    }
    yield items;
  }
}

/** The orders of a file: rows of one order joined, `rows` saying how many. When one is wrong, each of its rows is rejected. */
export async function* readOrders(opened: OpenedFile, understanding: Understanding, see?: See): Batches<Order> {
  const joiner = orderJoiner(understanding);
  const read = orderReader(understanding);
  const total = columnOf(understanding, "total");
  const isWhole = total !== undefined && !total.isPerRow;
  const distinctOf = (group: OrderRows) => (isWhole ? distinctRows(group) : group);
  /** Of the totals of one order the first counts. */
  function lostOf(group: OrderRows): Accepted<Order>["lost"] {
    if (!isWhole) return undefined;
    const told = group.filter(({ values }) => present(values[total.index]) !== undefined);
    const other = told.find(({ values }) => present(values[total.index]) !== present(told[0]!.values[total.index]));
    return (
      other && {
        column: total.name,
        reason: `Kept with the amount of line ${told[0]!.line}: line ${other.line} gives the same order another`,
      }
    );
  }
  function finished(group: OrderRows): readonly ReadItem<Order>[] {
    const order = read(group);
    const [first, ...further] = group as readonly [TableRow, ...TableRow[]];
    if (!isWrong(order)) {
      const counted = distinctOf(group);
      const again = group.filter((row) => !counted.includes(row));
      const rows = counted.reduce((sum, { rows }) => sum + rows, 0);
      const lost = lostOf(counted);
      // A row that stands twice is a duplicate, near the first or far from it.
      return [
        { line: first.line, rows, record: order, ...(lost && { lost }) },
        ...again.map(({ line, rows }) => ({ line, rows, record: order })),
      ];
    }
    const reason = `It belongs to the order on line ${first.line}, which was rejected`;
    return [rejected(first, order), ...further.map(({ line, rows }) => ({ line, rows, reason }))];
  }
  for await (const batch of rowsOf(opened, understanding, see)) {
    const items: ReadItem<Order>[] = [];
    for (const row of batch) {
      const done = "reason" in row ? row : joiner.add(row);
      if (done === undefined) continue;
      if ("reason" in done) items.push(done);
      else items.push(...finished(done));
    }
    yield items;
  }
  yield joiner.end().flatMap(finished);
}

/** The customers of a file. */
export async function* readCustomers(opened: OpenedFile, understanding: Understanding, see?: See): Batches<Customer> {
  const read = customerReader(understanding);
  for await (const batch of rowsOf(opened, understanding, see)) {
    yield batch.map((row): ReadItem<Customer> => {
      if ("reason" in row) return row;
      const customer = read(row);
      return isWrong(customer) ? rejected(row, customer) : { line: row.line, rows: row.rows, record: customer };
    });
  }
}
