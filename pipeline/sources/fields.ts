/** The fields that a column can become, by kind of record. */

/** What a file holds. */
export type Kind = "feedback" | "orders" | "customers";

/** Fields of each kind, as `--map FIELD=COLUMN` names them. */
export const FIELDS = {
  feedback: [
    "text",
    "id",
    "customer",
    "email",
    "at",
    "time",
    "channel",
    "question",
    "subject",
    "rating",
    "conversation",
    "response",
    "state",
    "speaker",
    "language",
    "tags",
  ],
  orders: [
    "id",
    "customer",
    "email",
    "at",
    "time",
    "total",
    "currency",
    "discount",
    "refunded",
    "status",
    "cancelledAt",
    "items",
    "item",
    "quantity",
    "price",
  ],
  customers: ["id", "email", "name", "firstName", "lastName", "since", "consent", "contractStart", "contractEnd"],
} as const satisfies Record<Kind, readonly string[]>;

/** A field of any kind of record. */
export type Field = (typeof FIELDS)[Kind][number];

/** Whether a word names a field of this kind. */
export function isField(kind: Kind, word: string): word is Field {
  return (FIELDS[kind] as readonly string[]).includes(word);
}
