/** The sentences that prove what is said of a segment. */

import { moodLabel } from "../../models/attitude/mood.ts";
import type { Described, Member, Trait, Verbatim } from "../types.ts";

type Quoted = Described["verbatims"][number];

const mostVerbatims = 6;
/** Shorter ones are quoted where there are no others. */
const tellingLength = 25;

/** A sentence that may be quoted: the worst, the best or the latest of its customer. */
export interface SegmentQuote {
  readonly kind: "worst" | "best" | "latest";
  readonly customer: string;
  readonly quote: Verbatim;
  /** Smaller is better, among those of one kind. */
  readonly rank: number;
}

export interface VerbatimOptions {
  /** The segment's mean mood; absent where nobody wrote. */
  readonly mood?: number;
  /** Topics that set the segment apart: quotes from texts on them come first, in their order. */
  readonly ownTopics: readonly string[];
}

/** The sentences of some members that may be quoted. */
export function quotesOf(members: readonly Member[]): SegmentQuote[] {
  return members.flatMap(({ customer, voice, segment }) => {
    const { worst, best, latest } = voice;
    return [
      ...(worst ? [{ kind: "worst" as const, customer, quote: worst, rank: worst.score }] : []),
      ...(best ? [{ kind: "best" as const, customer, quote: best, rank: -best.score }] : []),
      ...(latest ? [{ kind: "latest" as const, customer, quote: latest, rank: segment.distance }] : []),
    ];
  });
}

/** Those that `verbatimsOf` may choose, whatever mood and topics turn out to be: the best of each kind, topic and length. */
export function bestQuotes(quotes: readonly SegmentQuote[]): SegmentQuote[] {
  const groups = new Map<string, SegmentQuote[]>();
  for (const one of quotes) {
    const group = `${one.kind} ${brevityOf(one)} ${one.quote.topic ?? ""}`;
    const others = groups.get(group);
    if (others) others.push(one);
    else groups.set(group, [one]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) =>
      differentWords(group.sort((a, b) => a.rank - b.rank || (a.customer < b.customer ? -1 : 1))),
    );
}

/**
 * At most six sentences, each of another customer and no two in the same words: of a negative segment the worst, of a
 * positive one the best; of a neutral one the latest of its most typical customers, those nearest to its centre.
 */
export function verbatimsOf(quotes: readonly SegmentQuote[], { mood, ownTopics }: VerbatimOptions): Quoted[] {
  if (mood === undefined) return [];
  const kind = ({ negative: "worst", neutral: "latest", positive: "best" } as const)[moodLabel(mood)];
  const topicRank = ({ quote: { topic } }: SegmentQuote) => {
    const rank = topic === undefined ? -1 : ownTopics.indexOf(topic);
    return rank < 0 ? ownTopics.length : rank;
  };
  const ranked = quotes
    .filter((one) => one.kind === kind)
    .sort(
      (a, b) =>
        brevityOf(a) - brevityOf(b) ||
        topicRank(a) - topicRank(b) ||
        a.rank - b.rank ||
        (a.customer < b.customer ? -1 : 1),
    );
  return proofsFirst(
    differentWords(ranked).map(({ quote, customer }) => ({ ...quote, customer })),
    mood,
  );
}

/** The most sentences that prove one trait. */
const mostProofs = 3;

/**
 * Sentences that prove what sets a segment apart in mood, in negative texts or in a topic: each of another customer, no two in the same
 * words. None of other traits, nor of what they write less about.
 */
export function proofsOf(
  { feature, topic, effect, mean }: Pick<Trait, "feature" | "topic" | "effect" | "mean">,
  quotes: readonly SegmentQuote[],
): Quoted[] {
  const isMood = feature === "Mood" && moodLabel(mean) !== "neutral" && Math.sign(mean) === Math.sign(effect);
  const isWorst = feature === "Negative texts" || mean < 0;
  if (!(isMood || (effect > 0 && (feature === "Negative texts" || topic !== undefined)))) return [];
  const kind = topic !== undefined ? "latest" : isWorst ? "worst" : "best";
  const isProof = ({ quote: { topic: on, score, label = moodLabel(score) } }: SegmentQuote) =>
    topic !== undefined ? on === topic : label === (kind === "worst" ? "negative" : "positive");
  const ranked = quotes
    .filter((one) => one.kind === kind && isProof(one))
    .sort((a, b) => brevityOf(a) - brevityOf(b) || a.rank - b.rank || (a.customer < b.customer ? -1 : 1));
  return differentWords(ranked)
    .slice(0, mostProofs)
    .map(({ quote, customer }) => ({ ...quote, customer }));
}

/** Quotes with those first that are in the mood which they are to prove, else in their order. */
export function proofsFirst<Q extends Pick<Verbatim, "score" | "label">>(quotes: readonly Q[], mood: number): Q[] {
  const wanted = moodLabel(mood);
  const isProof = ({ score, label = moodLabel(score) }: Q) => label === wanted;
  return [...quotes.filter(isProof), ...quotes.filter((quote) => !isProof(quote))];
}

/** The first six that do not say the same. */
function differentWords(quotes: readonly SegmentQuote[]): SegmentQuote[] {
  const seen = new Set<string>();
  const chosen: SegmentQuote[] = [];
  for (const one of quotes) {
    if (chosen.length === mostVerbatims) break;
    const words = wordsOf(one.quote.text);
    if (seen.has(words)) continue;
    seen.add(words);
    chosen.push(one);
  }
  return chosen;
}

function wordsOf(text: string): string {
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return words.trim() || text;
}

function brevityOf({ quote: { start, end } }: SegmentQuote): number {
  return end - start < tellingLength ? 1 : 0;
}
