/** What columns of orders are called. */

import { currency, customer, email, named, NUMBER, STAFF, time, type Names } from "./shared.ts";

const OF_ORDER =
  "order|sales? order|invoice|transaction|trans|purchase|receipt|sale|checkout|booking|bestell|bestellung|bestellungs|auftrags?|rechnungs?|beleg|bon|commande|facture|achat|pedido|factura|compra|ordine|ordini|fattura|encomenda|fatura|buchung|buchungs|reservierung|reservierungs|reservation|stay|bestel|factuur";

const WITH_OR_WITHOUT =
  "incl|inc|including|with|excl|exc|ex|excluding|without|before|inkl|exkl|mit|ohne|zzgl|con|sin|senza|avec|sans";

/** Totals without tax, by their plain names; net sales are sales less discounts, and not meant. */
export const NET_TOTAL =
  /^(?!.*\b(?:sales|revenue)\b).*(?:\bnett?\b|\bnetto|\b(?:excl|exc|ex|excluding|without|before|exkl|ohne|zzgl|sin|senza|sans) |\bht\b|\bhors tax)/;
/** Totals with tax: what customers pay. */
export const GROSS_TOTAL =
  /^(?!.*\b(?:sales|revenue)\b).*(?:\bgross\b|\bbrutto|\bttc\b|\b(?:incl|inc|including|with|inkl|mit|con|avec)\b)/;

