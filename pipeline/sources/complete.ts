/** What the assigned columns lack. */

import type { Assigned } from "./assign-columns.ts";
import type { Field, Kind } from "./fields.ts";
import { UnusableInput } from "./raw-record.ts";

/** Without a column of texts, the subjects are what people wrote. */
export function withText(assigned: readonly Assigned[]): readonly Assigned[] {
  if (assigned.some(({ field }) => field === "text")) return assigned;
  return assigned.map((one) =>
    one.field === "subject" ? { ...one, field: "text", why: `${one.why}; no other column holds texts` } : one,
  );
}

interface Wanted {
  /** One of these. */
  readonly fields: readonly Field[];
  readonly what: string;
}

const WANTED: Readonly<Record<Kind, readonly Wanted[]>> = {
  feedback: [{ fields: ["text"], what: "texts that customers wrote" }],
  orders: [{ fields: ["total", "price", "items"], what: "what was paid" }],
  customers: [{ fields: ["id", "email"], what: "ids or e-mail addresses" }],
};

/** Throws `UnusableInput` when a column that records cannot do without is missing. */
export function checkWanted(
  kind: Kind,
  assigned: readonly Assigned[],
  { file, headers }: { readonly file: string; readonly headers: readonly string[] },
): void {
  for (const { fields, what } of WANTED[kind]) {
    if (assigned.some(({ field }) => fields.includes(field))) continue;
    const names = headers.slice(0, 30).map((header) => JSON.stringify(header.slice(0, 60)));
    throw new UnusableInput(`has no column that holds ${what}; its columns are ${names.join(", ")}`, {
      file,
      wanted: `--map ${fields[0]}=COLUMN`,
    });
  }
}
