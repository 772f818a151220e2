/** What became of an order, and what a customer agreed to, as exports say it. */

import type { Order } from "../types.ts";
import { plainName } from "./plain-name.ts";

const STATUS: Readonly<Record<Order["status"], string>> = {
  refunded:
    "refunded|fully refunded|refund|returned|chargeback|charged back|erstattet|zuruckerstattet|retourniert|ruckerstattet|rembourse|remboursee|retourne|reembolsado|devuelto|rimborsato",
  cancelled:
    "cancelled|canceled|cancel|voided|void|failed|declined|expired|draft|checkout draft|trash|abandoned|unpaid|rejected|deleted|pending payment|payment pending|awaiting payment|storniert|abgebrochen|fehlgeschlagen|unbezahlt|annule|annulee|echoue|echouee|cancelado|cancelada|anulado|fallido|annullato|cancelled by customer|payment failed|uncollectible|past due|overdue|uberfallig|nicht bezahlt",
  paid: "paid|completed|complete|processing|shipped|delivered|fulfilled|closed|authorized|authorised|captured|partially refunded|partially paid|partial refund|succeeded|success|settled|invoiced|confirmed|open|new|pending|on hold|ready|dispatched|in transit|sent|accepted|approved|done|bezahlt|abgeschlossen|versendet|versandt|geliefert|zugestellt|in bearbeitung|offen|teilerstattet|teilweise erstattet|paye|payee|terminee|termine|expediee|expedie|livree|livre|en cours|pagado|pagada|completado|completada|enviado|entregado|procesando|en espera|in attesa|pagato|spedito|consegnato",
};
const BY_WORD = new Map(
  (Object.entries(STATUS) as [Order["status"], string][]).flatMap(([status, words]) =>
    words.split("|").map((word) => [word, status] as const),
  ),
);

/** The status that "Partially_Refunded", "wc-completed" or "Storniert" means; undefined for an unknown word. */
export function orderStatusOf(text: string): Order["status"] | undefined {
  if (text.length > 40) return undefined;
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  // WooCommerce: `wc-pending` is an order that nobody has paid yet.
  if (plain === "wc pending") return "cancelled";
  return BY_WORD.get(plain.replace(/^wc /, ""));
}

const YES = new Set(
  "yes|y|true|1|1.0|on|x|✓|✔|opt in|opt-in|optin|opted in|opted-in|opted_in|subscribed|granted|given|accepted|agreed|allowed|ja|j|wahr|erteilt|zugestimmt|oui|o|vrai|inscrit|si|sí|verdadero|suscrito".split(
    "|",
  ),
);
const NO = new Set(
  "no|n|false|0|0.0|off|opt out|opt-out|optout|opted out|opted-out|opted_out|unsubscribed|not subscribed|not_subscribed|denied|withdrawn|revoked|refused|declined|none given|nein|falsch|widerrufen|abgelehnt|non|faux|desinscrit|falso|cancelado".split(
    "|",
  ),
);

/** Whether a customer agreed: "yes", "TRUE", "opted in", "ja", 1; undefined for what says neither. */
export function consentOf(text: string): boolean | undefined {
  if (text.length > 20) return undefined;
  const plain = text.trim().toLowerCase();
  return YES.has(plain) ? true : NO.has(plain) ? false : undefined;
}

const CANCELLED_NAME =
  /\b(?:storno|storniert|stornierung|cancell?ed|cancell?ation|cancel|annulee?|annulation|cancelad[oa]|anulad[oa]|annullat[oa]|geannuleerd)\b/;

/** Whether a column is called by cancelling: "Storno", "is_cancelled", "Annulée". Its values may be yes and no. */
export function isCancelledName(plain: string): boolean {
  return CANCELLED_NAME.test(plain);
}

/** The status that a cell of the column `name` means: also "ja" and "nein" under "Storno"; undefined for what is not understood. */
export function orderStatusIn(name: string): (cell: string) => Order["status"] | undefined {
  if (!isCancelledName(plainName(name))) return orderStatusOf;
  return (cell) => {
    const isCancelled = consentOf(cell);
    return orderStatusOf(cell) ?? (isCancelled === undefined ? undefined : isCancelled ? "cancelled" : "paid");
  };
}
