import { expect, it } from "vitest";
import type { ConversationsSummary } from "../../pipeline/store/results.ts";
import { conversationsSection } from "./conversations.ts";

const summary: ConversationsSummary = {
  total: 30,
  ofSeveralTurns: 12,
  better: 4,
  worse: 2,
  resolved: 23,
  resolvedKnown: 9,
  resolvedButNegative: 3,
  verbatims: [],
};

function rowsOf(conversations: ConversationsSummary): readonly string[] {
  const { text } = conversationsSection(conversations)!;
  return [...text.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    row!
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
}

it("says how many are unhappy of those alone of whom it is known", () => {
  expect(rowsOf(summary).slice(4)).toEqual([
    "23 solved or closed",
    "9 of them whose customer rated it or wrote again after an answer",
    "3 of these 9 with the customer unhappy all the same, by the rating or by what they wrote last",
    "14 others resolved, of which nothing is known: no rating and no word after an answer",
  ]);
  expect(rowsOf({ ...summary, resolved: 9 })).toHaveLength(7);
});

it("says of results that do not tell of how many it is known that there may be more", () => {
  const { resolvedKnown: _, ...before } = summary;
  expect(rowsOf(before).at(-1)).toBe(
    "3 of them known to have left the customer unhappy all the same, by the rating or by what they wrote last",
  );
});
