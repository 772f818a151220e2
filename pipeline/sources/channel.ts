/** Where a text came from, as exports say it. */

import type { Channel } from "../types.ts";

const WORDS: readonly (readonly [Channel, RegExp])[] = [
  [
    "review",
    /review|rating|app ?store|play ?store|google play|trustpilot|trusted shops|yelp|amazon|bewertung|rezension|avis|resena/,
  ],
  ["survey", /survey|nps|csat|questionnaire|poll|feedback form|umfrage|befragung|enquete|sondage|encuesta|qualtrics/],
  ["chat", /chat|messag|messenger|whats ?app|\bsms\b|intercom|telegram|live|conversation|bot\b/],
  [
    "ticket",
    /mail|ticket|phone|call|voice|web|mobile|form|portal|help ?desk|helpdesk|support|api|contact|twitter|facebook|instagram|social|letter|brief|telefon|kontakt|telephone|correo|courriel|in ?person|case/,
  ],
];

/** The channel that a value such as "E-Mail", "Live Chat", "NPS survey" or "Google Play" names; undefined for none. */
export function channelOf(text: string): Channel | undefined {
  if (text.length > 40) return undefined;
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0];
}
