/** What columns of customers are called. */

import { customer, email, named, PERSON, STAFF, type Names } from "./shared.ts";

/** What customers are bound by. */
const CONTRACT =
  "subscription|contract|plan|membership|policy|abo|abonnement|abonnements|vertrag|vertrags|mitgliedschaft|contrat|suscripcion|contrato";

/** Names of columns of customers. */
export const customerNames: Names = {
  id: [...customer.slice(0, 3), named("id|uuid|no|nr|number|key|ref"), named("account|username|login|handle")],
  email,
  name: [
    named("name|nom|nome|naam|full ?name|display ?name|vollstandiger name|nom complet|nombre completo", {
      before: `${PERSON}|contact|account`,
    }),
    named(`kunde|customer|client|cliente|contact`),
  ],
  firstName: [named("first ?name|given ?name|vorname|prenom|nombre|forename", { before: `${PERSON}|billing` })],
  lastName: [
    named("last ?name|sur ?name|family ?name|nachname|nom|nom de famille|apellidos?|zuname", {
      before: `${PERSON}|billing`,
    }),
  ],
  since: [
    named(
      "since|created(?: at| on| date)?|creation date|date created|sign ?up(?: date| at)?|signed up(?: at| on)?|registered(?: at| on)?|registration date|registriert(?: am| seit)?|joined(?: at| on)?|join date|date joined|kunde seit|anmeldedatum|registrierungsdatum|erstellt(?: am)?|client depuis|date d inscription|date de creation|inscrit le|cliente desde|fecha de alta|fecha de registro|alta|first seen|first order date|acquisition date|account created(?: at)?|onboarded(?: at)?|(?:eintritt|beitritt|aufnahme)(?:s ?datum)?|start(?:ed)?(?: date| on| at)|date added|added(?: at| on)?",
      {
        before: `${PERSON}|member`,
      },
    ),
    /\b(?:since|seit|depuis|desde)\b|signup|regist/,
    named("datum|date|fecha"),
  ],
  consent: [
    named(
      "consent|opt ?in|opted in|accepts marketing|accepts email marketing|email marketing(?: consent)?|newsletter|einwilligung|werbeeinwilligung|consentement|consentimiento|subscribed|gdpr|dsgvo|rgpd|marketing(?: consent| ok| opt in| allowed)?|acept[ao] (?:publicidad|marketing|correos?)|accepte (?:la publicite|les e ?mails)|werbung(?: erlaubt)?|can contact|contactable",
      {
        before: `${PERSON}|marketing|gdpr|email|newsletter`,
      },
    ),
    /\b(?:consent|opt in)\b|einwillig/,
  ],
  contractStart: [
    named(
      `(?:${CONTRACT}) ?(?:start(?:ed|s)?|begin(?:n|s)?|began|since|seit|depuis|desde)(?: ?(?:date|on|at|am|datum))?|subscribed (?:at|on|since)|(?:date de )?debut (?:d |de |du )?(?:${CONTRACT})|(?:fecha de )?inicio (?:de |del )?(?:la )?(?:${CONTRACT})`,
    ),
  ],
  contractEnd: [
    named(
      `(?:${CONTRACT}) ?(?:end(?:ed|s|e)?|cancell?ed|cancell?ation|terminat(?:ed|ion)|expir(?:ed|es|y))(?: ?(?:date|on|at|am|datum))?|(?:date de |fecha de )?fin (?:d |de |du |del )?(?:la )?(?:${CONTRACT})`,
    ),
    named(
      "(?:cancell?ed|cancell?ation|churn(?:ed)?|terminat(?:ed|ion)|end(?:ed)?) ?(?:date|on|at)|gekundigt (?:am|zum|per)|kundigung (?:am|zum|per)|kundigungs(?:datum|termin)|austritt(?:s ?datum)?|laufzeit bis|enddatum|date de (?:fin|resiliation)|resilie le|fecha de (?:baja|fin|cancelacion)",
    ),
  ],
};

/** Columns that say something else although a pattern fits. */
export const notCustomerNames: Names = {
  id: [STAFF, /\b(?:type|group|tier|status|since|segment|value)\b/],
  email: [STAFF, /marketing|consent|opt/],
  since: [/\b(?:last|latest|letzte[rsn]?|derniere?|ultim[ao]|birth|geburt)/],
  contractStart: [/\b(?:period|renew\w*|trial|billing|invoice|next)\b/],
  contractEnd: [/\b(?:period|renew\w*|trial|billing|invoice|next)\b/],
  name: [/\b(?:user|company|product|first|last|file)\b/],
};

/** Columns that tell of people rather than of what they wrote or bought. */
export const ABOUT_PEOPLE =
  /\b(?:phone|mobile|telefon|city|stadt|ort|ville|ciudad|country|land|address|adresse|zip|postcode|plz|birth ?(?:day|date)|geburtsdatum|gender|geschlecht|age|alter|segment|plan|tier|tenure|company|firma|loyalty|points|occupation|income|marital)\b/;
