/** Words for what a segment feels, and about what. */

import { moodLabel } from "../attitude/mood.ts";
import { readerOf, shareBounds, type NamingFacts } from "./naming-facts.ts";
import { mediumEffect } from "./traits.ts";

/** A word for an attitude: "angry". */
export interface Attitude {
  readonly word: string;
  /** Joins the topic: "angry about", "delighted with". */
  readonly joins?: "about" | "with";
}

const angry: Attitude = { word: "angry", joins: "about" };
const unhappy: Attitude = { word: "unhappy", joins: "with" };
const delighted: Attitude = { word: "delighted", joins: "with" };
const content: Attitude = { word: "content", joins: "with" };

/** Words for a segment's attitude that its numbers show, the most telling first. */
export function attitudesOf(facts: NamingFacts): Attitude[] {
  const { effect, mean } = readerOf(facts);
  const { mood = 0, negativeShare = 0, anger, writers, otherWriters } = facts;
  if (writers <= shareBounds.few && otherWriters - writers >= shareBounds.apart) return [{ word: "silent" }];
  // Of a few who wrote, nothing is said of all.
  if (writers < shareBounds.most) return [];
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
  if (mean("Mood trend") <= -0.05) words.push({ word: "souring", strength: -effect("Mood trend") });
  if (mean("Mood trend") >= 0.05) words.push({ word: "warming", strength: effect("Mood trend") });
  if (mean("Churn risk") >= 0.35) words.push({ word: "wavering", strength: effect("Churn risk") });
  if (mean("Effort") >= 0.35) words.push({ word: "struggling", strength: effect("Effort") });
  if (mean("Texts") >= 2) words.push({ word: "talkative", strength: effect("Texts") });
  return words.filter(({ strength }) => strength >= mediumEffect).sort((a, b) => b.strength - a.strength);
}

/** The share of what a segment writes that a topic must have to be named, and how many times that of the others. */
const leastTopicShare = 0.2;
const leastTopicRatio = 1.5;
/** Moods on a topic differ from here on. */
const topicMoodGap = 0.2;

/** The topic that the mood is about: they write of it, and are in this mood on it, clearly more than the others. */
export function topicFor({ joins, word }: Attitude, { topics }: NamingFacts): string | undefined {
  if (!joins) return undefined;
  const sign = word === "angry" || word === "unhappy" ? -1 : 1;
  const label = sign < 0 ? "negative" : "positive";
  const topic = topics
    .filter(({ share, othersShare }) => share >= leastTopicShare && share >= leastTopicRatio * othersShare)
    .find(({ mood, othersMood }) => moodLabel(mood) === label && sign * (mood - othersMood) >= topicMoodGap);
  // Labels of topics are phrases joined by a dot.
  return topic?.label.split("·")[0]!.trim();
}
