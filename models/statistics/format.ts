/** Numbers as people read them, in English. */

/** Digits after the point of a currency's amounts: 2 for EUR, 0 for JPY, 3 for KWD; 2 where the code is unknown. */
export function minorDigits(currency: string): number {
  return formatter(currency)?.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as money: 123450 EUR is "€1,234.50", 5000 JPY is "¥5,000", an odd code "BAR 12.30". */
export function formatMoney(minorUnits: number, currency: string): string {
  const amount = minorUnits / 10 ** minorDigits(currency);
  const known = formatter(currency);
  return known ? known.format(amount) : `${currency} ${amount.toFixed(2)}`;
}

/** A share in [0, 1] as a whole percentage; "under 1%" for what would read as nothing. */
export function formatShare(share: number): string {
  return share > 0 && share < 0.005 ? "under 1%" : `${Math.round(share * 100)}%`;
}

/** A score with its sign and two digits: "+0.42", "-0.10", "0.00". */
export function formatScore(score: number): string {
  const text = score.toFixed(2);
  if (Number(text) === 0) return "0.00";
  return score > 0 ? `+${text}` : text;
}

/** A number with one digit where it is small, grouped where it is large: "2.3", "1,204". */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat("en", { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(value);
}

/** A number with what is counted: "1 order", "1,204 orders", "2 pieces of feedback" (with its own plural). */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? noun : plural}`;
}

/** A value in its unit: cents as money, a share as a percentage, a score with its sign; others as they are. */
export function formatInUnit(value: number, { unit, currency }: { readonly unit: string; readonly currency?: string }) {
  if (unit === "cents" && currency !== undefined) return formatMoney(Math.round(value), currency);
  if (unit === "share") return formatShare(value);
  if (unit.startsWith("score")) return formatScore(value);
  return formatNumber(value);
}

const formatters = new Map<string, Intl.NumberFormat | undefined>();

function formatter(currency: string): Intl.NumberFormat | undefined {
  // Intl throws on codes that are not three letters.
  if (!/^[A-Za-z]{3}$/.test(currency)) return undefined;
  const known = formatters.get(currency) ?? new Intl.NumberFormat("en", { style: "currency", currency });
  formatters.set(currency, known);
  return known;
}
