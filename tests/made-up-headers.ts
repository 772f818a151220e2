/** For tests: header lines of exports nobody made for us, in several languages, and what each column is. */

import type { Kind } from "../pipeline/sources/fields.ts";

/** Ways to fill a column with values. */
type Filling =
  | "text"
  | "title"
  | "row"
  | "person"
  | "code"
  | "mail"
  | "name"
  | "date"
  | "stars"
  | "nps"
  | "money"
  | "word"
  | "place";

/** A column: its header, what stands in it, and the field that it should become; "" for none. */
export type MadeUpColumn = readonly [header: string, filling: Filling, field: string];

/** A file of one kind. */
export interface MadeUpFile {
  readonly what: string;
  readonly kind: Kind;
  readonly columns: readonly MadeUpColumn[];
}

const sentences = [
  "The room was cold and nobody came to fix the heating.",
  "Das Zimmer war sehr sauber und das Personal freundlich.",
  "Le petit déjeuner est bon mais le service est trop lent.",
  "El envío llegó tarde y la caja estaba rota por un lado.",
  "La consegna è arrivata in ritardo e il pacco era aperto.",
  "We waited forty minutes for the bill and then it was wrong.",
  "Ich habe drei Wochen auf meine Erstattung gewartet.",
  "Everything went well and I would book with you again.",
];

/** The value of a column in a row: rows are different, people come again after seven. */
function valueOf(filling: Filling, row: number): string {
  switch (filling) {
    case "text":
      return `${sentences[row % sentences.length]} (${row})`;
    case "title":
      return ["Cold room", "Zimmer", "Service lent", "Envío", "Late", "Bill"][row % 6]! + ` ${row}`;
    case "row":
      return String(10_000 + row);
    case "person":
      return String(500 + (row % 7));
    case "code":
      return `K-${100 + (row % 7)}`;
    case "mail":
      return `person${row % 7}@mail.example`;
    case "name":
      return ["Ana Lima", "Ben Roth", "Cleo Marsh", "Dario Conti", "Eva Brandt", "Finn Olsen", "Gwen Hale"][row % 7]!;
    case "date":
      return `2026-0${1 + (row % 6)}-${String(10 + (row % 18))}`;
    case "stars":
      return String(1 + (row % 5));
    case "nps":
      return String(row % 11);
    case "money":
      return `${20 + row}.50`;
    case "word":
      return ["open", "closed", "pending"][row % 3]!;
    case "place":
      return ["Wien", "Lyon", "Madrid", "Leeds"][row % 4]!;
  }
}

/** The lines of a file of 28 rows. */
export function linesOf({ columns }: MadeUpFile): readonly string[] {
  const rows = Array.from({ length: 28 }, (_, row) =>
    columns.map(([, filling]) => `"${valueOf(filling, row)}"`).join(";"),
  );
  return [columns.map(([header]) => `"${header}"`).join(";"), ...rows];
}

/** "Gast-Nr: person → customer | …": header, filling and field of each column. */
function columnsOf(line: string): readonly MadeUpColumn[] {
  return line.split(" | ").map((column) => {
    const [, header, filling, field] = /^(.*): (\w+) → (\S+)$/.exec(column)!;
    return [header!, filling as Filling, field === "-" ? "" : field!];
  });
}

