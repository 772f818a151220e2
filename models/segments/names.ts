/**
 * Names of segments. A name joins a word for the attitude and one for what they buy: "Delighted bargain hunters", "New
 * and content", "Big spenders angry about delivery". Every word has a rule in numbers, and is used only where the numbers
 * show it; where several would do, the one with the strongest effect is taken. All names of a data set differ.
 */

import { moodLabel } from "../attitude/mood.ts";
import { mediumEffect, type Difference } from "./traits.ts";

/** What a name may say, as the numbers are; means over a segment's customers. */
export interface NamingFacts {
  /** What tells the segment from the others. */
  readonly differences: readonly Difference[];
  readonly mood?: number;
  readonly negativeShare?: number;
  /** Anger and annoyance, 0 to 1. */
  readonly anger: number;
  /** Shares of the segment, and of the others, who have written, and who have ordered. */
  readonly writers: number;
  readonly otherWriters: number;
  readonly buyers: number;
  readonly otherBuyers: number;
  /** Topics they write about more than the others do, most distinctive first, and their mood on it. */
  readonly topics: readonly { readonly label: string; readonly mood: number; readonly othersMood: number }[];
}

interface Attitude {
  readonly word: string;
  /** Joins the topic: "angry about", "delighted with". */
  readonly joins?: "about" | "with";
}

interface Buying {
  readonly noun: string;
  /** Where there is no word for the attitude. */
  readonly alone: string;
}

const mostWords = 5;
/** Moods on a topic differ from here on. */
const topicMoodGap = 0.2;
const seldom = 0.2;
const often = 0.5;
const clearly = 0.2;

/** One name for each segment, in their order. Of a single segment: "All customers". */
export function nameSegments(segments: readonly NamingFacts[]): string[] {
  if (segments.length === 1) return ["All customers"];
  const taken = new Set<string>();
  return segments.map((facts) => {
    const candidates = candidateNames(facts);
    const free = candidates.find((name) => !taken.has(name)) ?? numbered(candidates.at(-1)!, taken);
    taken.add(free);
    return free;
  });
}

/** All names the numbers allow, the most telling first; never empty. */
export function candidateNames(facts: NamingFacts): string[] {
  const attitudes = attitudesOf(facts);
  const buyings = buyingsOf(facts);
  const [attitude] = attitudes;
  const [buying] = buyings;
  const named = attitude && topicFor(attitude, facts);
  const pairs = attitudes.flatMap((one) => buyings.map((other) => join(one, other)));
  return [
    ...(attitude && named ? withTopic(attitude, buying, named) : []),
    ...pairs,
    ...buyings.map(({ alone }) => alone),
    ...attitudes.map(({ word }) => `${capital(word)} customers`),
    ...(attitude || buying ? [] : ["Average customers"]),
  ];
}

function attitudesOf(facts: NamingFacts): Attitude[] {
  const effect = effects(facts);
  const { mood = 0, negativeShare = 0, anger, writers, otherWriters } = facts;
  if (writers <= seldom && otherWriters - writers >= clearly) return [{ word: "silent" }];
  // Of a few who wrote, nothing is said of all.
  if (writers < often) return [];
  const isAngry = anger >= 0.2 || (negativeShare >= 0.6 && mood <= -0.4);
  const label = moodLabel(mood);
  const words: (Attitude & { readonly strength: number })[] = [];
  const moodEffect = effect("Mood");
  if (moodEffect < 0 && label === "negative") {
    words.push({ ...(isAngry ? angry : unhappy), strength: 2 - moodEffect });
  }
  if (moodEffect > 0 && label === "positive") {
    words.push({ ...(mood >= 0.5 ? delighted : content), strength: 2 + moodEffect });
  }
  const meanOf = (feature: string) => facts.differences.find((one) => one.feature === feature)?.mean ?? 0;
  if (meanOf("Mood trend") <= -0.05) words.push({ word: "souring", strength: -effect("Mood trend") });
  if (meanOf("Mood trend") >= 0.05) words.push({ word: "warming", strength: effect("Mood trend") });
  if (meanOf("Churn risk") >= 0.35) words.push({ word: "wavering", strength: effect("Churn risk") });
  if (meanOf("Effort") >= 0.35) words.push({ word: "struggling", strength: effect("Effort") });
  if (meanOf("Texts") >= 1) words.push({ word: "talkative", strength: effect("Texts") });
  return words.filter(({ strength }) => strength >= mediumEffect).sort((a, b) => b.strength - a.strength);
}

