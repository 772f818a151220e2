/** Amounts of exports to minor units. */

import { minorDigits } from "../../models/statistics/format.ts";
import { decimalOf, splitDecimals, type Decimal } from "../../models/text/written-number.ts";
import { currencyCode, isSharedSign } from "./currencies.ts";

export type { Decimal } from "../../models/text/written-number.ts";

/** An amount as written: digits before and after the decimal sign, and the currency it names. */
export interface Amount {
  readonly isNegative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly currency?: string;
  /** "$" and "¥" stand for several currencies. */
  readonly isSharedSign: boolean;
}

/** Why a text is no amount. */
export interface WrongAmount {
  readonly wrong: string;
}

const NOT_AN_AMOUNT: WrongAmount = { wrong: "it is not an amount" };
const PLAIN = /^\d{1,12}(?:\.\d\d?)?$/;
const SHAPE = /^(\D{0,8}?)(\d[\d., ]{0,30})(\D{0,8})$/;

interface Pieces {
  readonly number: string;
  readonly words: string;
  readonly isNegative: boolean;
}

/** Number and the words around it; minus before, between or after, or round brackets. */
function pieces(text: string): Pieces | undefined {
  if (text.length > 60) return undefined;
  let plain = text.replace(/[\s'’´`]+/g, (gap) => (/\s/.test(gap) ? " " : "")).trim();
  let isNegative = false;
  if (plain.startsWith("(") && plain.endsWith(")")) {
    isNegative = true;
    plain = plain.slice(1, -1).trim();
  }
  if (/^\.\d/.test(plain)) plain = `0${plain}`;
  const match = SHAPE.exec(plain);
  if (!match) return undefined;
  const around = `${match[1]} ${match[3]}`;
  const minuses = around.match(/[-−–]/g)?.length ?? 0;
  // Swiss prices end in ".–" and ".-" for no decimals: a dash directly after the decimal sign is no minus.
  const isDashed = /[.,]$/.test(match[2]!) && /^[-–—]/.test(match[3]!);
  const words = around.replace(/[-−–—+]/g, " ").trim();
  return {
    number: match[2]!.replace(/[ ]/g, "").replace(/[.,]$/, ""),
    words,
    isNegative: isNegative !== minuses - (isDashed ? 1 : 0) > 0,
  };
}

/** What an amount says about the decimal sign of its column: "," of `1.234,56` and `12,5`; undefined of `1.234` and `12`. */
export function voteOfDecimal(text: string): Decimal | undefined {
  const number = pieces(text)?.number;
  return number === undefined ? undefined : decimalOf(number);
}

/**
 * Takes `1.234,56 €`, `$1,234.56`, `USD 12`, `(12.50)`, `-3,00`, `1'234.50`, `￥1,200` apart. An amount that shows its decimal sign
 * itself is read by it; `1.234` alone is read by the column's.
 */
export function parseAmount(text: string, decimal: Decimal): Amount | WrongAmount {
  if (decimal === "." && PLAIN.test(text)) {
    const at = text.indexOf(".");
    const [whole, fraction] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    return { isNegative: false, whole, fraction, isSharedSign: false };
  }
  const found = pieces(text);
  if (!found) return NOT_AN_AMOUNT;
  const currency = found.words === "" ? undefined : currencyCode(found.words);
  if (found.words !== "" && currency === undefined && found.words.toLowerCase() !== "kr") return NOT_AN_AMOUNT;
  const parts = splitDecimals(found.number, decimalOf(found.number) ?? decimal);
  if (!parts) return NOT_AN_AMOUNT;
  return {
    isNegative: found.isNegative,
    whole: parts[0],
    fraction: parts[1],
    currency,
    isSharedSign: isSharedSign(found.words),
  };
}

/** Minor units of an amount, further digits rounded half up; undefined beyond 9,007,199,254,740,991. */
export function minorUnits({ isNegative, whole, fraction }: Amount, currency: string): number | undefined {
  const digits = minorDigits(currency);
  // Put together from digits: 1.005 * 100 is 100.49999999999999.
  let units = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (fraction.length > digits && fraction.charCodeAt(digits) >= 53) units += 1;
  if (!Number.isSafeInteger(units)) return undefined;
  return isNegative && units !== 0 ? -units : units;
}

/** The decimal sign that most amounts of a column show; undefined without any that shows it. */
export function decideDecimal(values: Iterable<string>): Decimal | undefined {
  let dots = 0;
  let commas = 0;
  for (const value of values) {
    const vote = voteOfDecimal(value);
    if (vote === ".") dots++;
    if (vote === ",") commas++;
  }
  return dots === commas ? undefined : dots > commas ? "." : ",";
}
