/** Cursors for paging: where the last page ended, opaque to callers. */

import { z } from "zod";
import { ApiError } from "./errors.ts";

/** Query fields of a route that pages. */
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(1000).optional().meta({ description: "`next` of the page before" }),
});

/** The cursor of what comes after a key. */
export function cursorAfter(key: string): string {
  return Buffer.from(key, "utf8").toString("base64url");
}

/** The key that a cursor stands for; "" without one. Throws `invalid_request` on what is no cursor. */
export function keyOf(cursor: string | undefined): string {
  if (cursor === undefined) return "";
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  if (cursorAfter(key) !== cursor) throw new ApiError("invalid_request", "Query cursor: not one that this API gave");
  return key;
}

/** A page of at most `limit` items; `found` holds one more where there is a next page, which then gets a cursor. */
export function pageOf<T extends { readonly customer: string }>(found: readonly T[], limit: number) {
  const items = found.slice(0, limit);
  return { items, ...(found.length > limit && { next: cursorAfter(items.at(-1)!.customer) }) };
}
