/** When a reading is too uncertain to be told as one. */

/**
 * Below this calibrated confidence a mood is called unsure, in what people see, and counted beside negative, neutral and
 * positive. On the 482 held-out texts (models/encoder/held-out.jsonl, many written to be hard) 48 % of the moods below it are
 * right, 81 texts, and 84 % of those from it on; between .55 and .6 it is 63 %, from .6 to .7 it is 61 %:
 * benchmarks/results/unsure.json.
 */
export const unsureBelow = 0.55;

type Counts = Readonly<Record<"negative" | "neutral" | "positive", number>>;

/** Texts by mood as people see them: those that are unsure are counted by themselves, and the four come to all texts. */
export function sureCounts(moods: Counts, unsure?: Counts): Counts & { readonly unsure: number } {
  const { negative = 0, neutral = 0, positive = 0 } = unsure ?? {};
  return {
    negative: moods.negative - negative,
    neutral: moods.neutral - neutral,
    positive: moods.positive - positive,
    unsure: negative + neutral + positive,
  };
}

/** Whether a mood is called unsure. What a person said has a confidence of 1. */
export function isUnsure({ confidence }: { readonly confidence: number }): boolean {
  return confidence < unsureBelow;
}
