/** Words after which a number is the business's own: an order, a ticket, an article. */

import { cueWords } from "./cues.ts";

/** Each word with the cue "reference"; lower case. */
export const referenceWords = cueWords(
  "reference" as const,
  "order orders ticket tickets case cases invoice invoices ref reference tracking booking reservation confirmation po account acct " +
    "customer client member membership policy claim contract serial imei sku article item product part model parcel shipment " +
    "consignment awb receipt transaction payment voucher coupon isbn ean gtin vin meter flight rma return device version " +
    "bestellung bestellnummer auftrag auftragsnummer rechnung rechnungsnummer kundennummer vertrag vertragsnummer sendung " +
    "sendungsnummer sendungsverfolgung paket paketnummer artikel artikelnummer vorgang vorgangsnummer buchung buchungsnummer " +
    "commande facture suivi colis dossier réservation pedido factura seguimiento reserva envío ordine fattura spedizione " +
    "prenotazione bestelling ordernummer factuur pakket zamówienie faktura # № id code pin tag bag merchant licence license student patient donor hospital applicant application " +
    "subscription subscriber listing chip container seal plate prescription registration matric docket job quote quotation lot batch",
);
