/** Figures as people read them. */

import type { MoodLabel } from "../../pipeline/types.ts";

/** Minor units with their currency: "£1,234". */
export function money(cents: number, currency: string | undefined): string {
  if (currency === undefined) return "–";
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = cents / 10 ** digits;
  return new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    maximumFractionDigits: amount >= 100 ? 0 : digits,
  }).format(amount);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "+0.42", or "–" where there is no mood. */
export function moodScore(score: number | undefined): string {
  return score === undefined ? "–" : `${score > 0 ? "+" : score < 0 ? "−" : ""}${Math.abs(score).toFixed(2)}`;
}

/** The label of a mean mood score. */
export function moodOf(score: number | undefined): MoodLabel {
  if (score === undefined) return "neutral";
  return score <= -0.15 ? "negative" : score >= 0.15 ? "positive" : "neutral";
}
