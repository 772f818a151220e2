/** Conversations over all customers: how they ended, with the words of those who are unhappy with how they were resolved. */

import type { ConversationsSummary } from "./store/results.ts";
import type { Voiced } from "./types.ts";

const verbatimsKept = 3;

/** Counts conversations customer by customer, in any order of theirs. */
export function conversationsCounter() {
  const sums = { total: 0, ofSeveralTurns: 0, better: 0, worse: 0, resolved: 0, resolvedButNegative: 0 };
  let verbatims: ConversationsSummary["verbatims"] = [];
  return {
    add({ customer, voice }: Voiced & { readonly customer: string }): void {
      const { latest, ...counts } = voice.conversations;
      for (const [name, count] of Object.entries(counts)) sums[name as keyof typeof sums] += count;
      const own = latest.flatMap(({ id, lastWord }) => (lastWord ? [{ ...lastWord, customer, conversation: id }] : []));
      // One of each customer, the worst: one who is in several would speak for all.
      const [worst] = own.sort(byScore);
      if (!worst || verbatims.some(({ text }) => text === worst.text)) return;
      verbatims = [...verbatims, worst].sort(byScore).slice(0, verbatimsKept);
    },
    summary: (): ConversationsSummary => ({ ...sums, verbatims }),
  };
}

function byScore(
  a: { readonly score: number; readonly feedback: string },
  b: { readonly score: number; readonly feedback: string },
): number {
  return a.score - b.score || (a.feedback < b.feedback ? -1 : 1);
}
