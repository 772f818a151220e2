/** Which runs of digits are a person's national number: shape, what is known of the digits, how far that proves it. */

import { isDayOfYear, isLuhn, isMod11And10, isVerhoeff, remainder, weightedSum } from "./check-digits.ts";

export interface IdRule {
  readonly name: string;
  /** As `shapesFrom` writes them, apart by blanks. A blank inside a shape is written "_". */
  readonly shapes: string;
  /** "strong" counts anywhere, "fair" not after a word such as "order", "cue" only beside a word such as "tax id". */
  readonly proof: "strong" | "fair" | "cue";
  readonly isValid: (digits: string) => boolean;
}

const part = (digits: string, start: number, end: number) => Number(digits.slice(start, end));

/** Mod 11 with the check digit last; a remainder of 10 has no digit. */
function isMod11(digits: string, weights: readonly number[]): boolean {
  const rest = (11 - (weightedSum(digits, weights) % 11)) % 11;
  return rest === Number(digits[weights.length]);
}

function isSocialSecurity(digits: string): boolean {
  const [area, group] = [part(digits, 0, 3), part(digits, 3, 5)];
  if (area === 0 || area === 666 || group === 0 || part(digits, 5, 9) === 0) return false;
  // From 900 on: taxpayer numbers (ITIN), with these groups only.
  return area < 900 || (group >= 50 && group !== 66 && group !== 89 && group !== 93);
}

function isSteuerId(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return digits[0] !== "0" && repeated.length === 1 && repeated[0]! <= 3 && isMod11And10(digits);
}

function isCpf(digits: string): boolean {
  const check = (length: number) => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index);
    return ((weightedSum(digits, weights) * 10) % 11) % 10 === Number(digits[length]);
  };
  return !/^(\d)\1*$/.test(digits) && check(9) && check(10);
}

function isPesel(digits: string): boolean {
  const month = part(digits, 2, 4) % 20;
  return isDayOfYear(month, part(digits, 4, 6)) && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

function isNorwegian(digits: string): boolean {
  const day = part(digits, 0, 2);
  if (!isDayOfYear(part(digits, 2, 4), day > 40 ? day - 40 : day)) return false;
  return isMod11(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) && isMod11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
}

function isTurkish(digits: string): boolean {
  const odd = weightedSum(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weightedSum(digits, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return digits[0] !== "0" && tenth === Number(digits[9]) && (odd + even + tenth) % 10 === Number(digits[10]);
}

function isBelgian(digits: string): boolean {
  const check = part(digits, 9, 11);
  const [month, day] = [part(digits, 2, 4) % 20, part(digits, 4, 6)];
  const first = digits.slice(0, 9);
  return isDayOfYear(month, day) && [first, `2${first}`].some((number) => 97 - remainder(number, 97) === check);
}

function isSwedish(digits: string): boolean {
  const ten = digits.slice(-10);
  const day = part(ten, 4, 6);
  const century = digits.length === 10 || /^(?:19|20)/.test(digits);
  return century && isDayOfYear(part(ten, 2, 4), day > 60 ? day - 60 : day) && isLuhn(ten);
}

function isSouthAfrican(digits: string): boolean {
  return isDayOfYear(part(digits, 2, 4), part(digits, 4, 6)) && /[01]/.test(digits[10]!) && isLuhn(digits);
}

function isSwiss(digits: string): boolean {
  return digits.startsWith("756") && weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** The rules, the more certain ones first. */
export const idRules: readonly IdRule[] = [
  { name: "Swiss AHV number", shapes: "3.4.4.2 13", proof: "strong", isValid: isSwiss },
  { name: "Brazilian CPF", shapes: "3.3.3-2", proof: "strong", isValid: isCpf },
  { name: "Belgian national number", shapes: "2.2.2-3.2", proof: "strong", isValid: isBelgian },
  { name: "Swedish personnummer", shapes: "6-4 8-4 12", proof: "fair", isValid: isSwedish },
  { name: "US social security number", shapes: "3-2-4", proof: "fair", isValid: isSocialSecurity },
  { name: "Norwegian fødselsnummer", shapes: "11 6_5", proof: "fair", isValid: isNorwegian },
  { name: "Turkish identity number", shapes: "11", proof: "fair", isValid: isTurkish },
  { name: "Brazilian CPF, bare", shapes: "11", proof: "fair", isValid: isCpf },
  { name: "Belgian national number, bare", shapes: "11", proof: "fair", isValid: isBelgian },
  { name: "German Steuer-ID", shapes: "11 2_3_3_3", proof: "fair", isValid: isSteuerId },
  { name: "Polish PESEL", shapes: "11", proof: "fair", isValid: isPesel },
  { name: "South African ID", shapes: "13", proof: "fair", isValid: isSouthAfrican },
  {
    name: "Aadhaar",
    shapes: "4_4_4 4-4-4",
    proof: "fair",
    isValid: (digits) => digits[0]! > "1" && isVerhoeff(digits),
  },
  { name: "Aadhaar, bare", shapes: "12", proof: "cue", isValid: (digits) => digits[0]! > "1" && isVerhoeff(digits) },
  { name: "US social security number, bare", shapes: "3_2_4 3.2.4 9", proof: "cue", isValid: isSocialSecurity },
  { name: "Swedish personnummer, bare", shapes: "10", proof: "cue", isValid: isSwedish },
  {
    name: "Danish CPR number",
    shapes: "6-4 10",
    proof: "cue",
    isValid: (d) => isDayOfYear(part(d, 2, 4), part(d, 0, 2)),
  },
  { name: "Croatian OIB", shapes: "11", proof: "cue", isValid: isMod11And10 },
  {
    name: "NHS number",
    shapes: "3_3_4 3-3-4 10",
    proof: "cue",
    isValid: (d) => isMod11(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]),
  },
  { name: "Canadian SIN", shapes: "3_3_3 3-3-3 9", proof: "cue", isValid: isLuhn },
  { name: "Portuguese NIF", shapes: "3_3_3 9", proof: "cue", isValid: (d) => isMod11(d, [9, 8, 7, 6, 5, 4, 3, 2]) },
  {
    name: "Dutch BSN",
    shapes: "3_3_3 4.2.3 9",
    proof: "cue",
    isValid: (d) => Number(d) > 0 && weightedSum(d, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  {
    name: "Australian TFN",
    shapes: "3_3_3 9",
    proof: "cue",
    isValid: (d) => weightedSum(d, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  },
];
