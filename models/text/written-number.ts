/** Numbers as people write them: with commas or dots between thousands, or before decimals. */

/** The sign before the decimals. */
export type Decimal = "." | ",";

/**
 * The decimal sign that digits with dots and commas show: "," of `1.234,56` and `12,5`; undefined of `1.234`, which may be
 * a thousand and some or a little more than one, and of `12`.
 */
export function decimalOf(number: string): Decimal | undefined {
  const dot = number.lastIndexOf(".");
  const comma = number.lastIndexOf(",");
  if (dot < 0 && comma < 0) return undefined;
  if (dot >= 0 && comma >= 0) return dot > comma ? "." : ",";
  const sign = dot >= 0 ? "." : ",";
  const at = Math.max(dot, comma);
  if (number.indexOf(sign) !== at) return sign === "." ? "," : ".";
  const isGroup = number.length - at - 1 === 3 && at <= 3 && number[0] !== "0";
  return isGroup ? undefined : sign;
}

/** Splits `1.234,56` at its decimal sign; undefined where the groups are not of three (or, as in India, two) digits. */
export function splitDecimals(
  number: string,
  decimal: Decimal,
): readonly [whole: string, fraction: string] | undefined {
  const at = number.lastIndexOf(decimal);
  const group = decimal === "." ? "," : ".";
  const whole = at < 0 ? number : number.slice(0, at);
  const fraction = at < 0 ? "" : number.slice(at + 1);
  if (!/^\d*$/.test(fraction) || whole.includes(decimal)) return undefined;
  const groups = whole.split(group);
  if (groups.length > 1 && !groups.every((digits, index) => isGroup(digits, { index, last: groups.length - 1 })))
    return undefined;
  return [groups.join(""), fraction];
}

function isGroup(digits: string, { index, last }: { readonly index: number; readonly last: number }): boolean {
  if (!/^\d{1,3}$/.test(digits)) return false;
  return index === 0 || digits.length === 3 || (digits.length === 2 && index < last);
}
