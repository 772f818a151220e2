/** Conversations over all customers: how they ended, with the words of those who are unhappy with how they were resolved. */

import type { ConversationsSummary } from "./store/results.ts";
import type { Voiced } from "./types.ts";

const verbatimsKept = 3;

interface Quoted {
  readonly turns: number;
  readonly verbatim: ConversationsSummary["verbatims"][number];
}

/** Counts conversations customer by customer, in any order of theirs. */
export function conversationsCounter() {
  const sums = {
    total: 0,
    ofSeveralTurns: 0,
    better: 0,
    worse: 0,
    resolved: 0,
    resolvedKnown: 0,
    resolvedButNegative: 0,
  };
  let quoted: readonly Quoted[] = [];
  return {
    add({ customer, voice }: Voiced & { readonly customer: string }): void {
      const { latest, ...counts } = voice.conversations;
      for (const [name, count] of Object.entries(counts)) sums[name as keyof typeof sums] += count;
      const own = latest.flatMap(({ id, turns, lastWord }) =>
        lastWord ? [{ turns, verbatim: { ...lastWord, customer, conversation: id } }] : [],
      );
      // One of each customer: who has many would speak for all.
      const [worst] = own.sort(byWeight);
      if (worst) quoted = differentWords([...quoted, worst].sort(byWeight)).slice(0, verbatimsKept);
    },
    summary: (): ConversationsSummary => ({ ...sums, verbatims: quoted.map(({ verbatim }) => verbatim) }),
  };
}

/** What was said after an answer comes before the words that only a bad rating followed; then the worst. */
function byWeight(a: Quoted, b: Quoted): number {
  const [some, others] = [a, b].map(({ turns }) => Number(turns > 1));
  return (
    others! - some! ||
    a.verbatim.score - b.verbatim.score ||
    compare(a.verbatim.feedback, b.verbatim.feedback) ||
    compare(a.verbatim.customer, b.verbatim.customer) ||
    compare(a.verbatim.conversation, b.verbatim.conversation)
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Of those in the same words the first. */
function differentWords(quotes: readonly Quoted[]): readonly Quoted[] {
  return quotes.filter(
    ({ verbatim }, place) => quotes.findIndex((other) => other.verbatim.text === verbatim.text) === place,
  );
}
