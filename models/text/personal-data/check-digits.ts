/** Check digits of cards and national ids. All take the bare characters, without separators. */

/** Luhn's sum, ISO/IEC 7812-1 annex B. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Sum of digits times weights, over as many as there are weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** Remainder of a decimal number of any length, digit by digit. */
export function remainder(digits: string, modulus: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % modulus;
  return rest;
}

/** ISO 7064 MOD 11,10: the German tax id, the Croatian OIB. */
export function isMod11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** ISO 7064 MOD 97-10 of an IBAN without blanks: the first four characters go to the end, letters count from A = 10. */
export function isIbanChecksum(iban: string): boolean {
  const moved = (iban.slice(4) + iban.slice(0, 4)).toUpperCase();
  return (
    remainder(
      moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  );
}

const product = ["0123456789", "1234067895", "2340178956", "3401289567", "4012395678"].concat(
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
);
const permutation = ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901"].concat(
  "2793806415",
  "7046913258",
);

/** Verhoeff 1969, by the dihedral group of order 10: Aadhaar. */
export function isVerhoeff(digits: string): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    check = Number(product[check]![Number(permutation[index % 8]![digit])]);
  }
  return check === 0;
}

/** Whether year (of the century), month and day can be a date; the year is not looked at. */
export function isDayOfYear(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}
