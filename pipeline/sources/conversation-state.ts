/** How far a ticket or a chat has come, as exports say it. */

import type { ConversationState } from "../types.ts";

const WORDS: Readonly<Record<ConversationState, string>> = {
  open: "open|opened|reopened|re opened|new|unresolved|unsolved|in progress|ongoing|assigned|escalated|offen|neu|in bearbeitung|ouvert|nouveau|en cours|abierto|nuevo|en curso|aperto",
  pending:
    "pending|on hold|hold|waiting|waiting for customer|waiting on customer|awaiting customer|awaiting customer response|awaiting reply|snoozed|wartend|wartet|en attente|pendiente|en espera|in attesa",
  solved: "solved|resolved|fixed|done|gelost|erledigt|resolu|resuelto|solucionado|risolto",
  closed: "closed|archived|ended|geschlossen|abgeschlossen|beendet|ferme|clos|cerrado|chiuso",
};
const BY_WORD = new Map(
  (Object.entries(WORDS) as [ConversationState, string][]).flatMap(([state, words]) =>
    words.split("|").map((word) => [word, state] as const),
  ),
);

/** The state that "Solved", "on-hold", "snoozed" or "Geschlossen" names; undefined for another word. */
export function conversationStateOf(text: string): ConversationState | undefined {
  if (text.length > 40) return undefined;
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  return BY_WORD.get(plain);
}
