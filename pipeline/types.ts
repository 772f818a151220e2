/** The rows of the pipeline, and what each stage adds to them. */

import type { Corrigible, Said } from "../models/attitude/correct.ts";
import type { Place } from "../models/clusters/place.ts";
import type { MoodCounts } from "../models/attitude/mood.ts";
import type { MoodLabel, Reading } from "../models/encoder/reader.ts";
import type { Span } from "../models/text/span.ts";
import type { Words } from "../models/text/words.ts";
import type { PlacedOrder } from "../models/value/orders.ts";
import type { Reply, UnreadText } from "./stages/conversation.ts";
import type { SegmentFigures } from "./stages/segment-figures.ts";
import type { SegmentQuote } from "./stages/segment-verbatims.ts";
import type { Valued } from "./stages/valued.ts";
import type { Voiced } from "./stages/voiced.ts";

export type { MoodLabel, SpanMood } from "../models/encoder/reader.ts";
export type { CustomerLifetime } from "./stages/lifetime.ts";
export type { Valued } from "./stages/valued.ts";
export type { Voiced } from "./stages/voiced.ts";
export type { Conversation, Conversations, Reply, TurnMood, UnreadText } from "./stages/conversation.ts";

export type Channel = "ticket" | "survey" | "review" | "chat";
export type Speaker = "customer" | "agent" | "bot";
/** How far a conversation has come, as its export says: solved and closed ones are resolved. */
export type ConversationState = "open" | "pending" | "solved" | "closed";

/** A rating with its scale: stars 1…5, NPS 0…10, CSAT 1…5 (or as the export says). */
export interface Rating {
  readonly value: number;
  readonly scale: "stars" | "nps" | "csat";
  readonly max: number;
}

/** One piece of feedback as it is stored: personal data in `text`, `subject` and `other` is masked already. */
export interface Feedback {
  readonly id: string;
  /** The customer's id as the export gives it; resolved against customers and orders when a run gathers. */
  readonly customer?: string;
  readonly email?: string;
  readonly text: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
  readonly channel?: Channel;
  /** The survey question that the text answers. */
  readonly question?: string;
  readonly subject?: string;
  readonly rating?: Rating;
  readonly conversation?: string;
  /** The answered form that the text is one answer of, where it has several: together they are one response. */
  readonly response?: string;
  /** Of the conversation, when it was exported. */
  readonly state?: ConversationState;
  readonly speaker: Speaker;
  /** ISO 639-1, as the export says; `clean` decides. */
  readonly language?: string;
  readonly tags?: readonly string[];
  /** Every other column of the export, as it is. */
  readonly other: Readonly<Record<string, string>>;
}

export interface OrderItem {
  readonly name: string;
  readonly quantity: number;
  readonly priceCents?: number;
}

/** One order. Money is in minor units of `currency` (cents), never summed over currencies. */
export interface Order extends PlacedOrder {
  readonly id: string;
  readonly customer?: string;
  readonly email?: string;
  readonly items: readonly OrderItem[];
  readonly other: Readonly<Record<string, string>>;
}

export interface Customer {
  readonly id: string;
  readonly email?: string;
  readonly name?: string;
  /** ISO 8601 in UTC. */
  readonly since?: string;
  readonly consent?: boolean;
  /** When a subscription or another contract began and ended, or will end; only of customers who have, or had, one. */
  readonly contractStart?: string;
  readonly contractEnd?: string;
  readonly other: Readonly<Record<string, string>>;
}

/** Added by `clean`: the text that is read. Offsets everywhere count in `body`. */
export interface Cleaned {
  readonly body: string;
  /** ISO 639-1, or "und" when the text is too short or too odd to tell. */
  readonly detectedLanguage: string;
}

/** Added by `tokens`. */
export type Tokenised = Words;

/** Added by `attitude`, from one pass of the network. */
export interface Attitude extends Omit<Reading, "vector" | "meanings"> {
  /** Only where the row asked for it. */
  readonly vector?: Reading["vector"];
  /** `Reading.meanings`, packed: of the text, then of each sentence of `sentenceMoods`. Absent where the row wants none. */
  readonly meanings?: string;
}

/** What a text may ask for instead of the meanings that topics are found by: nothing, or the vector of the text. */
export interface Wishes {
  readonly vectors?: "none" | "text";
}

export type Mood = Reading["mood"];

/** Added by `topics`: shares sum to 1 over the topics named; empty when no topic fits. */
export interface Themed {
  readonly topics: readonly { readonly id: string; readonly label: string; readonly share: number }[];
}

/** What a person said of a reading, and what the machine had read. */
export interface AppliedCorrection extends Said {
  readonly machine: Corrigible;
}

/** Added by `correction` where a person corrected the reading: what they said, in place of what the machine read. */
export interface Corrected extends Partial<Corrigible> {
  readonly correction?: AppliedCorrection;
}

/** One piece of feedback as everything after the first regrouping sees it. */
export type ReadFeedback = Feedback & Cleaned & Omit<Attitude, "vector" | "meanings"> & Themed & Corrected;

