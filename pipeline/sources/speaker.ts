/** Who wrote a message, as exports say it. */

import type { Speaker } from "../types.ts";

const WORDS: Readonly<Record<Speaker, string>> = {
  customer:
    "customer client user enduser end-user requester visitor guest consumer lead contact buyer shopper member caller subscriber patient inbound incoming in received reviewer respondent kunde kundin anfragender besucher eingehend cliente usuario visiteur utilisateur entrant comprador entrante",
  agent:
    "agent admin administrator staff support operator employee representative rep csr team teammate advisor adviser owner manager supervisor seller merchant company service human outbound outgoing out sent mitarbeiter mitarbeiterin innendienst aussendienst kundendienst kundenservice vertrieb berater beraterin ausgehend agente asesor conseiller conseillere operateur sortant saliente soporte",
  bot: "bot chatbot assistant ai system automation automated workflow trigger robot virtual auto autoresponder answerbot operatorbot ki systeme sistema",
};
const BY_WORD = new Map(
  (Object.entries(WORDS) as [Speaker, string][]).flatMap(([speaker, words]) =>
    words.split(" ").map((word) => [word, speaker] as const),
  ),
);

/**
 * The speaker that a role, direction or label names: "end-user", "Customer", "admin", "outbound", "Answer Bot", "Lisa (Support)";
 * undefined for a bare name.
 */
export function speakerOf(text: string): Speaker | undefined {
  if (text.length > 60) return undefined;
  const plain = text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const whole = BY_WORD.get(plain);
  if (whole) return whole;
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const named = new Set(words.map((word) => BY_WORD.get(word)));
  // "Customer Support" and "Service Bot" are the company's: the narrower word wins.
  return named.has("bot") ? "bot" : named.has("agent") ? "agent" : named.has("customer") ? "customer" : undefined;
}
