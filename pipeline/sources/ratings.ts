/** Ratings of exports: stars, NPS and CSAT, as numbers, signs or words. */

import type { Rating } from "../types.ts";
import { isBlank } from "./cells.ts";

/** How the ratings of a column are read. */
export interface RatingStyle {
  readonly scale: Rating["scale"];
  /** The best rating of the scale. */
  readonly max: number;
  /** Whether 1 is the best, as in German school grades; the value is turned round. */
  readonly isReversed?: boolean;
}

const FIVE_WORDS: readonly (readonly [value: number, words: string])[] = [
  [
    5,
    "very satisfied|extremely satisfied|completely satisfied|very happy|excellent|outstanding|love it|very good|very easy",
  ],
  [
    5,
    "sehr zufrieden|ausserst zufrieden|sehr gut|ausgezeichnet|tres satisfait|tres satisfaite|tres bien|muy satisfecho|muy satisfecha|muy bueno|excelente",
  ],
  [
    4,
    "satisfied|somewhat satisfied|happy|easy|zufrieden|eher zufrieden|gut|satisfait|satisfaite|plutot satisfait|bien|satisfecho|satisfecha|bueno",
  ],
  [
    3,
    "neutral|neither satisfied nor dissatisfied|okay|ok|average|fair|teils teils|weder noch|mittel|befriedigend|neutre|moyen|ni satisfait ni insatisfait|regular|ni satisfecho ni insatisfecho",
  ],
  [
    2,
    "dissatisfied|unsatisfied|somewhat dissatisfied|unhappy|poor|difficult|unzufrieden|eher unzufrieden|schlecht|insatisfait|insatisfaite|plutot insatisfait|mauvais|insatisfecho|insatisfecha|malo",
  ],
  [
    1,
    "very dissatisfied|very unsatisfied|extremely dissatisfied|very unhappy|terrible|very poor|awful|horrible|very difficult|sehr unzufrieden|sehr schlecht|tres insatisfait|tres insatisfaite|muy insatisfecho|muy insatisfecha|muy malo",
  ],
  // Google's business reviews spell their stars out.
  [5, "five"],
  [4, "four"],
  [3, "three"],
  [2, "two"],
  [1, "one"],
  // Zendesk knows two answers, with or without a comment.
  [5, "good|good with comment|gut bewertet|thumbs up|👍|😀|😃|😊"],
  [1, "bad|bad with comment|thumbs down|👎|😡|😠|😞"],
];
const WORDS = new Map(FIVE_WORDS.flatMap(([value, words]) => words.split("|").map((word) => [word, value] as const)));

const NUMBER =
  /^(?:rated )?(\d{1,3}(?:[.,]\d{1,4})?) ?(?:(?:\/|von|of|out of|sur|de|aus) ?(\d{1,3}))? ?(?:stars?|sterne?|etoiles?|estrellas?|points?|punkte?|★|⭐️?)?(?: out of (\d{1,3}))?$/;
/** `5 - Very satisfied`, `4: good`, `Very satisfied (5)`. */
const LABELLED = /^(\d{1,2}) ?[-–:=.)] ?\p{L}[^\d]*$|^\p{L}[^\d]*\((\d{1,2})\)$/u;

function plainOf(text: string): string {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
}

/** What a rating says: its value and, where it names it (`4/5`, `★★★★☆`, words), the best of its scale; undefined for no rating. */
export function readRating(text: string): { readonly value: number; readonly max?: number } | undefined {
  if (text.length > 40 || text === "") return undefined;
  const plain = plainOf(text);
  const number = NUMBER.exec(plain);
  if (number) {
    const max = number[2] ?? number[3];
    return { value: Number(number[1]!.replace(",", ".")), max: max === undefined ? undefined : Number(max) };
  }
  const stars = /^([★⭐✭🌟]+)([☆✩]*)$/u.exec(plain.replaceAll("\ufe0f", ""));
  if (stars) return { value: [...stars[1]!].length, max: Math.max(5, [...stars[1]!, ...stars[2]!].length) };
  const word = WORDS.get(plain.replace(/[.!]$/, ""));
  if (word !== undefined) return { value: word, max: 5 };
  const labelled = LABELLED.exec(plain);
  return labelled ? { value: Number(labelled[1] ?? labelled[2]) } : undefined;
}

