/** Amounts of money in whole cents. */

import { minorDigits } from "./format.ts";

/**
 * An amount rounded to what its currency can pay; what is of no currency ("" or undefined) stays. A cut between two amounts lies on
 * a fraction of a cent: who has exactly what it is shown as belongs on its side.
 */
export function roundMoney(amount: number, currency: string | undefined): number {
  if (currency === undefined || currency === "") return amount;
  const units = 10 ** minorDigits(currency);
  return Math.round(amount * units) / units;
}
