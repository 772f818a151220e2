/** Values as people read them, from the scale that customers are compared on. */

import type { Scale } from "./stages/feature-columns.ts";

/** Features that say whether others are known at all: none of them changes while the others stay as they are. */
export const decidesOthers: ReadonlySet<string> = new Set(["Has ordered", "Has written"]);

/** The raw value that `onScale` puts there: its inverse. Undefined for money in a currency without a typical amount. */
export function offScale(scaled: number, { unit, typical, currency }: Scale): number | undefined {
  if (unit === "cents") {
    const cents = typical?.find((one) => one.currency === currency)?.cents;
    return cents === undefined ? undefined : Math.expm1(scaled) * cents;
  }
  return unit === "days" || unit === "orders" || unit === "texts" ? Math.expm1(scaled) : scaled;
}

/** A value that can be had, no nearer to where it came from: whole counts, days and cents, shares and scores to the hundredth. */
export function roundedAway(
  raw: number,
  { unit, isMore }: { readonly unit: string; readonly isMore: boolean },
): number {
  const steps = unit === "share" || unit.startsWith("score") ? 100 : 1;
  // What rounding left beyond a whole step is none.
  return isMore ? Math.ceil(raw * steps - 1e-6) / steps : Math.floor(raw * steps + 1e-6) / steps;
}