/** A parser for the ratings of one column; undefined for what is no rating or lies off the scale. */
export function ratingParser({ scale, max, isReversed = false }: RatingStyle): (text: string) => Rating | undefined {
  // A column has few different ratings: each is read once.
  const known = new Map<string, Rating | undefined>();
  function read(text: string): Rating | undefined {
    const found = readRating(text);
    const best = found?.max ?? max;
    if (!found || best === 0 || found.value > best || (scale === "stars" && best <= 5 && found.value === 0)) {
      return undefined;
    }
    return { value: isReversed ? max + 1 - found.value : found.value, scale, max: best };
  }
  return (text) => {
    const rating = known.get(text);
    if (rating !== undefined || known.has(text)) return rating;
    const fresh = read(text);
    if (known.size < 1000) known.set(text, fresh);
    return fresh;
  };
}

/** What exports write where nobody rated: no rating went lost there. */
const NOT_RATED =
  /^(?:(?:un|not )?offered|(?:not|un|nicht) ?(?:rated|given|answered|bewertet)|no (?:rating|score|answer)|keine? (?:angabe|bewertung|antwort)|sans note|sin (?:nota|calificacion))$/;

/** Why a cell of ratings gives none: off the scale, or no rating at all; undefined where nobody rated. */
export function whyNoRating(text: string, { max, scale }: RatingStyle): string | undefined {
  if (isBlank(text) || NOT_RATED.test(plainOf(text))) return undefined;
  const found = readRating(text);
  if (!found) return "is no rating";
  const least = scale === "stars" && max <= 5 ? 1 : 0;
  return `is off the scale from ${least} to ${found.max ?? max}`;
}

/** A scale holds where all but this share of the values lie on it: the rest is mistyped. */
const MOST_OFF = 0.05;
const SCALES = [5, 7, 10, 100] as const;

/** The highest value; of many, the best of the smallest scale that nearly all of them lie on. */
function highestOf(values: readonly number[]): number {
  const highest = values.reduce((high, value) => Math.max(high, value), 0);
  const off = Math.floor(values.length * MOST_OFF);
  const best = SCALES.find((scale) => values.filter((value) => value > scale).length <= off) ?? Infinity;
  return highest > best ? best : highest;
}

const NPS_NAME = /\bnps\b|recommend|net promoter|empfehl|weiterempf|recommand|recomend/;
const CSAT_NAME = /csat|satisf|zufrieden|happiness|experience|effort|\bces\b/;
const GRADE_NAME = /^(schul)?note$|^gesamtnote$/;

/** Decides the scale of a column from its name (lower case, words apart) and values; undefined when they are no ratings. */
export function decideRating(name: string, values: readonly string[]): RatingStyle | undefined {
  const read = values.map(readRating).filter((rating) => rating !== undefined);
  if (read.length === 0 || read.length < values.length * 0.6) return undefined;
  const highest = highestOf(read.map(({ value }) => value));
  const named = read.reduce((high, { max }) => Math.max(high, max ?? 0), 0);
  if (highest > 100) return undefined;
  if (NPS_NAME.test(name) && highest > 1 && highest <= 10) return { scale: "nps", max: 10 };
  if (GRADE_NAME.test(name) && highest === 6) return { scale: "csat", max: 6, isReversed: true };
  const told = Number(/\b(?:out of|sur|von|de|scale of|[01]) (5|7|10|100)\b/.exec(name)?.[1] ?? 0);
  const max = Math.max(named, told, highest > 10 ? 100 : highest > 7 ? 10 : highest > 5 ? 7 : 5);
  const isYesNo = highest <= 1 && named === 0 && read.some(({ value }) => value === 0);
  const scale = CSAT_NAME.test(name) || isYesNo || max === 7 || max === 100 || isWords(values) ? "csat" : "stars";
  return { scale, max: isYesNo ? 1 : max };
}

function isWords(values: readonly string[]): boolean {
  return values.filter((value) => WORDS.has(plainOf(value))).length > values.length / 2;
}