const angry: Attitude = { word: "angry", joins: "about" };
const unhappy: Attitude = { word: "unhappy", joins: "with" };
const delighted: Attitude = { word: "delighted", joins: "with" };
const content: Attitude = { word: "content", joins: "with" };

function buyingsOf(facts: NamingFacts): Buying[] {
  const effect = effects(facts);
  const meanOf = (feature: string) => facts.differences.find((one) => one.feature === feature)?.mean ?? 0;
  if (facts.buyers <= seldom && facts.otherBuyers - facts.buyers >= clearly)
    return [{ noun: "non-buyers", alone: "Without orders" }];
  if (facts.buyers < often) return [];
  const where = (isShown: boolean, strength: number) => (isShown ? strength : 0);
  const tenure = meanOf("Days as customer");
  const recency = meanOf("Days since last order");
  // Words for the money and for habits that are rare come before words for how long and how often.
  const rules: readonly (readonly [noun: string, alone: string, strength: number])[] = [
    ["big spenders", "Big spenders", 1.2 * effect("Spend")],
    ["small spenders", "Small spenders", -effect("Spend")],
    ["bargain hunters", "Bargain hunters", where(meanOf("Discounts") >= 0.1, 1.2 * effect("Discounts"))],
    ["returners", "Frequent returners", where(meanOf("Refunds") >= 0.1, 1.2 * effect("Refunds"))],
    ["lapsed buyers", "Lapsed buyers", where(recency >= 90, effect("Days since last order"))],
    ["newcomers", "New customers", where(tenure <= 90, -effect("Days as customer"))],
    ["regulars", "Regular buyers", effect("Orders")],
    ["big-basket buyers", "Big-basket buyers", 0.8 * effect("Average order")],
    ["occasional buyers", "Occasional buyers", -0.8 * effect("Orders")],
    ["long-time customers", "Long-time customers", where(tenure >= 365, 0.8 * effect("Days as customer"))],
    ["recent buyers", "Recent buyers", where(recency <= 60, -0.7 * effect("Days since last order"))],
    ["small-basket buyers", "Small-basket buyers", -0.7 * effect("Average order")],
  ];
  return rules
    .filter(([, , strength]) => strength > 0)
    .sort(([, , a], [, , b]) => b - a)
    .map(([noun, alone]) => ({ noun, alone }));
}

/** The effect of a feature where it is medium at least; else 0. */
function effects({ differences }: NamingFacts): (feature: string) => number {
  return (feature) => {
    const effect = differences.find((one) => one.feature === feature)?.effect ?? 0;
    return Math.abs(effect) >= mediumEffect ? effect : 0;
  };
}

/** The topic that the mood is about: they are in this mood on it, and clearly more so than the others. */
function topicFor({ joins, word }: Attitude, { topics }: NamingFacts): string | undefined {
  if (!joins) return undefined;
  const sign = word === "angry" || word === "unhappy" ? -1 : 1;
  const label = sign < 0 ? "negative" : "positive";
  const topic = topics.find(
    ({ mood, othersMood }) => moodLabel(mood) === label && sign * (mood - othersMood) >= topicMoodGap,
  );
  // Labels of topics are phrases joined by a dot.
  return topic?.label.split("·")[0]!.trim();
}

function withTopic({ word, joins }: Attitude, buying: Buying | undefined, topic: string): string[] {
  const noun = buying?.noun ?? "customers";
  const names = [`${capital(noun)} ${word} ${joins} ${topic}`, `${capital(word)} ${noun}: ${topic}`];
  return names.filter((name) => name.split(" ").length <= mostWords);
}

function join({ word }: Attitude, { noun }: Buying): string {
  return noun === "newcomers" ? `New and ${word}` : `${capital(word)} ${noun}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
