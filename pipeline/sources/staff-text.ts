/** Names of columns that tell what the customer wrote from what was answered. */

const TEXT =
  "answer|reply|replies|response|message|comment|note|text|words|antwort|nachricht|reponse|message|respuesta|mensaje|risposta|resposta|antwoord";
const STAFF =
  "our|agents?(?: s)?|staff(?: s)?|support(?: s)?|team(?: s)?|company(?: s)?|shop(?: s)?|seller(?: s)?|owner(?: s)?|unsere|mitarbeiter|support ?team|notre|nos|nuestra|nuestro|nostra|nossa|onze";
const WHEN = "last|latest|final|first|public|official|letzte|erste|derniere|premiere|ultima|primera";
const BY = "by|from|of|von|vom|de|du|del|della|des|da|van";
const US =
  "us|our team|(?:the )?(?:agent|staff|support|team|company|shop|owner|seller)|uns|(?:dem |der )?(?:agent|mitarbeiter|kundendienst|kundenservice|support|team)|nous|l agent|notre equipe|nosotros|agente|equipo|ons";

/** "Our last answer", "Agent reply", "Antwort von uns", "Notre réponse", "What we replied". */
const STAFF_TEXT = new RegExp(
  `^(?:(?:${WHEN}) )?(?:${STAFF}) (?:(?:${WHEN}) )?(?:${TEXT})(?: (?:${WHEN}|text|body))?$` +
    `|^(?:${WHEN} )?(?:${TEXT}) (?:${BY}) (?:${US})$` +
    "|^what (?:we|our team|(?:the )?(?:agent|support|staff)) (?:said|answered|replied|wrote|responded|told .*)$" +
    "|^was wir (?:geantwortet|geschrieben|gesagt) haben$|^ce que nous avons (?:repondu|ecrit|dit)$",
);

/** Answers of staff where another column holds what they answer; texts where none does. */
const PERHAPS_STAFF_TEXT = new RegExp(
  `^(?:(?:${WHEN}) )?(?:answer|reply|response|antwort|reponse|respuesta|risposta|resposta|antwoord)(?: (?:text|body|sent))?$`,
);

const CUSTOMER =
  "customers?(?: s)?|clients?(?: s)?|users?(?: s)?|guests?(?: s)?|buyers?(?: s)?|visitors?(?: s)?|requesters?(?: s)?";
/** "What the customer said", "Customer's words", "Was der Kunde schreibt". */
const CUSTOMERS_TEXT = new RegExp(
  `^what (?:the |a |our )?(?:${CUSTOMER}) (?:said|says|wrote|writes|told us|asked|asks)$` +
    `|^(?:the )?(?:${CUSTOMER}) (?:said|says|wrote|words|own words)$` +
    "|^was (?:der |die )?kund(?:e|in|en) (?:sagte?n?|schreib(?:t|en)|schrieb(?:en)?|gesagt ha(?:t|ben)|geschrieben ha(?:t|ben))$" +
    "|^ce que (?:le |la )?cliente? (?:a dit|a ecrit|dit|ecrit)$|^(?:lo )?que (?:dijo|dice|escribio) el cliente$",
);

/** Whether a column of this plain name holds what staff wrote, not customers. */
export function isStaffText(plain: string): boolean {
  return STAFF_TEXT.test(plain);
}

/** Whether it holds what staff wrote if another column holds what customers did: "Answer", "Last reply". */
export function isPerhapsStaffText(plain: string): boolean {
  return PERHAPS_STAFF_TEXT.test(plain);
}

/** Whether a column of this plain name says that it is what the customer wrote; it asks nothing, although it begins with "what". */
export function isCustomersText(plain: string): boolean {
  return CUSTOMERS_TEXT.test(plain);
}
