/** What a text may be for. */

/** The intents that the network tells apart. */
export const intents = ["complaint", "request", "question", "cancellation", "suggestion", "praise", "other"] as const;

export type Intent = (typeof intents)[number];
