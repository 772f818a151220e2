/** Currencies: their codes and their signs in exports. */

const CODES = new Set(Intl.supportedValuesOf("currency"));

/** Signs that mean one currency; "$" is the US dollar unless the file says otherwise, "¥" the yen. */
const SIGNS: Readonly<Record<string, string>> = {
  "€": "EUR",
  $: "USD",
  US$: "USD",
  "£": "GBP",
  "¥": "JPY",
  "￥": "JPY",
  円: "JPY",
  元: "CNY",
  "₹": "INR",
  "Rs.": "INR",
  "₩": "KRW",
  "₽": "RUB",
  "₺": "TRY",
  "₪": "ILS",
  "₴": "UAH",
  "₫": "VND",
  "฿": "THB",
  R$: "BRL",
  A$: "AUD",
  AU$: "AUD",
  C$: "CAD",
  CA$: "CAD",
  NZ$: "NZD",
  HK$: "HKD",
  S$: "SGD",
  zł: "PLN",
  Kč: "CZK",
  Ft: "HUF",
  lei: "RON",
  "Fr.": "CHF",
  SFr: "CHF",
  EURO: "EUR",
  euros: "EUR",
};
const BY_SIGN = new Map(Object.entries(SIGNS).map(([sign, code]) => [sign.toLowerCase(), code]));
/** Signs that stand for several currencies: another code in the file says which. */
const SHARED = new Set(["$", "¥", "￥"]);

/** The ISO 4217 code of "eur", "€", "US$", "zł"; undefined for what is none ("kr" may be three currencies). */
export function currencyCode(text: string): string | undefined {
  const plain = text.trim();
  const upper = plain.toUpperCase();
  if (upper.length === 3 && CODES.has(upper)) return upper;
  return BY_SIGN.get(plain.toLowerCase());
}

/** Whether a sign may also mean the other dollars or yuan. */
export function isSharedSign(sign: string): boolean {
  return SHARED.has(sign);
}
