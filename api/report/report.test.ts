/** The parts of the report on what is unusual: hostile text, nothing bought, nothing written, one of everything. */

import { expect, it } from "vitest";
import type { Overview, SegmentSummary, TopicSummary } from "../../pipeline/store/results.ts";
import { moodBar } from "./bars.ts";
import { valueMoodChart } from "./chart.ts";
import { inUnit, money, moodScore } from "./format.ts";
import { highlights } from "./highlights.ts";
import { html } from "./html.ts";
import { clusteringFigures, leftOut } from "./method.ts";
import { segmentArticle, segmentTable } from "./segments.ts";
import { topicTable } from "./topics.ts";

const evil = `<script>alert("x")</script> & 'so on'`;
const escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;so on&#39;";

const segment: SegmentSummary = {
  id: "s1",
  name: "Angry regulars",
  size: 12,
  share: 0.6,
  mood: -0.4,
  moodLabel: "negative",
  spendCents: 120_000,
  averageSpendCents: 10_000,
  currency: "EUR",
  silhouette: 0.31,
  description: "12 customers.",
  traits: [
    { feature: "Spend", group: "value", unit: "cents", currency: "EUR", mean: 10_000, othersMean: 5050, effect: 0.8 },
  ],
  topics: [],
  verbatims: [
    {
      feedback: "f1",
      text: "Late again.",
      start: 0,
      end: 11,
      score: -0.6,
      at: "2026-03-01T00:00:00.000Z",
      channel: "ticket",
      customer: "ann",
    },
  ],
};
const silent: SegmentSummary = {
  ...segment,
  id: "s2",
  name: "Without orders",
  mood: undefined,
  moodLabel: undefined,
  currency: undefined,
  spendCents: 0,
  averageSpendCents: 0,
  traits: [],
  verbatims: [],
};
const topic: TopicSummary = {
  id: "t1",
  label: "late · parcel",
  texts: 9,
  share: 0.5,
  mood: -0.3,
  negativeShare: 2 / 3,
  words: ["late", "parcel", "driver"],
  verbatims: [{ feedback: "f1", text: "Late again.", start: 0, end: 11, score: -0.6 }],
};

it("html escapes what is put in, and not what is HTML already", () => {
  expect(html`<p title="${evil}">${evil}${html`<b>${1}</b>`}${undefined}${false}${["<", html`<br />`]}</p>`.text).toBe(
    `<p title="${escaped}">${escaped}<b>1</b>&lt;<br /></p>`,
  );
});

it("no part lets through what was written, named or called", () => {
  const hostile: SegmentSummary = {
    ...segment,
    id: evil,
    name: evil,
    description: evil,
    traits: [{ ...segment.traits[0]!, feature: evil }],
    verbatims: [{ ...segment.verbatims[0]!, text: evil, customer: evil, at: evil }],
  };
  const hostileTopic = { ...topic, label: evil, words: [evil], verbatims: [{ ...topic.verbatims[0]!, text: evil }] };
  const reasons = [{ reason: evil, rows: 1 }];
  const left = { rejections: reasons, anonymous: 1, ordersOfNobody: 1, customersLeftOut: reasons };
  const overview = { ...left, clustering: { reason: evil } } as unknown as Overview;
  const parts = [
    segmentTable([hostile]),
    segmentArticle(hostile, 0),
    topicTable([hostileTopic]),
    highlights({ segments: [hostile, segment], topics: [hostileTopic] }, 0)!,
    valueMoodChart({ dots: [], bubbles: [{ segment: 0, name: evil, size: 1, mood: 0, spendCents: 100 }] }, "EUR"),
    leftOut(overview),
    clusteringFigures(overview)!,
  ];
  for (const { text } of parts) {
    expect(text).toContain("&lt;script&gt;");
    expect(text).not.toMatch(/<script|="[^"]*<|alert\("x"\)/);
  }
});

it("an article shows what sets the segment apart, and its words with who, where and when", () => {
  const { text } = segmentArticle(segment, 0);
  expect(text).toMatch(/Spend<\/td>\s*<td class="number"><b>€100<\/b><\/td>\s*<td class="number soft">€50.50</);
  expect(text).toMatch(/“Late again.”<\/p>\s*<cite>ann · ticket · 2026-03-01<\/cite>/);
});

it("amounts of two currencies stand side by side, each with its customers, and are compared in one", () => {
  const spends = [
    { currency: "EUR", customers: 10, spendCents: 120_000, averageSpendCents: 12_000 },
    { currency: "JPY", customers: 2, spendCents: 9_000_000, averageSpendCents: 4_500_000 },
  ];
  const both = { ...segment, spends };
  expect(segmentTable([both]).text.replaceAll(/\s+/g, " ")).toContain(
    '€120 <span class="soft">× 10</span><br />¥4,500,000 <span class="soft">× 2</span>',
  );
  expect(segmentArticle(both, 0).text).toContain("Spend (buyers in EUR)");
  const yen = { ...segment, id: "s9", name: "Unhappy in yen", spends: [spends[1]!] };
  const { text } = highlights({ segments: [yen, both], topics: [] }, 0)!;
  expect(text).toContain("Angry regulars");
  expect(text).toContain("who spent €1,200 (10 customers) and ¥9,000,000 (2 customers) in all");
  expect(text).toContain("Most money in EUR where the mood is below average");
  expect(text).toContain("Compared is what was spent in EUR alone, in which most buy; nothing is converted.");
  expect(highlights({ segments: [segment, { ...segment, id: "s9", mood: 0.3 }], topics: [] }, 0)!.text).toContain(
    "Most money where the mood is below average",
  );
});

