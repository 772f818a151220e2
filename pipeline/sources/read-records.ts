/** From an understood file to records: every row ends as an accepted record or as a problem with its reason. */

import type { Customer, Feedback, Order } from "../types.ts";
import { isWrong, rejected } from "./cell-readers.ts";
import { readBeside } from "./beside.ts";
import { customerReader } from "./customer-rows.ts";
import { feedbackReader, type Accepted } from "./feedback-rows.ts";
import { orderJoiner, type OrderRows } from "./join-orders.ts";
import { orderReader } from "./order-rows.ts";
import { presetNamed } from "./presets.ts";
import type { OpenedFile } from "./raw-record.ts";
import { tableRows, type Rejected, type TableRow } from "./table.ts";
import type { Understanding } from "./understanding.ts";

/** A record or a problem. The sum of `rows` (1 where absent) over all items is the number of rows of the file. */
export type ReadItem<Row> = Accepted<Row> | Rejected;

type Batches<Row> = AsyncGenerator<readonly ReadItem<Row>[]>;

async function* rowsOf(
  opened: OpenedFile,
  { preset: name, shape }: Understanding,
): AsyncGenerator<readonly (TableRow | Rejected)[]> {
  const preset = presetOf(opened, name);
  yield* tableRows(opened, { shape, preset, beside: await readBeside(opened, preset) });
}

function presetOf(opened: OpenedFile, name: string) {
  return presetNamed(name, { format: opened.format, file: opened.name ?? "the file" });
}

/** The feedback of a file: text, subject and other free text are masked. A row with several answers or turns gives several. */
export async function* readFeedback(opened: OpenedFile, understanding: Understanding): Batches<Feedback> {
  const read = feedbackReader(understanding, presetOf(opened, understanding.preset));
  for await (const batch of rowsOf(opened, understanding)) {
    const items: ReadItem<Feedback>[] = [];
    for (const row of batch) {
      if ("reason" in row) items.push(row);
      else read(row, items);
    }
    yield items;
  }
}

/** The orders of a file: rows of one order joined, `rows` saying how many. When one is wrong, each of its rows is rejected. */
export async function* readOrders(opened: OpenedFile, understanding: Understanding): Batches<Order> {
  const joiner = orderJoiner(understanding);
  const read = orderReader(understanding);
  function finished(group: OrderRows): readonly ReadItem<Order>[] {
    const order = read(group);
    const [first, ...further] = group as readonly [TableRow, ...TableRow[]];
    if (!isWrong(order))
      return [{ line: first.line, rows: group.reduce((sum, { rows }) => sum + rows, 0), record: order }];
    const reason = `It belongs to the order on line ${first.line}, which was rejected`;
    return [rejected(first, order), ...further.map(({ line, rows }) => ({ line, rows, reason }))];
  }
  for await (const batch of rowsOf(opened, understanding)) {
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
export async function* readCustomers(opened: OpenedFile, understanding: Understanding): Batches<Customer> {
  const read = customerReader(understanding);
  for await (const batch of rowsOf(opened, understanding)) {
    yield batch.map((row): ReadItem<Customer> => {
      if ("reason" in row) return row;
      const customer = read(row);
      return isWrong(customer) ? rejected(row, customer) : { line: row.line, rows: row.rows, record: customer };
    });
  }
}
