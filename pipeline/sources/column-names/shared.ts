/** Patterns over plain names of columns (`plainName`), in English, German, French and Spanish, that kinds of records share. */

import type { Field } from "../fields.ts";

/** Patterns by field: the first says it without doubt, the others less and less. */
export type Names = Readonly<Partial<Record<Field, readonly RegExp[]>>>;

/** A pattern that must match the whole name, of words that may have `before` in front of them and `after` behind. */
export function named(words: string, { before = "", after = "" }: { before?: string; after?: string } = {}): RegExp {
  // Few and each once: words that may stand in front in two ways take exponential time.
  const front = before === "" ? "" : `(?:(?:${[...new Set(before.split("|"))].join("|")}) ?){0,4}`;
  const back = after === "" ? "" : `(?: ?(?:${after}))?`;
  return new RegExp(`^${front}(?:${words})${back}$`);
}

export const NUMBER =
  "id|ids|no|nr|nbr|num|number|nummer|nummern|numero|ref|reference|key|code|cod|codigo|codice|kennung|uuid|guid|hash";
export const PERSON =
  "customer|client|user|buyer|shopper|member|contact|guest|consumer|subscriber|kunde|kunden|kundin|besteller|kaufer|cliente|acheteur|usuario|utilisateur|comprador|klant|cust|person|profile|patient|patienten|visitor|passenger|tenant|student|donor|traveller|traveler|policy ?holder|frequent flyer|kd|gast|gaste|klient|klienten|mandant|mandanten|mieter|mitglied|mitglieds|mitglieder|abonnent|abonnenten|versicherungsnehmer|reisende|huesped|socio|paciente|hospede|ospite|paziente|utente|klanten|abonne|adherent|membre|clients|clientes|customers";
const WRITER =
  "reviewer|requester|respondent|author|writer|sender|submitter|rezensent|verfasser|auteur|autor|nickname|username";
export const customer: readonly RegExp[] = [
  named(`${PERSON}`, { after: NUMBER }),
  named(
    `(?:numero|nummer|id|ids|n|no|nr|num|ref|code|cod|codigo|codice|identifiant|identificador|identificativo|matricule) (?:de |du |del |d |do |da |dell |della |de la |de l |van |van de |des |der )?(?:${PERSON})|vn (?:${NUMBER})|external (?:id|reference|user id)|uid|crm id|(?:loyalty|account|debitor) ?(?:${NUMBER})`,
    {
      before: "customer|user|requester|author",
    },
  ),
  named(`(?:${WRITER}|consumer user|review consumer user)`, { after: NUMBER }),
  named(`account|(?:${PERSON}|${WRITER}|display|from|screen)(?: screen)? ?(?:name|nickname)`, { before: "review" }),
];

export const email: readonly RegExp[] = [
  named(
    "e ?mail(?: ?address| ?adresse)?|mail(?: ?address| ?adresse)?|courriel|correo(?: electronico)?|adresse (?:e )?mail|direccion de correo",
    {
      before: `${PERSON}|${WRITER}|billing|order|recipient|from|shipping|primary`,
      after: "billing",
    },
  ),
  /\be ?mail\b|mailadresse|courriel|correo/,
];

export const time = [named("time|uhrzeit|heure|hora|time of day|zeit|local time")];
export const currency = [
  named("currency|cur|ccy|curr|wahrung|devise|moneda|divisa|valuta|currency code|currency iso", {
    before: "order|presentment|iso|payment|shop|total",
  }),
];

/** Columns that hold somebody else's address or id: whom a ticket is assigned to. */
export const STAFF = /\b(?:agent|assignee|owner|staff|support|bearbeiter|operator|collector|admin|service)\b/;
