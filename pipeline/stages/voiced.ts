/** What `voice` tells of a customer. */

import type { Between } from "../../models/attitude/mood-course.ts";
import type { Silence } from "../../models/attitude/silence.ts";
import type { Channel, MoodLabel, Verbatim } from "../types.ts";
import type { Conversations } from "./conversation.ts";
import type { RatedWords } from "./rated-words.ts";

/** Added by `voice`: attitude over time. Means over no texts are absent, not zero. */
export interface Voiced {
  readonly voice: {
    /** Texts of their own, until the day the run looks back from. */
    readonly texts: number;
    /** Pieces of feedback: the same with unread texts, and all answers on one form counted as one; absent where that is the same. */
    readonly pieces?: number;
    /** Further texts that could not be read: they count where no mood is needed. Absent where all were. */
    readonly unread?: number;
    /** Days in which a text loses half its weight in the means; absent from results of before it was told. */
    readonly halfLifeDays?: number;
    /** Mean mood score, the later texts weighing more. */
    readonly mood?: number;
    /** What the mean is called: negative up to -0.15, positive from 0.15 on. Labels of texts and sentences are the network's. */
    readonly label?: MoodLabel;
    /** Mean of the texts of the last 30 days; absent where there are none. */
    readonly now?: { readonly score: number; readonly label: MoodLabel; readonly texts: number };
    /** Mean of all texts alike, whenever they were written, with its 95 % interval. */
    readonly level?: Between;
    /** Change of the mood score per 30 days by least squares; absent below three dated texts over two weeks. */
    readonly trend?: number;
    /** The same with its 95 % interval. */
    readonly trendBetween?: Between;
    /** Only where that interval lies on one side of 0: one angry text among few is no trend. */
    readonly turned?: "better" | "worse";
    /** How far texts that follow each other lie apart on average, 0 to 2; absent below three dated texts. */
    readonly swing?: number;
    /** Share of the texts that are negative as a whole. */
    readonly negativeShare?: number;
    /** Means like `mood`, 0 to 1. */
    readonly urgency?: number;
    readonly effort?: number;
    readonly churnRisk?: number;
    readonly lastWroteDays?: number;
    /** Absent below three conversations on different days. */
    readonly silence?: Silence;
    /** Absent from results of before they were told. */
    readonly ratings?: RatedWords["ratings"];
    readonly disagreements?: RatedWords["disagreements"];
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
    /** Mean strength over the texts, the later ones weighing more, 0 to 1. */
    readonly emotions: Readonly<Record<string, number>>;
    /** Numbers of texts. */
    readonly intents: Readonly<Record<string, number>>;
    /** Those that could not be read count too. */
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