/** Names of columns of orders. */
export const orderNames: Names = {
  id: [
    named(`(?:${OF_ORDER})s?`, { after: NUMBER }),
    named(`(?:numero|id|n|no|nr|num|cod|ref|reference) (?:de |de la |du |del |d |do |da |dell |van )?(?:${OF_ORDER})`),
    named(NUMBER),
  ],
  customer: [...customer, named("(?:full )?name|(?:bill(?:ing|ed)?|sold|ship) to(?: name)?|purchaser")],
  email,
  time,
  at: [
    named(
      "date|at|on|time|datetime|date time|timestamp|datum|placed|placed at|placed on|ordered|ordered at|ordered on|bestellt am|bestelldatum|kaufdatum|rechnungsdatum|auftragsdatum|gekauft am|erstellt am|date d achat|fecha|fecha y hora|data|created|created at|created on|created date|date created|creation date|purchased|purchased at|purchased on|bought|bought at|bought on|invoiced|invoiced at|processed at|day|tag|period|when",
      { before: `${OF_ORDER}|date de|date|date of|fecha de|fecha|fecha de la|paid`, after: "utc|gmt|local" },
    ),
    named(
      `date (?:of |de |de la |du |d )?(?:${OF_ORDER})|fecha (?:de |de la |del )?(?:${OF_ORDER})|paid(?: at| on| date)?|date paid|date completed|completed(?: at| date)?|payment date`,
    ),
    /\b(?:date|datum|fecha|created|timestamp)\b|datum$/,
  ],
  total: [
    named(
      "grand total|total|totals|order total|total amount|total price|total paid|gesamt|gesamtbetrag|gesamtsumme|gesamtpreis|endbetrag|endsumme|bestellwert|bestellsumme|rechnungsbetrag|auftragswert|montant total|total ttc|importe total|total pedido|total commande|totale|totaal|totaalbedrag|valor total|importo totale|summe brutto|bruttobetrag|bruttosumme|nettobetrag|nettosumme",
      {
        before: `${OF_ORDER}|current|net|gross|final|cart|basket`,
        after: `amount|value|price|paid|with tax|netto|brutto|net|gross|ttc|ht|sum|charged|incl|with vat|base|purchased|(?:${WITH_OR_WITHOUT}) (?:tax|vat|mwst|ust|iva|tva)`,
      },
    ),
    named(
      "amount|sum|value|revenue|spend|spent|paid|sales|turnover|summe|betrag|umsatz|wert|brutto|netto|bedrag|importo|montant|prix total|importe|monto|valor|gmv|net|gross",
      {
        before: `${OF_ORDER}|total|gross|net|paid|cart|basket`,
        after: `amount|value|paid|total|charged|ttc|ht|eur|brutto|netto|net|gross|(?:${WITH_OR_WITHOUT}) (?:tax|vat|mwst|ust|iva|tva)`,
      },
    ),
    named("price|cost|preis|prix|precio|charge|charged", { before: OF_ORDER }),
  ],
  currency,
  discount: [
    named("discounts?|rabatt|nachlass|remise|reduction|descuento|sconto|coupon|voucher|gutschein", {
      before: `${OF_ORDER}|total|cart|voucher|coupon|promo(?:tion(?:al)?)?|gutschein`,
      after: "amount|value|total|betrag|wert|sum|given",
    }),
    /\b(?:discount|rabatt|remise|descuento)\b.*\b(?:amount|total|value|betrag)\b/,
  ],
  refunded: [
    named(
      "refunds?|refunded|ruckerstattung|erstattung|erstattet|rembourse|remboursement|reembolso|reembolsado|gutschrift|returned",
      {
        before: `${OF_ORDER}|total|amount|montant|importe`,
        after: "amount|value|total|betrag|sum",
      },
    ),
  ],
  status: [
    named("status|state|zustand|estado|statut|etat|stato", {
      before: `${OF_ORDER}|payment|pay|pmt|financial|zahl|zahlungs|bezahl|de|du`,
    }),
    named("(?:estado|statut|etat|status) (?:de |du |del |de la )?(?:pedido|commande|order|pago|paiement|payment)"),
    /\bstatus$/,
    named(
      "storno|storniert|stornierung|cancell?ed|cancell?ation|annulee?|cancelad[oa]|anulad[oa]|annullat[oa]|geannuleerd",
      {
        before: `${OF_ORDER}|is|was`,
      },
    ),
  ],
  cancelledAt: [named("cancell?ed(?: at| on| date)?|storniert(?: am)?|annule(?: le)?|cancelado(?: el)?")],
  items: [
    named(
      "(?:line ?|order )?items|products|articles|artikel(?:liste)?|produkte|positionen|articulos|productos|produits|lines|basket|cart|warenkorb",
    ),
  ],
  item: [
    named(
      "(?:line ?item|item|product|article|artikel|produkt|produit|articulo|producto)(?: ?(?:name|title|description|bezeichnung|nom|nombre|text))?|nombre (?:del )?producto|nom (?:du )?produit|libelle|bezeichnung|descr",
    ),
    named("description|nom de l article"),
    named("sku|stock ?code|article|item"),
  ],
  quantity: [
    named("quantity|qty|quant|menge|anzahl|stuck|stuckzahl|quantite|qte|cantidad|units|pieces|pcs|count", {
      before: "line ?item|item|product|order|units",
      after: "refund|ordered|sold|purchased|shipped",
    }),
  ],
  price: [
    named("unit ?price|unit ?cost|einzelpreis|stuckpreis|prix unitaire|precio unitario|price per unit|price each"),
    named("price|cost|preis|prix|precio", { before: "line ?item|item|product|sale|article|artikel" }),
  ],
};

/** Columns that say something else although a pattern fits: parts of a total, other statuses. */
export const notOrderNames: Names = {
  email: [STAFF],
  customer: [STAFF, /\b(?:type|group|tier|status|since|note|notes)\b/],
  total: [
    /\b(?:shipping|discounts?|refund(?:ed)?|sub ?total|items?|quantity|count|points|versand|steuer|rabatt|weight|unit)\b|\bid$/,
    new RegExp(`(?<!\\b(?:${WITH_OR_WITHOUT}) )\\b(?:tax|mwst|vat)\\b`),
  ],
  status: [/fulfil|shipping|delivery|versand|customer/],
};
