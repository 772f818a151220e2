/** What `voice` tells of a customer. */

import type { Channel, MoodLabel, Verbatim } from "../types.ts";
import type { Conversations } from "./conversation.ts";

/** Added by `voice`: attitude over time. Means over no texts are absent, not zero. */
export interface Voiced {
  readonly voice: {
    /** Texts of their own, until the day the run looks back from. */
    readonly texts: number;
    /** Mean mood score, the later texts weighing more (half-life 90 days). */
    readonly mood?: number;
    /** What the mean is called: negative up to -0.15, positive from 0.15 on. Labels of texts and sentences are the network's. */
    readonly label?: MoodLabel;
    /** Change of the mood score per 30 days by least squares; absent below three dated texts over two weeks. */
    readonly trend?: number;
    /** Share of the texts that are negative as a whole. */
    readonly negativeShare?: number;
    /** Means like `mood`, 0 to 1. */
    readonly urgency?: number;
    readonly effort?: number;
    readonly churnRisk?: number;
    readonly lastWroteDays?: number;
    /** Month (YYYY-MM) and mean mood score, oldest first. */
    readonly months: readonly { readonly month: string; readonly mood: number; readonly texts: number }[];
    /** Shares of all the customer's texts, largest first, with the mean mood of the texts on them; the rest is on no topic. */
    readonly topics: readonly {
      readonly id: string;
      readonly label: string;
      readonly share: number;
      readonly texts: number;
      readonly mood: number;
    }[];
    /** Mean strength over the texts, 0 to 1. */
    readonly emotions: Readonly<Record<string, number>>;
    /** Numbers of texts. */
    readonly intents: Readonly<Record<string, number>>;
    readonly channels: Readonly<Partial<Record<Channel, number>>>;
    readonly conversations: Conversations;
    /** The most negative and the most positive sentence; absent where none scores below, or above, 0. */
    readonly worst?: Verbatim;
    readonly best?: Verbatim;
    /** The sentence with the most mood in the latest text. */
    readonly latest?: Verbatim;
    /** Texts after the day the run looks back from: left out of all the rest. */
    readonly laterTexts: number;
  };
}
