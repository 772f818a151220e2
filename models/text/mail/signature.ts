/** Signatures, "sent from my phone" lines and disclaimers. Works line by line: linear. */

const device =
  /^\W{0,3}(?:sent (?:from|via|with|using) |get outlook for |von meinem .{2,40} gesendet|gesendet (?:von|mit) |diese nachricht wurde von meinem |envoyé (?:de|depuis|à partir) |télécharge[zr] outlook |enviado (?:desde|do|a partir) |obtener outlook |inviato da |verstuurd vanaf |skickat från |wysłane z |sendt fra )/i;
const regards =
  /^(?:(?:with |my |mit |con |un |avec )?(?:(?:kind|kindest|best|warm|warmest|many|friendly|freundliche[nr]?|beste[nr]?|viele[nr]?|liebe[nr]?|herzliche[nr]?|schöne[nr]?|cordiali|distinti|cordial|bien|vriendelijke|hartelijke)\s?)?(?:regards|wishes|grüßen|grüße|grüssen|grüsse|gruß|gruss|saludo|saluti|groet|groeten)|best|all the best|(?:very |most )?(?:sincerely|respectfully|truly)(?: yours)?|yours(?: \w+)?|mfg|vg|lg|rgds|kr|br|cordialement|bien cordialement|bien à vous|salutations(?: distinguées)?|saludos(?: cordiales)?|atentamente|atenciosamente|cumprimentos|hochachtungsvoll|mvg|pozdrawiam|z poważaniem|med vänlig hälsning|mvh)$/i;
const disclaimer =
  /(?:this|the) (?:e-?mail|message|communication|transmission).{0,120}(?:confidential|intended (?:solely|only|recipient)|privileged)|confidentiality notice|if you (?:are not|have received).{0,80}(?:intended recipient|in error)|diese e-?mail.{0,120}vertraulich|(?:ce|cet) (?:message|courriel|e-?mail).{0,120}confidentiel|este (?:mensaje|correo).{0,120}confidencial|please consider the environment|virus-?free|scanned (?:by|for viruses)/i;

const thanks =
  /^(?:(?:many )?thanks(?: again| in advance| and regards)?|thank you(?: again| in advance)?|thx|cheers|danke|vielen dank|merci|gracias|grazie|bedankt)$/i;

const mostLinesAfter = 9;
const longestLine = 80;

const ruled = /^(?:--|—|__+)$/;

/** The lines above the signature and without disclaimers. A line of thanks stays: it says something. */
export function withoutSignature(lines: readonly string[]): readonly string[] {
  const body = withoutDisclaimers(lines).filter((line) => !isDevice(line));
  const end = signatureStart(body);
  return body.slice(0, end);
}

function isDevice(line: string): boolean {
  return line.length < longestLine && device.test(line.trim());
}

/** Without paragraphs that a lawyer wrote; the first paragraph is the customer's. */
function withoutDisclaimers(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let paragraph: string[] = [];
  let isFirst = true;
  for (const line of [...lines, ""]) {
    paragraph.push(line);
    if (line.trim() !== "") continue;
    if (isFirst || !disclaimer.test(paragraph.join(" ").slice(0, 4000))) kept.push(...paragraph);
    if (paragraph.length > 1) isFirst = false;
    paragraph = [];
  }
  return kept.slice(0, kept.length > lines.length ? -1 : undefined);
}

/** The index of the line that the signature starts with; the number of lines where there is none. */
function signatureStart(lines: readonly string[]): number {
  const rules = lines.filter((line) => ruled.test(line.trim())).length;
  // Only the last lines are looked at: a card has few.
  for (let index = Math.max(1, lines.length - 3 * mostLinesAfter); index < lines.length; index++) {
    const line = lines[index]!.trim();
    // Several such lines divide a text.
    if (rules === 1 && ruled.test(line) && isCard(lines.slice(index + 1))) return index;
    if (line.length > 60) continue;
    const [closing = "", ...names] = line.split(/[,!.–-]\s?/).filter(Boolean);
    if (!names.every(isName) || !isCard(lines.slice(index + 1))) continue;
    if (regards.test(closing.trim())) return index;
    if (thanks.test(closing.trim())) return index + 1;
  }
  return lines.length;
}

function isName(text: string): boolean {
  return /^(?:(?:\p{Lu}[\p{L}.'’]*|\[NAME_\d{1,4}\])\s?){1,4}$/u.test(text.trim());
}

/** Whether lines are a name, a title, numbers, an address: few, short, and none of them a sentence. */
function isCard(lines: readonly string[]): boolean {
  const filled = lines.map((line) => line.trim()).filter(Boolean);
  if (filled.length > mostLinesAfter || filled.some((line) => /^p\.? ?s\b/i.test(line))) return false;
  return filled.every(
    (line) =>
      line.length <= longestLine && !/\p{L}{2,}[.!?]$/u.test(line.replace(/\b(?:inc|ltd|co|corp|llc|jr|dr)\.$/i, "")),
  );
}
