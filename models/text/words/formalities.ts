/** Sentences that only greet or sign. */

import { englishWords } from "../english-words.ts";
import type { Span } from "../span.ts";

const greeting =
  /^(?:hi+|hello|hey+|hiya|dear|greetings|good (?:morning|afternoon|evening|day)|to whom it may concern|hallo|liebes?|lieber|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|moin|servus|bonjour|bonsoir|madame|hola|buen(?:os|as) (?:días|tardes|noches)|estimad[oa]s?|ciao|buongiorno|gentile|goedemorgen|goedemiddag|beste|geachte|ol[áa]|bom dia|boa tarde|hej|cześć|dzień dobry|hei)(?=[\s,.!:–-]|$)/i;
/** Who may be greeted in lower case. */
const greeted = new Set(
  (
    "team all there everyone everybody folks guys support sir sirs madam or and customer service services care friends again to whom it may " +
    "concern both colleagues people help desk damen und herren herr frau zusammen miteinander tous equipo a todos señores tutti"
  ).split(" "),
);
/** "Dear claims department", "To the patient office": a line of its own that ends in a comma or in nothing. */
const addressLine =
  /^(?:(?:dear|respected|hi|hello|hey)\s.{1,50}|to (?:the )?[\p{L} ]{2,40}(?:office|department|team|service|desk))$/iu;
const closing =
  /^(?:(?:(?:with )?(?:kind|kindest|best|warm|warmest) )?regards|best wishes|all the best|bye|take care|(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|(?:mit )?(?:freundlichen|besten|vielen|lieben|viele|liebe|beste) gr(?:ü|ue)(?:ß|ss)en?|cordialement|saludos|un saludo|cordiali saluti|(?:met )?vriendelijke groet(?:en)?|(?:best|yours|mfg|lg|vg)(?=[,.!–-]|$))(?=[\s,.!–-]|$)/i;
/** Said in a sentence ("Thank you for your help."), thanks are one; on a line without an end ("Thanks, Bob") they close. */
const thanks =
  /^(?:(?:many |with )?thanks(?: again| in advance| and regards)?|thank you(?: again| in advance| for your (?:help|time|work|assistance|attention|understanding|support))?|thx|cheers|danke(?: im voraus)?|vielen dank(?: im voraus)?|merci(?: d'avance)?|gracias(?: de antemano)?|grazie(?: in anticipo)?|bedankt|obrigad[oa])(?=[\s,–-]|$)/i;
const oneName = "(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|\\[NAME_\\d{1,4}\\])";
/** "Noreen Tully", "Jerzy i Alina W.", "Sandeep Rao, Infra", "DeShawn Pruitt, checking account 0914". */
const addressed = new RegExp(`^${oneName}$`, "u");
const name = new RegExp(
  `^(?:the )?${oneName}(?:(?:,? | & | (?:and|und|et|y|e|i) )${oneName}){0,4}(?:, .{2,40})?$`,
  "u",
);
/** As far down a greeting is looked for, and as far up a signature, in sentences. */
const reach = 4;

/** For each sentence of a text, whether it is a greeting at its start or a closing or a name at its end. */
export function formalities(body: string, sentences: readonly Span[]): boolean[] {
  const isFormal = sentences.map(() => false);
  const text = (index: number) => body.slice(sentences[index]!.start, sentences[index]!.end).trim();
  const lineEnds = (index: number) => /^\s*\n/.test(body.slice(sentences[index]!.end, sentences[index]!.end + 8));
  for (let index = 0; index < Math.min(reach, sentences.length); index++) {
    if (!isGreeting(text(index)) && !(lineEnds(index) && isAddressLine(text(index)))) break;
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
  return words.length <= 5 && words.every((word) => greeted.has(word.toLowerCase()) || addressed.test(word));
}

function isAddressLine(line: string): boolean {
  const bare = line.replace(/,$/, "");
  if (!addressLine.test(bare) || bare.split(/\s+/).length > 7) return false;
  // "hey terrible service" says something, "Dear studio," does not.
  return line.endsWith(",") || /^(?:dear|respected|to)\s|(?:team|department|office|desk)$/i.test(bare);
}

function isClosing(sentence: string): boolean {
  const words = closing.exec(sentence)?.[0] ?? (/[.!]$/.test(sentence) ? undefined : thanks.exec(sentence)?.[0]);
  if (words === undefined || sentence.length > 70) return false;
  const rest = sentence.slice(words.length).replace(/^[\s,.!–-]+|[\s,.!–-]+$/gu, "");
  return rest === "" || isAddress(rest) || closing.test(rest) || (isName(rest) && !rest.includes(", "));
}

function isName(line: string): boolean {
  const bare = line.replace(/[\s\p{Extended_Pictographic}\ufe0f]+$/u, "");
  if (bare.length > 60 || !name.test(bare) || /[^\p{Lu}][.!?]$/u.test(bare)) return false;
  const words = bare.split(", ")[0]!.split(/[\s&]+/);
  return !words.some((word) => englishWords.has(word.toLowerCase()) && !/^(?:the|and|i)$/.test(word));
}

/** A name stands below the end of a sentence, a closing or another line of the signature. */
function follows(before: string): boolean {
  return /[.!?)…"”]$/.test(before) || isClosing(before) || isName(before);
}
