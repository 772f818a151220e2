/** Rows below or between the others that only add them up. */

import { isBlank } from "./cells.ts";
import { parseAmount } from "./money.ts";
import { plainName } from "./plain-name.ts";

const TOTAL =
  /^(?:(?:grand|sub|report|overall) ?)?totals?(?: general)?$|^(?:gesamt|zwischen|end)?summen?$|^(?:ins)?gesamt$|^sum$|^somme$|^(?:sub)?totale?$|^suma$|^(?:sub)?totaal$/;
const longest = 20;

const isAmount = (cell: string) => !("wrong" in parseAmount(cell, ".")) || !("wrong" in parseAmount(cell, ","));

/**
 * Whether a row only adds others up: its first cell that is filled says so, all others are amounts, and half of the row is
 * blank. Nobody is called "Summe", and an order of that id would be all orders again.
 */
export function isTotalRow(values: readonly string[]): boolean {
  const at = values.findIndex((cell) => !isBlank(cell));
  const first = values[at];
  if (first === undefined || first.length > longest || !TOTAL.test(plainName(first))) return false;
  const others = values.slice(at + 1).filter((cell) => !isBlank(cell));
  return others.length > 0 && others.length + 1 <= values.length / 2 && others.every(isAmount);
}
