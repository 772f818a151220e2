/** What columns of feedback are called. */

import { customer, email, named, NUMBER, STAFF, time, type Names } from "./shared.ts";

const OF_TEXT =
  "customer|client|user|guest|consumer|review|reviewer|ticket|feedback|survey|message|chat|conversation|complaint|comment|post|tweet|case|issue|request|kunden|full|original|raw|plain|csat|nps|open|your";

/** Names of columns of feedback. */
export const feedbackNames: Names = {
  text: [
    named(
      "text|body|plain body|comments?|messages?|contents?|description|feedback|verbatims?|reviews?|remarks?|transcript|complaint|inquiry|enquiry|open ended response|rezension(?:stext)?|bewertungstext|kommentare?|nachricht|beschreibung|ruckmeldung|freitext|bemerkung(?:en)?|anmerkung(?:en)?|meinung|anliegen|inhalt|commentaires?|avis|contenu|texte|remarques?|comentarios?|mensaje|texto|opinion(?:es)?|resena|descripcion|contenido|recensione|commento|messaggio|testo|opmerking(?:en)?|tekst|bericht",
      { before: OF_TEXT },
    ),
    /\b(?:text|body|comments?|message|content|feedback|verbatim|review|remarks?|open ended|kommentar|nachricht|commentaire|comentario|mensaje|texto)\b/,
    /\b(?:answer|response|description|notes?|issue|complaint|reason|opinion|antwort|reponse|respuesta|tweet|story|suggestions?|anregung(?:en)?)\b/,
  ],
  subject: [
    named(
      "subject(?: line)?|title|headline|betreff|titel|titre|objet|asunto|titulo|uberschrift|oggetto|onderwerp|thema",
      {
        before: `${OF_TEXT}|e ?mail`,
      },
    ),
    /\b(?:subject|title|headline|summary|betreff|titel|titre|asunto)\b/,
  ],
  id: [
    named("id|uuid|guid", {
      before:
        "feedback|review|comment|response|survey|message|msg|post|tweet|record|row|entry|submission|answer|ticket|case|complaint|request|interaction",
    }),
    named(
      `(?:ticket|case|review|response|message|feedback|comment|record|vorgangs|fall|anfrage|bewertungs|reference) ?(?:${NUMBER})|${NUMBER}|ticket|case|vorgang`,
    ),
    // Of the first column only.
    /(?: id| ref| key| nr| no)$|^$/,
  ],
  customer: [...customer, named("name|handle|username")],
  email,
  time,
  at: [
    named(
      "created(?: at| on| date| time| utc)?|creation (?:date|time)|(?:review |message |ticket |comment |response )?date(?: time)?(?: created| submitted| posted| received| utc)?|date of (?:review|feedback|response|experience|comment)|timestamp|time ?stamp|datetime|submitted(?: at| on| date)?|submission (?:date|time)|submit date|review submit date and time|received(?: at| on| date)?|posted(?: at| on| date)?|sent(?: at| on| date)?|written(?: at| on)?|recorded date|opened(?: at| on| date)?|completed(?: at| on)?|datum|erstellt(?: am| um)?|erstellungsdatum|eingang(?:en|sdatum)?(?: am)?|eingegangen(?: am)?|bewertungsdatum|(?:rezensions|absende|sende)datum|zeitpunkt|zeitstempel|gesendet(?: am)?|abgegeben(?: am)?|date (?:de |d |du |de l )?(?:creation|avis|commentaire|envoi|reponse|reception)|cree(?: le)?|horodatage|fecha(?: y hora)?|fecha (?:de )?(?:creacion|envio|comentario|resena|respuesta)|creado(?: el)?|data|at|when|published(?: at| on| date)?|publication date|horodateur|ts",
      { before: "ticket|review|message|comment|tweet|response|feedback|chat|conversation", after: "utc|gmt|local" },
    ),
    named(
      "start(?:ed)?(?: at| date| time)?|end(?:ed)?(?: at| date| time)?|tweet created|solved(?: at)?|closed(?: at)?|day|tag|time|zeit",
    ),
    /\b(?:date|created|timestamp|datum|fecha|updated|modified|at)\b|datum/,
  ],
  channel: [
    named(
      "channel|source(?: name| type)?|via(?: channel)?|medium|origin|kanal|quelle|canal|origine|origen|platform|plattform|touchpoint",
      {
        before: "ticket|contact|feedback|review|support|message",
        after: "type|name",
      },
    ),
    /\b(?:channel|canal|source)\b|kanal$/,
  ],
  question: [
    named("(?:survey )?question(?: text| title| label)?|frage(?:text)?|pregunta|domanda|prompt|question posee"),
  ],
  rating: [
    named(
      "ratings?|stars?|nps|csat|ces|grade|note|nota|avaliacao|punteggio|waardering|bewertung|sterne|zufriedenheit|etoiles|puntuacion|calificacion|estrellas|valoracion|punkte|gesamtnote|voto|cijfer|beoordeling|satisfaction|satisfaccion",
      {
        before: "star|overall|review|customer|csat|nps|satisfaction|user|product|app|your|ticket",
        after: "score|rating|value|wert|scale",
      },
    ),
    /\b(?:ratings?|stars?|nps|csat|satisfaction)\b|recommend|empfehl|recommand|recomend|zufrieden|satisfied|satisfait|satisfech|^note\b|\brate (?:us|your|our)\b|\bhow (?:easy|happy|likely)\b|\b(?:out of|sur|von|scale of|[01]) (?:5|10)\b/,
    /\b(?:scores?|grade|points?)\b/,
  ],
  conversation: [
    named(
      `(?:conversation|thread|chat|session|dialog|dialogue|interaction|case|ticket|gesprach|unterhaltung|vorgang|konversation)s?`,
      {
        after: NUMBER,
      },
    ),
  ],
  state: [
    named("status|state|zustand|statut|etat|estado|stato", {
      before: "ticket|case|conversation|chat|thread|session|issue|request|interaction|current|vorgangs|bearbeitungs",
      after: "name",
    }),
    named("outcome|resolution|result|disposition|ergebnis|resultat|resultado", {
      before: "ticket|case|conversation|chat|session",
    }),
  ],
  speaker: [
    named("role|speaker|direction|participant|rolle|richtung|rol|role auteur|direccion", {
      before: "author|sender|user|message|participant|speaker|from",
      after: "type|role|name",
    }),
    named(
      "(?:author|sender|user|from|participant|message|actor|writer) ?type|type|author|sender|from|von|who|written by|sent by|absender|verfasser|expediteur|emisor|remitente|auteur|autor",
    ),
  ],
  language: [
    named("language|lang|locale|sprache|langue|idioma|lingua|taal", {
      before: "user|reviewer|review|customer|ticket|detected|message",
      after: "code",
    }),
  ],
  tags: [
    named("tags?|labels?|schlagwort(?:e|er)?|schlagworte|etiquettes?|etiquetas?|stichworte", {
      before: "ticket|conversation",
    }),
  ],
};

/** Columns that say something else although a pattern fits: what staff wrote, when they did, counts and averages. */
export const notFeedbackNames: Names = {
  text: [
    /\b(?:agent|developer|dev|company|owner|business|merchant|seller|staff|admin|internal|operator|vendor|support|public|macro)\b(?: \w+)? (?:reply|response|answer|comments?|notes?|message|remark|text)\b/,
    /^(?:resolution|solution|reply|replies|macro)\b|\bresolution$|interne?\b|\b(?:url|link|id|type|count|length|code|lang|language)$/,
  ],
  subject: [/\b(?:id|type|count)$/],
  email: [STAFF],
  customer: [STAFF, /\b(?:satisfaction|type|group|tier|status|since)\b/],
  at: [
    /\b(?:reply|response time|resolution|due|birth|geburt|expir|until|millis)\b|developer|purchase|bought|order|kauf|bestell|achat|commande|compra|pedido/,
  ],
  id: [
    STAFF,
    /\b(?:customer|client|user|product|item|group|brand|order|organization|author|requester|app|store|parent|batch|account|kunden|sku)\b/,
  ],
  rating: [/\b(?:count|number of|date|reason|comment|text|title|id|mean|average|group|helpful)\b|schnitt$/],
};
