/** Tickets and chats of a customer: what `voice` is given beside the texts, and what it tells. */

import type { MoodChange } from "../../models/attitude/conversation.ts";
import type { Channel, ConversationState, MoodLabel, Rating, Verbatim } from "../types.ts";

/** A turn of an agent or a bot in a conversation of a customer: when it was, not what it said, which is nobody's mood. */
export interface Reply {
  readonly id: string;
  readonly conversation: string;
  readonly speaker: "agent" | "bot";
  readonly at?: string;
  readonly state?: ConversationState;
}

/** A text of the customer's that could not be read: what stood beside it, which counts all the same. */
export interface UnreadText {
  readonly id: string;
  readonly speaker: "customer";
  readonly conversation?: string;
  readonly response?: string;
  readonly channel?: Channel;
  readonly at?: string;
  readonly state?: ConversationState;
  readonly rating?: Rating;
}

/** The mood of one turn of a customer: that of the text `feedback`. */
export interface TurnMood {
  readonly feedback: string;
  readonly score: number;
  readonly label: MoodLabel;
}

/** A ticket or a chat, and how the customer's mood went through it, as far as what they wrote was read. */
export interface Conversation {
  /** As the export names it; of a ticket that is one text, the id of that. */
  readonly id: string;
  readonly channel?: Channel;
  /** Of the customer, of those that were read. */
  readonly turns: number;
  /** Of the customer, of those that were not; absent where all were. */
  readonly unreadTurns?: number;
  readonly agentTurns: number;
  readonly botTurns: number;
  /** Times of the first and the last turn that has one, whoever wrote it. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** Absent where nothing tells which turn came first, or last. */
  readonly start?: TurnMood;
  readonly end?: TurnMood;
  /** The most negative turn, and its worst sentence, if one scores below 0; absent where no turn was read. */
  readonly lowest?: TurnMood & { readonly worst?: Verbatim };
  /** From start to end, by a quarter of a point or more; absent for a single turn. */
  readonly change?: MoodChange;
  readonly state?: ConversationState;
  /** The last that was given for it; an NPS is not. */
  readonly rating?: Rating;
  /** Solved or closed, and the customer unhappy all the same: by the rating, or by the last turn after an answer. */
  readonly resolvedButNegative: boolean;
  /** Then: what they are unhappy with, of their last turn. */
  readonly lastWord?: Verbatim;
}

/** The tickets and chats of a customer. */
export interface Conversations {
  readonly total: number;
  readonly ofSeveralTurns: number;
  /** Ended better, or worse, than they began. */
  readonly better: number;
  readonly worse: number;
  /** Solved or closed. */
  readonly resolved: number;
  /** Of those resolved: it is known how the customer took it, who rated it or wrote again after an answer. */
  readonly resolvedKnown: number;
  /** Of those known. */
  readonly resolvedButNegative: number;
  /** The latest 20, newest first. */
  readonly latest: readonly Conversation[];
}