const files: readonly (readonly [what: string, kind: Kind, columns: string])[] = [
  [
    "hotel, German",
    "feedback",
    "Gast-Nr: person → customer | Abreise: date → at | Haus: place → - | Bemerkung: text → text | Note (1-5): stars → rating",
  ],
  [
    "shop, German",
    "feedback",
    "Vorgangsnr.: row → id | Kd-Nr: code → customer | Eingangsdatum: date → at | Betreff: title → subject | Anliegen: text → text",
  ],
  ["shop, German, short", "feedback", "Kundennr.: code → customer | Datum: date → at | Text: text → text"],
  ["hotel, guests", "feedback", "Gästenummer: person → customer | Anreisedatum: date → at | Kommentar: text → text"],
  [
    "French shop",
    "feedback",
    "N° client: person → customer | Date de réception: date → at | Motif: word → - | Commentaire client: text → text | Note: stars → rating",
  ],
  [
    "Spanish shop",
    "feedback",
    "ID cliente: code → customer | Fecha del comentario: date → at | Comentario: text → text | Puntuación: stars → rating",
  ],
  [
    "Italian hotel",
    "feedback",
    "Codice ospite: code → customer | Data soggiorno: date → at | Commento: text → text | Voto: stars → rating",
  ],
  [
    "Dutch shop",
    "feedback",
    "Klantnummer: person → customer | Datum: date → at | Opmerking: text → text | Cijfer: stars → rating",
  ],
  [
    "Portuguese shop",
    "feedback",
    "Nº do cliente: person → customer | Data: date → at | Comentário: text → text | Avaliação: stars → rating",
  ],
  [
    "patients, German",
    "feedback",
    "Patienten-ID: code → customer | Behandlungsdatum: date → at | Rückmeldung: text → text",
  ],
  ["members, German", "feedback", "Mitgliedsnummer: person → customer | Erfasst am: date → at | Freitext: text → text"],
  [
    "telephone company",
    "feedback",
    "Case Number: row → id | Account No.: code → customer | Date/Time Opened: date → at | Status: word → state | Description: text → text",
  ],
  ["bank", "feedback", "cust_no: person → customer | recv_dt: date → at | msg_body: text → text"],
  [
    "software, two ids",
    "feedback",
    "ticket_id: row → id | org_id: person → - | requester_id: person → customer | created_at: date → at | subject: title → subject | body: text → text",
  ],
  ["insurer, German", "feedback", "VN-Nr.: code → customer | Meldedatum: date → at | Beschwerdetext: text → text"],
  [
    "chat, German",
    "feedback",
    "Gesprächs-ID: person → conversation | Kunden-Nr.: code → customer | Zeitpunkt: date → at | Nachricht: text → text",
  ],
  [
    "survey, German",
    "feedback",
    "Teilnehmer-ID: row → id | Abgabedatum: date → at | Weiterempfehlung (0-10): nps → rating | Was können wir besser machen?: text → text",
  ],
  [
    "survey, French",
    "feedback",
    "Identifiant client: code → customer | Horodateur: date → at | Votre commentaire: text → text",
  ],
  [
    "airline",
    "feedback",
    "Frequent Flyer Number: code → customer | Flight Date: date → at | Passenger Comments: text → text",
  ],
  ["restaurant", "feedback", "Name: name → - | Review Date: date → at | Stars: stars → rating | Review: text → text"],
  [
    "orders, German",
    "orders",
    "Belegnr: row → id | Kd.-Nr.: code → customer | Belegdatum: date → at | Bruttobetrag: money → total",
  ],
  [
    "stays, German",
    "orders",
    "Buchungsnr.: row → id | Gast-Nr: person → customer | Buchungsdatum: date → at | Gesamtpreis: money → total",
  ],
  [
    "orders, French",
    "orders",
    "N° commande: row → id | N° client: person → customer | Date commande: date → at | Montant TTC: money → total",
  ],
  [
    "orders, Spanish",
    "orders",
    "Nº pedido: row → id | ID cliente: code → customer | Fecha: date → at | Importe: money → total",
  ],
  [
    "orders, Italian",
    "orders",
    "Numero ordine: row → id | Cod. cliente: code → customer | Data ordine: date → at | Totale: money → total",
  ],
  [
    "orders, Dutch",
    "orders",
    "Ordernummer: row → id | Klant-id: code → customer | Besteldatum: date → at | Totaalbedrag: money → total",
  ],
  [
    "customers, German",
    "customers",
    "Kundennummer: row → id | Vorname: name → firstName | Nachname: name → lastName | E-Mail-Adresse: mail → email | Kunde seit: date → since",
  ],
  [
    "guests, English and German",
    "customers",
    "Guest ID: row → id | Gastname: name → name | Mail: mail → email | Ort: place → -",
  ],
];

/** What can be told apart by name is; an id of one answer each stays the row's. */
export const madeUpFiles: readonly MadeUpFile[] = files.map(([what, kind, line]) => ({
  what,
  kind,
  columns: columnsOf(line),
}));
