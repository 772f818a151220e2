import { expect, it } from "vitest";
import type { Overview, SegmentSummary } from "../pipeline/store/results.ts";
import { overviewText, segmentsText, topicsText } from "./print-segments.ts";

const overview = {
  asOf: "2026-03-01T00:00:00.000Z",
  seed: 1,
  feedback: 100,
  read: 90,
  anonymous: 0,
  ordersOfNobody: 0,
  customersLeftOut: [],
  customers: 40,
  writers: 40,
  buyers: 0,
  writersWhoBought: 0,
  orders: 0,
  rejections: [4, 2, 1, 1, 1, 1].map((rows, i) => ({ reason: `Reason ${i}`, rows })),
  moods: { negative: 45, neutral: 18, positive: 27 },
  topics: [],
  clustering: undefined,
  tables: {} as Overview["tables"],
  checksum: "",
} satisfies Overview;

it("overviewText() names every text that was left out with its reason", () => {
  const [, list = ""] = overviewText(overview).split("10 texts left out:\n");
  const counts = [...list.matchAll(/^ {2}(\d+) × Reason/gm)].map(([, rows]) => Number(rows));
  expect(counts).toEqual([4, 2, 1, 1, 1, 1]);
});

it("overviewText() says that nothing has a date, rather than a day of its own", () => {
  const { asOf: _asOf, ...undated } = overview;
  expect(overviewText(overview)).toContain("as of 2026-03-01");
  expect(overviewText(undated)).toMatch(/0 orders, no dates\n/);
});

it("topicsText() tells how many texts are negative, and of how many", () => {
  const topic = { id: "t1", label: "late · parcel", texts: 9, share: 0.5, mood: -0.3, negativeShare: 2 / 3, words: [] };
  expect(topicsText([{ ...topic, verbatims: [] }])).toMatch(/│ █████ 50%\s+│\s+9 │\s+6 \(67%\) │/);
});

it("segmentsText() says beside its name where a segment should be taken with care", () => {
  const angry = {
    ...{ id: "s1", name: "Angry customers", size: 7, share: 0.1, spendCents: 0, averageSpendCents: 0, silhouette: 0.2 },
    ...{ description: "They are angry.", traits: [], topics: [], verbatims: [] },
    stability: { jaccard: 0.21, low: 0, high: 0.5 },
  } satisfies SegmentSummary;
  const [table, words] = segmentsText([{ ...angry, caution: "few and hardly found again" }]).split("\n\n");
  expect(table).toContain("few and hardly found again");
  expect(words).toContain("s1 Angry customers (few and hardly found again)");
  expect(segmentsText([angry])).not.toContain("hardly found");
});
