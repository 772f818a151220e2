/** The rating of a conversation, which is spread over a row a message. */

type Fields = Readonly<Record<string, unknown>>;

/** What is said of the conversation as a whole. */
export interface ConversationRating {
  readonly rating: string | undefined;
  /** What the customer wrote beside the rating. */
  readonly remark: string | undefined;
  readonly at: string | undefined;
}

/**
 * The rows of a conversation with its rating, which stands once: on a row of its own that is the remark, or else on the
 * customer's first message. `shared` is what every row says of the conversation.
 */
export function withRating(
  rows: readonly Fields[],
  shared: Fields,
  { rating, remark, at }: ConversationRating,
): readonly Fields[] {
  if (remark !== undefined) {
    const id = `${shared["conversation"] ?? ""}/rating`;
    return [...rows, { ...shared, id, text: remark, at, speaker: "customer", rating }];
  }
  const first = rows.findIndex((row) => row["speaker"] === "customer");
  return rows.map((row, i) => (i === first ? { ...row, rating } : row));
}
