/** Sentences that only greet or sign. */

import { englishWords } from "../english-words.ts";
import type { Range } from "../words.ts";

const greeting =
  /^(?:hi+|hello|hey+|hiya|dear|greetings|good (?:morning|afternoon|evening|day)|to whom it may concern|hallo|liebes?|lieber|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|moin|servus|bonjour|bonsoir|madame|hola|buen(?:os|as) (?:días|tardes|noches)|estimad[oa]s?|ciao|buongiorno|gentile|goedemorgen|goedemiddag|beste|geachte|ol[áa]|bom dia|boa tarde|hej|cześć|dzień dobry|hei)(?=[\s,.!:–-]|$)/i;
/** Who may be greeted in lower case. */
const greeted = new Set(
  (
    "team all there everyone everybody folks guys support sir sirs madam or and customer service services care friends again to whom it may " +
    "concern both colleagues people help desk damen und herren herr frau zusammen miteinander tous equipo a todos señores tutti"
  ).split(" "),
);
const closing =
  /^(?:(?:many |with )?thanks(?: again| in advance| and regards)?|thank you(?: again| in advance| for your (?:help|time|assistance|attention|understanding|support))?|thx|cheers|(?:(?:with )?(?:kind|kindest|best|warm|warmest) )?regards|best(?: wishes)?|all the best|(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|yours|danke(?: im voraus)?|vielen dank(?: im voraus)?|mfg|lg|vg|(?:mit )?(?:freundlichen|besten|vielen|lieben|viele|liebe|beste) gr(?:ü|ue)(?:ß|ss)en?|merci(?: d'avance)?|cordialement|gracias(?: de antemano)?|saludos|un saludo|grazie(?: in anticipo)?|cordiali saluti|(?:met )?vriendelijke groet(?:en)?|bedankt|obrigad[oa])(?=[\s,.!–-]|$)/i;
const name = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*(?:,? |$)){1,4}(?:, [\p{L} ]{2,30})?$/u;
/** As far down a greeting is looked for, and as far up a signature, in sentences. */
const reach = 3;

/** For each sentence of a text, whether it is a greeting at its start or a closing or a name at its end. */
export function formalities(body: string, sentences: readonly Range[]): boolean[] {
  const isFormal = sentences.map(() => false);
  const text = (index: number) => body.slice(sentences[index]!.start, sentences[index]!.end).trim();
  for (let index = 0; index < Math.min(reach, sentences.length) && isGreeting(text(index)); index++) {
    isFormal[index] = true;
  }
  const first = Math.max(0, sentences.length - reach);
  for (let index = sentences.length - 1; index >= first; index--) {
    const isOwnLine = index > 0 && body.slice(sentences[index - 1]!.end, sentences[index]!.start).includes("\n");
    const one = text(index);
    if (isClosing(one)) isFormal[index] = true;
    else if (isOwnLine && isName(one) && follows(text(index - 1))) isFormal[index] = true;
    else break;
  }
  return isFormal;
}

function isGreeting(sentence: string): boolean {
  const word = greeting.exec(sentence)?.[0];
  return word !== undefined && sentence.length <= 60 && isAddress(sentence.slice(word.length));
}

/** "team", "Mr Smith", nothing: names and words for people, without an ending of surprise ("Hello???"). */
function isAddress(rest: string): boolean {
  const words = rest
    .replace(/[\s,.!:–-]+$/u, "")
    .split(/[\s,/]+/)
    .filter(Boolean);
  return (
    words.length <= 5 &&
    words.every((word) => greeted.has(word.toLowerCase()) || /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word))
  );
}

function isClosing(sentence: string): boolean {
  const words = closing.exec(sentence)?.[0];
  if (words === undefined || sentence.length > 70) return false;
  const rest = sentence.slice(words.length).replace(/^[\s,.!–-]+|[\s,.!–-]+$/gu, "");
  return rest === "" || isAddress(rest) || closing.test(rest);
}

function isName(line: string): boolean {
  return name.test(line) && !line.split(/[\s,]+/).some((word) => englishWords.has(word.toLowerCase()));
}

/** A name stands below the end of a sentence or below a closing. */
function follows(before: string): boolean {
  return /[.!?)…"”]$/.test(before) || isClosing(before);
}
