/** National identity, insurance and tax numbers of persons. */

import { isDayOfYear, remainder, weightedSum } from "./check-digits.ts";
import { cueBefore, cueWords } from "./cues.ts";
import { type DigitGroups, shapesFrom } from "./digit-groups.ts";
import { type Found, standsAlone } from "./found.ts";
import { type IdRule, idRules } from "./national-id-rules.ts";
import { referenceWords } from "./reference-words.ts";

const cues = new Map<string, "id" | "reference">([
  ...referenceWords,
  ...cueWords(
    "id" as const,
    "ssn social security itin sin nhs nino ni insurance bsn burgerservicenummer sofinummer steuer-id steuerid steuernummer " +
      "identifikationsnummer steueridentifikationsnummer idnr idnr. pesel cpf dni nie nif nir insee personnummer cpr cpr-nummer oib " +
      "aadhaar aadhar tax taxpayer tin tfn pps ppsn passport identity national personal",
  ),
]);

const rulesByShape = new Map<string, IdRule[]>();
for (const rule of idRules) {
  for (const shape of rule.shapes.split(" ").map((text) => text.replaceAll("_", " "))) {
    rulesByShape.set(shape, [...(rulesByShape.get(shape) ?? []), rule]);
  }
}

interface LetterRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly proof: IdRule["proof"];
  /** Gets the number in capitals, without blanks and dashes. */
  readonly isValid: (id: string) => boolean;
}

const dniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
const hetuDigits = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Numbers with letters in them; the patterns are of bounded length. */
const letterRules: readonly LetterRule[] = [
  {
    name: "Spanish DNI and NIE",
    pattern: /(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]/gi,
    proof: "fair",
    isValid: (id) =>
      dniLetters[Number(id.slice(0, -1).replace(/^[XYZ]/, (x) => String("XYZ".indexOf(x)))) % 23] === id.at(-1),
  },
  {
    name: "UK national insurance number",
    pattern: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/gi,
    proof: "fair",
    isValid: (id) => !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(id),
  },
  {
    name: "Italian codice fiscale",
    pattern: /[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]/gi,
    proof: "strong",
    isValid: isCodiceFiscale,
  },
  {
    name: "French NIR",
    pattern: /[1-478] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}/gi,
    proof: "strong",
    isValid: (id) =>
      97 - remainder(id.slice(0, 13).replace("2A", "19").replace("2B", "18"), 97) === Number(id.slice(13)),
  },
  {
    name: "Finnish henkilötunnus",
    pattern: /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]/gi,
    proof: "fair",
    isValid: (id) => hetuDigits[Number(id.slice(0, 6) + id.slice(-4, -1)) % 31] === id.at(-1) && isDayMonth(id),
  },
  {
    name: "Irish PPS number",
    pattern: /\d{7}[A-W][A-IW]?/gi,
    proof: "cue",
    isValid: (id) => {
      const second = id.length > 8 && id[8] !== "W" ? id.charCodeAt(8) - 64 : 0;
      return "WABCDEFGHIJKLMNOPQRSTUV"[(weightedSum(id, [8, 7, 6, 5, 4, 3, 2]) + second * 9) % 23] === id[7];
    },
  },
  {
    name: "Chinese resident number",
    pattern: /[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]/gi,
    proof: "strong",
    isValid: (id) =>
      "10X98765432"[weightedSum(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === id.at(-1),
  },
];

function isDayMonth(id: string): boolean {
  return isDayOfYear(Number(id.slice(2, 4)), Number(id.slice(0, 2)));
}

/** Decreto ministeriale 23/12/1976: odd places by a table, even ones as they count, mod 26. */
function isCodiceFiscale(id: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const code = id.charCodeAt(index);
    const value = code < 65 ? code - 48 : code - 65;
    sum += index % 2 === 0 ? oddValues[value]! : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === id[15];
}

/** The national numbers of persons in a text: structure and check digits are right, weak ones stand beside a word that says so. */
export function findNationalIds(text: string, groups: DigitGroups): Found[] {
  const found: Found[] = [];
  for (let first = 0; first < groups.starts.length; first++) {
    const start = groups.starts[first]!;
    for (const { shape, last } of shapesFrom(text, groups, first)) {
      const rules = rulesByShape.get(shape);
      const end = groups.ends[last]!;
      if (!rules || !standsAlone(text, start, end)) continue;
      const digits = text.slice(start, end).replace(/\D/g, "");
      if (!rules.some((rule) => rule.isValid(digits) && isProved(text, start, rule.proof))) continue;
      found.push({ kind: "id", start, end });
      first = last;
      break;
    }
  }
  for (const { pattern, proof, isValid } of letterRules) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!standsAlone(text, match.index, end) || !isValid(match[0].replace(/[ -]/g, "").toUpperCase())) continue;
      if (isProved(text, match.index, proof)) found.push({ kind: "id", start: match.index, end });
    }
  }
  return found;
}

function isProved(text: string, start: number, proof: IdRule["proof"]): boolean {
  if (proof === "strong") return true;
  const cue = cueBefore(text, start, cues);
  return proof === "cue" ? cue === "id" : cue !== "reference";
}
