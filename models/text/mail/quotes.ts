/** Quoted and forwarded mail. Works line by line: linear. */

const separator =
  /^\W{0,4}-{2,}\s?(?:original message|original appointment|forwarded (?:message|by .{1,80})|begin forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|original-nachricht|message (?:d'origine|original|transféré)|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|oorspronkelijk bericht|doorgestuurd bericht|mensagem (?:original|encaminhada))\s?-{2,}|^begin forwarded message:$|^##- .{3,120} -##$/i;

/** "On Mon, 3 May 2024 at 10:11, Bob <[EMAIL]> wrote:" and its translations; may run over three lines. */
const attribution =
  /^(?:on|am|le|el|il|op|em|den|dnia|w dniu)\s.{4,300}\s?(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał(?:\(a\))?)\b.{0,120}:$/i;
/** A day, a time or an address: without one "On the form you wrote:" is a sentence. */
const dated = /\d|\[EMAIL\]|@|</;

const header: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["from", /^\*?(?:from|von|de|da|van|od|från|fra)\s?:\*?\s?\S/i],
  ["sent", /^\*?(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden)\s?:\*?\s?\S/i],
  ["to", /^\*?(?:to|an|à|para|a|aan|do|till|til)\s?:\*?\s?\S/i],
  ["subject", /^\*?(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|temat|ämne|emne)\s?:/i],
];

/** The lines that the writer wrote. Lines after a separator or a header block go to the end, ">" lines where they stand. */
export function withoutQuotes(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  const hasQuoteBlock = lines.filter((line) => isQuoted(line)).length > 1;
  let isAfterAttribution = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!.trim();
    if (isQuoted(line) && (isAfterAttribution || hasQuoteBlock || !/^>+\s?\d/.test(line))) continue;
    const attributionLines = isQuoted(line) ? 0 : countAttribution(lines, index);
    if (attributionLines > 0) {
      const next = lines.slice(index + attributionLines).find((one) => one.trim() !== "");
      // Without ">" marks nobody can tell where the quote ends: it runs to the end.
      if (next === undefined || !isQuoted(next)) break;
      isAfterAttribution = true;
      index += attributionLines - 1;
      continue;
    }
    if (separator.test(line) || isHeaderBlock(lines, index)) break;
    if (/^[_*=-]{5,}$/.test(line) && [1, 2].some((ahead) => isHeaderBlock(lines, index + ahead))) break;
    kept.push(lines[index]!);
  }
  return kept;
}

function isQuoted(line: string): boolean {
  return /^\s{0,4}(?:>|\|\s>)(?:[\s>]|[\p{L}\p{N}[]|$)/u.test(line);
}

/** How many lines, 1 to 3, an attribution takes that starts here; 0 when none does. */
function countAttribution(lines: readonly string[], index: number): number {
  if (!/^\s*(?:on|am|le|el|il|op|em|den|dnia|w dniu)\s/i.test(lines[index]!)) return 0;
  let joined = "";
  for (let count = 1; count <= 3; count++) {
    joined = `${joined} ${(lines[index + count - 1] ?? "").trim()}`.trim();
    if (joined.length > 450) return 0;
    if (attribution.test(joined) && dated.test(joined)) return count;
  }
  return 0;
}

/** A "From:" line with at least one other header among the next four lines. */
function isHeaderBlock(lines: readonly string[], index: number): boolean {
  const first = lines[index]?.trim().slice(0, 200);
  if (!first || !header[0]![1].test(first)) return false;
  const following = lines.slice(index + 1, index + 5).map((line) => line.trim().slice(0, 200));
  return header.slice(1).some(([, pattern]) => following.some((line) => pattern.test(line)));
}
