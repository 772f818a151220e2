/** Names of persons and the words that point to them, looked up while a text is read once. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { englishWords } from "../english-words.ts";
import { cueLists } from "./name-cues.ts";

/** What a word can be; several at once, as bits of a number. */
export const wordKinds = {
  /** A given name and nothing else. */
  given: 1,
  /** A given name that is told in lower case too. */
  popular: 2,
  /** A given name that is also an English word: "Mark". */
  word: 4,
  /** A given name that is also a place, a company, a word of another language: "Paris". */
  doubtful: 8,
  /** A family name and nothing else. */
  family: 16,
  /** A family name that is also something else: "Brown". */
  surname: 32,
  /** "Mr", "Frau". */
  title: 64,
  /** Words after which a name of any shape stands: "name", "named", "call". */
  nameCue: 128,
  /** "Regards", "thanks": a name may stand on the next line. */
  closer: 256,
  /** "Street", "rue", "suite": part of an address. */
  street: 512,
  /** " dot ": part of a spelled e-mail address. */
  spelled: 1024,
  /** "born", "dob": a date of birth follows. */
  birth: 2048,
  /** "bank", "sort": the number of a bank account may follow. */
  bank: 4096,
  /** An everyday English word: tells what is no name. */
  common: 8192,
  /** "Hi", "dear": whoever is greeted follows. */
  greeting: 16384,
} as const;

/** Any of the kinds of given names. */
export const anyGiven = wordKinds.given | wordKinds.popular | wordKinds.word | wordKinds.doubtful;
/** Any kind of name. */
export const anyName = anyGiven | wordKinds.family | wordKinds.surname;
const lowerCase = ~(
  wordKinds.given |
  wordKinds.word |
  wordKinds.doubtful |
  wordKinds.family |
  wordKinds.surname |
  wordKinds.common
);

const units = 0x1f00;
/** Letter without case and marks of each UTF-16 unit up to Latin Extended Additional, "e" of "É"; 0 where it is no letter. */
export const foldedLetters = new Uint16Array(units);
/** 1 where a unit is a capital letter. */
export const capitals = new Uint8Array(units);
const unmarked = new Map(
  [..."øołlđdıiħhŧt"].flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1]!]] : [])),
);
for (let code = 65; code < units; code++) {
  const character = String.fromCharCode(code);
  // What cannot be seen is no letter, though Unicode calls some of it one: a disguise.
  if (!/[\p{L}\p{M}]/u.test(character) || /[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f]/u.test(character)) continue;
  const lower = character.toLowerCase().slice(0, 1);
  capitals[code] = lower === character ? 0 : 1;
  foldedLetters[code] = (unmarked.get(lower) ?? lower.normalize("NFD")).charCodeAt(0);
}

/**
 * The kinds by the hash of the word: open addressing with linear probing. No word is kept, so a look-up makes no string; two words
 * of one hash are one word here, which a test rules out for those of the lists.
 */
const slots = 1 << 17;
const hashes = new Int32Array(slots);
const kindsOfHashes = new Uint16Array(slots);
/** One bit for each hash of a word that is told in lower case: tells most words apart without the large table. */
const lowerBits = new Int32Array(1 << 11);

/** A letter more: the product of this and the hash so far with the letter xored into it. The factor is one of MurmurHash3. */
export const hashFactor = 0x85ebca6b;

/** The hash of a word in any case, with marks or without. */
export function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    hash = Math.imul(hash ^ (code < units && foldedLetters[code] !== 0 ? foldedLetters[code]! : code), hashFactor);
  }
  return hash;
}

function slotOf(hash: number): number {
  let slot = hash >>> 15;
  while (kindsOfHashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1);
  return slot;
}

function put(word: string, kind: number): void {
  const hash = hashOf(word);
  const slot = slotOf(hash);
  hashes[slot] = hash;
  kindsOfHashes[slot]! |= kind;
  if ((kind & lowerCase) !== 0) lowerBits[hash >>> 21]! |= 1 << (hash >>> 16);
}

let isLoaded = false;

/** Reads the lists once, when the first text is looked at: commands that mask nothing do not wait for it. */
function load(): void {
  isLoaded = true;
  let kind = 0;
  for (const line of readFileSync(join(import.meta.dirname, "names.txt"), "utf8").split("\n")) {
    const heading = /^\[(\w+)\]$/.exec(line)?.[1];
    if (heading === "popular") kind = wordKinds.popular | wordKinds.given;
    else if (heading !== undefined) kind = wordKinds[heading as keyof typeof wordKinds];
    else if (!line.startsWith("#")) for (const word of line.split(" ")) if (word !== "") put(word, kind);
  }
  for (const word of englishWords) put(word, wordKinds.common);
  for (const [name, words] of Object.entries(cueLists)) {
    for (const word of words.split(" ")) put(word, wordKinds[name as keyof typeof cueLists]);
  }
}

/** The kinds of the word with this hash; of one in lower case only those that are told so. */
export function kindsOfHash(hash: number, isCapital: boolean): number {
  if (!isLoaded) load();
  if (!isCapital && ((lowerBits[hash >>> 21]! >>> (hash >>> 16)) & 1) === 0) return 0;
  return kindsOfHashes[slotOf(hash)]!;
}

/** The kinds of a word in any case; 0 where it has none. */
export function kindsOf(word: string): number {
  if (!isLoaded) load();
  return kindsOfHashes[slotOf(hashOf(word))]!;
}

/** Whether a word in lower case is an everyday English one, also with an ending: "slippers", "roller". */
export function isCommonWord(word: string): boolean {
  if (isCommon(word)) return true;
  const stem = /^(.{3,}?)(?:s|es|ed|d|ing|er|ers|r|ly|y)$/.exec(word)?.[1];
  return stem !== undefined && (isCommon(stem) || isCommon(`${stem}e`));
}

function isCommon(word: string): boolean {
  // The everyday words are ASCII, and a look-up takes marks away: "Bašić" is not "basic".
  return !/[^ -~]/.test(word) && (kindsOf(word) & wordKinds.common) !== 0;
}
