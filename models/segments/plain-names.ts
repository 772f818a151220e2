/** Names for a segment of which no word says more than that it has more or less of something. */

import type { Difference } from "./traits.ts";

/** By feature: what a segment with more of it is called, and one with less. Features of other data have their own name. */
const names: Readonly<Record<string, readonly [more: string, less: string]>> = {
  "Average order": ["Above-average order value", "Below-average order value"],
  Orders: ["More orders than others", "Fewer orders than others"],
  "Days since last order": ["Longer since last order", "More recent last orders"],
  "Days between orders": ["Longer between orders", "Less time between orders"],
  "Days as customer": ["Longer-standing customers", "More recent customers"],
  "Has ordered": ["More buyers than elsewhere", "Fewer buyers than elsewhere"],
  Mood: ["In better mood", "In worse mood"],
  "Mood trend": ["Above-average mood trend", "Below-average mood trend"],
  "Negative texts": ["More negative texts", "Fewer negative texts"],
  "Has written": ["More writers than elsewhere", "Fewer writers than elsewhere"],
  Texts: ["More texts than others", "Fewer texts than others"],
  "Tickets and chats": ["More tickets and chats", "Fewer tickets and chats"],
};

const topicPrefix = "Topic: ";

/** What can be said of any feature that differs: "Above-average urgency", "Fewer orders than others", "Less about price". */
export function plainNameOf({ feature, effect }: Pick<Difference, "feature" | "effect">): string {
  const isMore = effect > 0;
  const own = Object.hasOwn(names, feature) ? names[feature] : undefined;
  if (own) return isMore ? own[0] : own[1];
  if (feature.startsWith(topicPrefix)) {
    // Labels of topics are phrases joined by a dot; the id of one of two that are alike stands behind.
    const [first] = feature.slice(topicPrefix.length).split("·");
    return `${isMore ? "More" : "Less"} about ${first!.replace(/ \([^)]*\)$/, "").trim()}`;
  }
  return `${isMore ? "Above" : "Below"}-average ${feature.toLowerCase()}`;
}