it("topics that people hid are named below those that are shown", () => {
  const hidden = [{ id: "t4", label: "signatures & greetings", size: 7 }];
  const said = "Hidden: “signatures &amp; greetings”. Texts that are mostly on them count as on no topic.";
  expect(topicTable([topic], hidden).text).toContain(said);
  expect(topicTable([], hidden).text).toContain(said);
  expect(topicTable([topic]).text).not.toContain("Hidden");
});

it("shares say of what they are", () => {
  expect(segmentTable([segment]).text).toMatch(/Share of customers[\s\S]*share of all customers/);
  expect(topicTable([topic]).text).toMatch(/Share of texts[\s\S]*share of all texts/);
  expect(moodBar({ negative: 1, neutral: 1, positive: 2, unsure: 0 }).text).toContain(
    "<b>50%</b> of texts positive (2)",
  );
});

it("texts that are unsure have a part of the bar to themselves, where there are any", () => {
  const { text } = moodBar({ negative: 1, neutral: 0, positive: 2, unsure: 1 });
  expect(text).toMatch(/<b>25%<\/b> of texts negative \(1\)[\s\S]*<b>25%<\/b> of texts unsure \(1\)/);
  expect(moodBar({ negative: 1, neutral: 0, positive: 2, unsure: 0 }).text).not.toContain("unsure");
});

it("a quote has the mood that the network gives it, whatever a mean of its score were called", () => {
  const verbatims = [{ ...segment.verbatims[0]!, score: -0.1667, label: "neutral" as const }];
  expect(segmentArticle({ ...segment, verbatims }, 0).text).toContain('<blockquote class="neutral">');
  const old = [{ ...segment.verbatims[0]!, score: -0.1667 }];
  expect(segmentArticle({ ...segment, verbatims: old }, 0).text).toContain('<blockquote class="negative">');
});

it("a segment that wrote and bought nothing has dashes, and no empty tables", () => {
  expect(segmentTable([silent]).text.match(/>–</g)?.length).toBe(4);
  expect(segmentArticle(silent, 1).text).not.toContain("<table");
});

it.each([
  ["nobody", [], []],
  ["one segment without customers drawn", [], [{ mood: 0.2, spendCents: 5000 }]],
  ["nobody who bought", [{ mood: -1 }, { mood: 1 }], [{ mood: 0 }]],
  ["all the same", Array(5).fill({ mood: 0, spendCents: 100 }), [{ mood: 0, spendCents: 100 }]],
  [
    "refunds above spend, and very large sums",
    [
      { mood: 0.1, spendCents: -50 },
      { mood: 0.1, spendCents: 1e12 },
    ],
    [{ mood: 0.1, spendCents: 0 }],
  ],
])("the chart of %s has numbers only", (_of, dots, bubbles) => {
  const { text } = valueMoodChart(
    {
      dots: dots.map((dot) => ({ segment: 0, ...dot })),
      bubbles: bubbles.map((bubble, segment) => ({ segment, name: `S${segment}`, size: 3, ...bubble })),
    },
    "EUR",
  );
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
  for (const [, x] of text.matchAll(/ c?x="([\d.-]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(960);
  }
});

it("highlights name the most money in a mood below the mean, the best mood, and the topic with most negative texts", () => {
  const glad = { ...segment, id: "s3", name: "Glad and rich", mood: 0.5, spendCents: 900_000 };
  const { text } = highlights({ segments: [segment, glad, silent], topics: [topic] }, 0)!;
  expect(text).toMatch(
    /below average[\s\S]*Angry regulars[\s\S]*€1,200[\s\S]*Best mood[\s\S]*Glad and rich[\s\S]*late · parcel/,
  );
  expect(text).toContain("6 of 9 texts mostly about it are negative (67%)");
  expect(text).not.toContain("largest share");
  const few = { ...topic, id: "t9", label: "deposit", texts: 10, negativeShare: 0.5 };
  const sore = { ...few, label: "refunds", negativeShare: 0.9 };
  const many = { ...topic, texts: 100, negativeShare: 0.6 };
  expect(highlights({ segments: [], topics: [few, sore, many] }, 0)!.text).toMatch(
    /in number[\s\S]*60 of 100 texts[\s\S]*The largest share of negative texts has refunds: 9 of 10 \(90%\)\./,
  );
  expect(highlights({ segments: [segment], topics: [] }, -0.4)).toBeUndefined();
});

it.each([
  [123_456, "EUR", "€1,235"],
  [1230, "GBP", "£12.30"],
  [5000, "JPY", "¥5,000"],
  [-250, "USD", "-$2.50"],
  [12_345, "KWD", "KWD\u00a012.345"],
  [100_000, "XXX", "1,000"],
  [100, undefined, "–"],
])("money(%j, %j) is %j", (cents, currency, expected) => expect(money(cents, currency)).toBe(expected));

it("scores have a sign, shares are per cent, numbers are grouped", () => {
  expect([moodScore(0.421), moodScore(-0.1), moodScore(0), moodScore(undefined)]).toEqual([
    "+0.42",
    "−0.10",
    "0.00",
    "–",
  ]);
  expect([inUnit(0.256, { unit: "share" }), inUnit(2574.3, { unit: "days" })]).toEqual(["26%", "2,574"]);
});