/** One customer's history: a row of the second table. */
export interface History {
  /** The resolved id. */
  readonly customer: string;
  readonly profile?: Customer;
  /** Oldest first; undated first of all. */
  readonly feedback: readonly ReadFeedback[];
  /** Oldest first. */
  readonly orders: readonly Order[];
  /** What others wrote in the customer's conversations, oldest first. */
  readonly replies: readonly Reply[];
  /** What of the customer's own could not be read, such as texts in another language, oldest first; absent where all was. */
  readonly unread?: readonly UnreadText[];
}

/** A quote: characters `[start, end)` of the `body` of the feedback `feedback`. `text` is exactly that part. */
export interface Verbatim extends Span {
  readonly feedback: string;
  readonly text: string;
  readonly score: number;
  /** The likeliest of the sentence, which a score near a border does not tell; results of before do not have it. */
  readonly label?: MoodLabel;
  readonly at?: string;
  readonly channel?: Channel;
  /** Id of the topic with the largest share of the whole text. */
  readonly topic?: string;
  /** Where a person corrected the mood of the whole text: it, and what the machine had read. Never stored with a result. */
  readonly correction?: { readonly mood: MoodLabel; readonly machine: Mood };
}

/** Units of features: `cents` are minor units of the customer's own currency, `score` is in [-1, 1], shares in [0, 1]. */
export type FeatureUnit = "cents" | "orders" | "days" | "texts" | "share" | "score" | "score per 30 days";

export type FeatureGroup = "value" | "attitude" | "topics" | "behaviour";

/** One feature of one customer. */
export interface Feature {
  /** What people read: "Days since last order". */
  readonly name: string;
  readonly group: FeatureGroup;
  readonly unit: FeatureUnit;
  /** Id of the topic whose share this is. */
  readonly topic?: string;
  /** The value before scaling; absent where it had to be imputed. */
  readonly raw?: number;
  readonly isImputed: boolean;
  /** Winsorised, scaled and weighed: what clustering sees. */
  readonly scaled: number;
}

/** Added by `features`: the same features in the same order for every customer. */
export interface Featured {
  readonly features: readonly Feature[];
}

/** Added by `cluster`: the segment ("s1" is the largest), how clearly the customer belongs to it, and why. */
export interface Clustered {
  readonly segment: Place;
}

export type KnownCustomer = History & Valued & Voiced & Featured & Clustered;

/** One customer as a member of a segment: without the history. */
export type Member = Omit<KnownCustomer, "feedback" | "orders" | "replies" | "unread" | "profile"> & {
  readonly profile?: Customer;
};

/** One segment: a row of the third table. Its members are rows of their own, and this is what was counted of them. */
export interface CountedSegment {
  readonly id: string;
  readonly figures: SegmentFigures;
  /** Sentences that may be quoted. */
  readonly quotes: readonly SegmentQuote[];
}

/** What tells a segment from the other customers. */
export interface Trait {
  readonly feature: string;
  readonly group: FeatureGroup;
  readonly unit: FeatureUnit;
  /** Id of the topic whose share this is. */
  readonly topic?: string;
  /** Of the means, where they are money. */
  readonly currency?: string;
  readonly mean: number;
  readonly othersMean: number;
  /** Cohen's d on the scale that customers are compared on (logarithms, winsorised); positive where the segment has more. */
  readonly effect: number;
  /** Its 95 % interval; results of before do not have it. */
  readonly low?: number;
  readonly high?: number;
  /** Up to three sentences that prove it, of different customers; only where it is of what they write. */
  readonly verbatims?: readonly (Verbatim & { readonly customer: string })[];
}

/** What the customers spent who buy mostly in one currency, in its minor units; never to be added to that in another. */
export interface Spend {
  readonly currency: string;
  readonly customers: number;
  readonly spendCents: number;
  readonly averageSpendCents: number;
}

/** Added by `describe`. */
export interface Described {
  readonly name: string;
  /** All names that its numbers allow, the most telling first. */
  readonly names: readonly string[];
  readonly size: number;
  readonly share: number;
  readonly mood?: number;
  readonly moodLabel?: MoodLabel;
  /** How many of those who wrote are in each mood; results of before do not have it. */
  readonly moods?: MoodCounts;
  /** Of those who buy mostly in `currency`, the one that most of the segment's buyers do. */
  readonly spendCents: number;
  readonly averageSpendCents: number;
  readonly currency?: string;
  /** The same of every currency that anybody buys mostly in, most buyers first; results of before do not have it. */
  readonly spends?: readonly Spend[];
  readonly silhouette: number;
  /** One paragraph with numbers. */
  readonly description: string;
  readonly traits: readonly Trait[];
  /** Shares of all that the segment writes, largest first, with the mean mood of the texts on them. */
  readonly topics: readonly {
    readonly id: string;
    readonly label: string;
    readonly share: number;
    readonly mood: number;
  }[];
  /** From different customers. */
  readonly verbatims: readonly (Verbatim & { readonly customer: string })[];
}

export type Segment = CountedSegment & Described;
