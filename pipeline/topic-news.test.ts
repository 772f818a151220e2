import { expect, it } from "vitest";
import type { TopicSummary } from "./store/results.ts";
import { topicNews } from "./topic-news.ts";

const topic = (id: string, label: string, course?: TopicSummary["course"]): TopicSummary => ({
  ...{ id, label, texts: 10, share: 0.1, mood: 0, negativeShare: 0, words: [], verbatims: [] },
  ...(course && { course }),
});

const course = (texts: number, textsBefore: number, change: { value: number; low: number; high: number }) => ({
  ...{ days: 7, of: 200, ofBefore: 100, texts, textsBefore, change },
});

it("topicNews() tells what rose and fell, with the interval, and is silent of what may be chance", () => {
  const news = topicNews([
    topic("t1", "price", course(20, 10, { value: 0, low: -0.1, high: 0.1 })),
    topic("t2", "refund", course(10, 20, { value: -0.15, low: -0.26, high: -0.05 })),
    topic("t3", "late delivery", course(60, 10, { value: 0.2, low: 0.084, high: 0.31 })),
  ]);
  expect(news).toEqual([
    "t3 (late delivery) rose from 10% to 30% of the texts in the last 7 days against the 7 before (+8 to +31 points)",
    "t2 (refund) fell from 20% to 5% of the texts in the last 7 days against the 7 before (-26 to -5 points)",
  ]);
});

it("topicNews() says so where nothing turned, where too few wrote, and nothing without topics", () => {
  expect(topicNews([topic("t1", "price", course(20, 10, { value: 0, low: -0.1, high: 0.1 }))])).toEqual([
    "In the last 7 days no topic rose or fell by more than chance against the 7 before",
  ]);
  expect(topicNews([topic("t1", "price")])[0]).toMatch(/^What rises cannot be told yet: 30 dated texts/);
  expect(topicNews([])).toEqual([]);
});
