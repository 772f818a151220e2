/** Which language a text is in, and when that cannot be told. */

import { eld } from "eld/small";
import { englishWords, sharedWords } from "./english-words.ts";
import { placeholders } from "./personal-data/placeholders.ts";

/** Scripts that few languages share, with those languages; the first is taken where the detector is at a loss. */
const scripts: readonly (readonly [pattern: RegExp, languages: readonly string[]])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, ["ja"]],
  [/\p{Script=Hangul}/gu, ["ko"]],
  [/\p{Script=Han}/gu, ["zh", "ja"]],
  [/\p{Script=Cyrillic}/gu, ["ru", "uk", "bg", "sr", "mk", "be", "mn", "kk"]],
  [/\p{Script=Arabic}/gu, ["ar", "fa", "ur", "ku", "ps"]],
  [/\p{Script=Hebrew}/gu, ["he", "yi"]],
  [/\p{Script=Greek}/gu, ["el"]],
  [/\p{Script=Devanagari}/gu, ["hi", "mr", "ne"]],
  [/\p{Script=Thai}/gu, ["th"]],
  [/\p{Script=Bengali}/gu, ["bn"]],
  [/\p{Script=Tamil}/gu, ["ta"]],
  [/\p{Script=Telugu}/gu, ["te"]],
  [/\p{Script=Georgian}/gu, ["ka"]],
  [/\p{Script=Armenian}/gu, ["hy"]],
  [/\p{Script=Gujarati}/gu, ["gu"]],
  [/\p{Script=Gurmukhi}/gu, ["pa"]],
  [/\p{Script=Kannada}/gu, ["kn"]],
  [/\p{Script=Malayalam}/gu, ["ml"]],
  [/\p{Script=Sinhala}/gu, ["si"]],
  [/\p{Script=Ethiopic}/gu, ["am"]],
  [/\p{Script=Khmer}/gu, ["km"]],
  [/\p{Script=Lao}/gu, ["lo"]],
];
const latinOnly = new Set(Object.values(eld.info().Languages));
for (const [, languages] of scripts) for (const language of languages) latinOnly.delete(language);
const known = new Set([...latinOnly, ...scripts.flatMap(([, languages]) => languages)]);

const noWords = new RegExp(
  `${placeholders.source}|(?:https?:\\/\\/|www\\.)\\S{1,2000}|[@#][\\p{L}\\p{N}_]{1,64}|\\S{0,64}@\\S{1,64}|\\d+`,
  "gu",
);
const word = /\p{L}[\p{L}\p{M}'’]*/gu;
/** What is told by more text than this is told by its first part. */
const enough = 1000;

/**
 * ISO 639-1 code of a text's language, or "und": no letters, fewer than three words that could be several languages, or a guess that
 * the detector itself does not trust. `hint`, the language that an export names ("en", "de-AT"), decides where the text does not.
 */
export function detectLanguage(text: string, hint?: string): string {
  const letters = text.slice(0, enough).replace(noWords, " ");
  const words = letters.match(word) ?? [];
  if (words.length === 0) return "und";
  return byScript(letters) ?? byWords(letters, words) ?? codeOf(hint) ?? "und";
}

/** The two-letter code of "en-US", "EN", "pt_BR"; undefined for what is none. */
function codeOf(hint: string | undefined): string | undefined {
  const code = hint?.trim().toLowerCase().split(/[-_]/)[0];
  return code !== undefined && known.has(code) ? code : undefined;
}

function byScript(letters: string): string | undefined {
  if (/^[\x00-\u024f\u2000-\u2bff\ufe0f]*$/.test(letters)) return undefined;
  const total = letters.match(/\p{L}/gu)?.length ?? 0;
  for (const [pattern, languages] of scripts) {
    const share = (letters.match(pattern)?.length ?? 0) / total;
    // Japanese shows itself by its syllables among Chinese characters.
    if (share < (languages[0] === "ja" ? 0.1 : 0.5)) continue;
    const { language } = eld.detect(letters);
    return languages.includes(language) ? language : languages[0];
  }
  return undefined;
}

function byWords(letters: string, words: readonly string[]): string | undefined {
  const telling = words.map((one) => one.toLowerCase().replaceAll("’", "'")).filter((one) => !sharedWords.has(one));
  const known = telling.filter((one) => englishWords.has(one)).length;
  const englishShare = telling.length === 0 ? 0 : known / telling.length;
  const detected = eld.detect(letters);
  const { language } = detected;

  const isAscii = /^[\x00-\x7f]*$/.test(words.join(""));
  if (englishShare >= (words.length < 3 ? 0.5 : 0.35) && (isAscii || language === "en")) return "en";
  // "ok", "hi app support", "no problem": nothing but words that are English too.
  if (telling.length === 0 && isAscii && words.every((one) => englishWords.has(one.toLowerCase()))) return "en";
  if (language === "" || !latinOnly.has(language) || !detected.isReliable()) return undefined;
  if (language === "en") return words.length > 1 || known > 0 ? "en" : undefined;
  // Few words in plain letters are many languages at once: "evening slots" passes for Danish.
  if (isAscii && words.length < 4) return undefined;
  return englishShare >= 0.25 ? undefined : language;
}
