/** For tests: a file of this content, understood and read to its end. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Customer, Feedback, Order } from "../pipeline/types.ts";
import type { Accepted } from "../pipeline/sources/feedback-rows.ts";
import { openFile } from "../pipeline/sources/open-file.ts";
import { readCustomers, readFeedback, readOrders, type ReadItem } from "../pipeline/sources/read-records.ts";
import type { Rejected } from "../pipeline/sources/table.ts";
import { understand, type UnderstandOptions } from "../pipeline/sources/understand.ts";
import type { Understanding } from "../pipeline/sources/understanding.ts";

const READERS = { feedback: readFeedback, orders: readOrders, customers: readCustomers };

/** Everything that comes of a file. */
export interface ReadFile {
  readonly understanding: Understanding;
  /** Field by column, of the columns that became one. */
  readonly fields: Readonly<Record<string, string>>;
  readonly items: readonly ReadItem<Feedback | Order | Customer>[];
  readonly accepted: readonly Accepted<Feedback | Order | Customer>[];
  readonly rejected: readonly Rejected[];
  /** Rows that the items account for. */
  readonly rows: number;
}

/** Understands the file at `path` and reads it. */
export async function readPath(path: string, options: UnderstandOptions = {}): Promise<ReadFile> {
  const opened = await openFile(path);
  const understanding = await understand(opened, options);
  const items: ReadItem<Feedback | Order | Customer>[] = [];
  for await (const batch of READERS[understanding.kind](opened, understanding)) items.push(...batch);
  return {
    understanding,
    fields: Object.fromEntries(understanding.columns.flatMap(({ name, field }) => (field ? [[name, field]] : []))),
    items,
    accepted: items.flatMap((item) => ("record" in item ? [item] : [])),
    rejected: items.flatMap((item) => ("record" in item ? [] : [item])),
    rows: items.reduce((sum, item) => sum + (item.rows ?? 1), 0),
  };
}

/** Understands and reads a file of these lines. */
export async function readLines(lines: readonly string[], options: UnderstandOptions = {}): Promise<ReadFile> {
  const folder = await mkdtemp(join(tmpdir(), "attune-"));
  try {
    const path = join(folder, "export");
    await writeFile(path, lines.join("\n"));
    return await readPath(path, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}
