/** Figures as people read them. */

import { formatNumber, formatScore, formatShare, minorDigits } from "../../models/statistics/format.ts";

/** Minor units with their currency, from 100 on without decimals: "£1,234", "£12.30"; "–" without a currency. */
export function money(cents: number, currency: string | undefined): string {
  if (currency === undefined) return "–";
  const amount = cents / 10 ** minorDigits(currency);
  const digits = Math.abs(amount) >= 100 || Number.isInteger(amount) ? 0 : minorDigits(currency);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  // XXX stands for amounts that named no currency.
  if (!/^[A-Za-z]{3}$/.test(currency) || currency === "XXX") return new Intl.NumberFormat("en", options).format(amount);
  return new Intl.NumberFormat("en", { style: "currency", currency, ...options }).format(amount);
}

/** "+0.42", or "–" where there is no mood. */
export function moodScore(score: number | undefined): string {
  return score === undefined ? "–" : formatScore(score).replace("-", "−");
}

/** A mean of a feature in its unit. */
export function inUnit(
  value: number,
  { unit, currency }: { readonly unit: string; readonly currency?: string },
): string {
  if (unit === "cents") return money(Math.round(value), currency);
  if (unit === "share") return formatShare(value);
  if (unit.startsWith("score")) return moodScore(value);
  return formatNumber(value);
}
