/** What the assigned columns lack, and what they say together. */

import type { Channel } from "../types.ts";
import type { Assigned } from "./assign-columns.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { Field, Kind } from "./fields.ts";
import { UnusableInput } from "./raw-record.ts";
import { holdsTranscripts } from "./transcript.ts";

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

/** Where texts come from, as far as the columns together say it. */
export function channelFrom(assigned: readonly Assigned[], columns: readonly ColumnProfile[]): Channel | undefined {
  const has = (...fields: readonly Field[]) => fields.every((field) => assigned.some((one) => one.field === field));
  const some = (pattern: RegExp) => columns.some(({ plain }) => pattern.test(plain));
  const isTicket = some(
    /\b(?:tickets?|ticket(?:nummer|nr)|cases?|assignee|requester|vorgang|e ?mail|betreff|subject)\b/,
  );
  const isSplit = assigned.some(({ field, index }) => field === "text" && holdsTranscripts(columns[index]));
  if (isSplit && !some(/\b(?:tickets?|cases?|assignee|vorgang)\b/)) return "chat";
  if (has("conversation", "speaker")) return isTicket ? "ticket" : "chat";
  if (some(/\b(?:review|reviewer|rezension|bewertungstext|avis|resena)\b/) && has("rating")) return "review";
  if (has("question") || assigned.filter(({ field }) => field === "text").length > 1) return "survey";
  if (some(/\b(?:tickets?|ticket(?:nummer|nr)|cases?|assignee|requester|vorgang)\b/)) return "ticket";
  if (some(/\b(?:survey|respondent|response id|nps|umfrage|recommend)\b/)) return "survey";
  return has("rating", "subject") ? "review" : undefined;
}
