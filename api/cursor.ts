/** Cursors for paging: where the last page ended, opaque to callers. */

import { z } from "zod";
import { ApiError } from "./errors.ts";

/** Query fields of a route that pages. */
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(1000).optional().meta({ description: "`next` of the page before" }),
});

export function cursorAfter(key: string): string {
  return Buffer.from(key, "utf8").toString("base64url");
}

/** The key that a cursor stands for; "" without one. */
export function keyOf(cursor: string | undefined): string {
  if (cursor === undefined) return "";
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  if (cursorAfter(key) !== cursor) throw new ApiError("invalid_request", "cursor: not one that this API gave");
  return key;
}

/** A page with the cursor of the next, when the page is full. */
export function pageOf<T>(items: readonly T[], limit: number, key: (item: T) => string) {
  const last = items.at(-1);
  return { items, ...(items.length === limit && last !== undefined && { next: cursorAfter(key(last)) }) };
}
