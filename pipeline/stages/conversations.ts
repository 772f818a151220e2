/** A customer's conversations: what `voice` tells of tickets and chats. */

import { courseOf, endsUnhappy, type Course, type Turn } from "../../models/attitude/conversation.ts";
import { latestQuote, worstQuote } from "../../models/attitude/quotes.ts";
import { compareMoments } from "../../models/attitude/turn-order.ts";
import type { Conversation, Conversations, Reply, TurnMood, UnreadText } from "./conversation.ts";
import type { ReadFeedback, Verbatim } from "../types.ts";
import { quotable, verbatimOf } from "./verbatim-of.ts";

/** So many of a customer's conversations are kept, the latest; all are counted. */
export const keptConversations = 20;

/** The conversation that a text is part of: a ticket or a chat without an id of its own is one by itself. */
function conversationOf({ conversation, channel, response, id }: ReadFeedback | UnreadText): string | undefined {
  return conversation ?? (channel === "ticket" || channel === "chat" ? (response ?? id) : undefined);
}

function groupBy<Row>(
  rows: readonly Row[],
  key: (row: Row) => string | undefined,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

/** The conversations of the customer's own texts, read and unread, with what agents and bots wrote between them. */
export function conversationsOf(
  texts: readonly ReadFeedback[],
  replies: readonly Reply[],
  { unread = [] }: { readonly unread?: readonly UnreadText[] } = {},
): Conversations {
  const answered = groupBy(replies, ({ conversation }) => conversation);
  const [read, others] = [groupBy(texts, conversationOf), groupBy(unread, conversationOf)];
  const found = [...new Set([...read.keys(), ...others.keys()])].map((id) =>
    summaryOf(id, { turns: read.get(id) ?? [], unread: others.get(id) ?? [], replies: answered.get(id) ?? [] }),
  );
  const all = found
    .map(({ conversation }) => conversation)
    .sort((a, b) => compareMoments({ id: b.id, at: b.endedAt }, { id: a.id, at: a.endedAt }));
  const count = (fits: (one: Conversation) => boolean) => all.filter(fits).length;
  return {
    total: all.length,
    ofSeveralTurns: count(({ turns, unreadTurns = 0 }) => turns + unreadTurns > 1),
    better: count(({ change }) => change === "better"),
    worse: count(({ change }) => change === "worse"),
    resolved: count(isResolved),
    resolvedKnown: found.filter(({ conversation, isKnown }) => isKnown && isResolved(conversation)).length,
    resolvedButNegative: count(({ resolvedButNegative }) => resolvedButNegative),
    latest: all.slice(0, keptConversations),
  };
}

function isResolved({ state }: Pick<Conversation, "state">): boolean {
  return state === "solved" || state === "closed";
}

interface Messages {
  readonly turns: readonly ReadFeedback[];
  readonly unread: readonly UnreadText[];
  readonly replies: readonly Reply[];
}

interface Summarised {
  readonly conversation: Conversation;
  /** Whether anything tells how the customer took the answers. */
  readonly isKnown: boolean;
}

function summaryOf(id: string, { turns, unread, replies }: Messages): Summarised {
  const read = turns.map((text): Turn & { text: ReadFeedback } => ({ ...text.mood, ...momentOf(text), text }));
  const course: Partial<Course<(typeof read)[number]>> = read.length > 0 ? courseOf(read) : {};
  const own = [...turns, ...unread].sort(compareMoments);
  const messages = [...own, ...replies].sort(compareMoments);
  const times = messages.flatMap(({ at }) => at ?? []);
  const state = messages.findLast((message) => message.state !== undefined)?.state;
  const rating = own.findLast((text) => text.rating !== undefined && text.rating.scale !== "nps")?.rating;
  const isUnhappy = endsUnhappy(course, { turns: turns.length, answers: replies, rating });
  const resolvedButNegative = isResolved({ state }) && isUnhappy === true;
  const { start, end, lowest, change } = course;
  const last = end ?? lowest;
  const conversation: Conversation = {
    id,
    channel: own.find(({ channel }) => channel !== undefined)?.channel,
    turns: turns.length,
    ...(unread.length > 0 && { unreadTurns: unread.length }),
    agentTurns: replies.filter(({ speaker }) => speaker === "agent").length,
    botTurns: replies.filter(({ speaker }) => speaker === "bot").length,
    startedAt: times[0],
    endedAt: times.at(-1),
    start: start && turnMood(start),
    end: end && turnMood(end),
    lowest: lowest && { ...turnMood(lowest), worst: quoteOf(lowest.text) },
    change,
    state,
    rating,
    resolvedButNegative,
    lastWord: resolvedButNegative && last ? lastWord(last.text) : undefined,
  };
  return { conversation, isKnown: isUnhappy !== undefined };
}

function momentOf({ id, at }: ReadFeedback): { readonly id: string; readonly at?: string } {
  return { id, ...(at !== undefined && { at }) };
}

function turnMood({ id, score, label }: Turn): TurnMood {
  return { feedback: id, score, label };
}

function quoteOf(text: ReadFeedback): Verbatim | undefined {
  const quote = worstQuote([quotable(text)]);
  return quote && verbatimOf(quote, [text]);
}

/** What the customer is still unhappy with: the worst of the turn, or where only the rating is bad, what says most in it. */
function lastWord(text: ReadFeedback): Verbatim | undefined {
  const quote = worstQuote([quotable(text)]) ?? latestQuote([quotable(text)]);
  return quote && verbatimOf(quote, [text]);
}
