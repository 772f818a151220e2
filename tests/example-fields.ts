/** A table of fields for tests: one of each kind, over a profile that is easy to write down. */

import { isWithin } from "../models/rules/day-range.ts";
import { createFields, recordKind, type Part } from "../models/rules/fields.ts";
import type { Population } from "../models/rules/population.ts";
import { gatherPopulation } from "./gather-population.ts";

export interface Example {
  readonly spend?: number;
  readonly currency?: string;
  readonly mood?: number;
  readonly orders?: number;
  readonly refunds?: number;
  readonly boughtDays?: number;
  readonly wroteDays?: number;
  readonly topics?: readonly string[];
  readonly segment?: string;
  readonly consent?: boolean;
  readonly country?: string;
  readonly wrote?: readonly ExampleText[];
}

export interface ExampleText {
  /** From 1970-01-01 on. */
  readonly day?: number;
  readonly mood: number;
  readonly intent?: string;
  readonly topics?: readonly string[];
  readonly text?: string;
}

const topics = [
  { id: "t1", name: "late delivery", words: ["parcel", "courier"] },
  { id: "t2", name: "refund wait", words: ["refund", "money"] },
];

const topicsOf = ({ topics: ids = [] }: Example) => ids.map((id) => ({ id, note: "2 texts" }));

function meanMood(wrote: readonly ExampleText[], { days, topics: on }: Part): number | undefined {
  const moods = wrote
    .filter(({ day }) => !days || isWithin(day, days))
    .filter(({ topics: ids = [] }) => !on || on.some((id) => ids.includes(id)))
    .map(({ mood }) => mood);
  return moods.length === 0 ? undefined : moods.reduce((a, b) => a + b) / moods.length;
}

const holds = (text: string | undefined, words: string) => text?.toLowerCase().includes(words.toLowerCase()) ?? false;

const textFields = createFields<ExampleText>([
  { kind: "number", name: "mood", synonyms: [], doc: "Mood.", unit: "score", number: ({ mood }) => mood },
  {
    kind: "names",
    name: "intent",
    synonyms: [],
    doc: "Intent.",
    known: ["complaint", "praise"].map((name) => ({ id: name, name })),
    names: ({ intent }) => (intent === undefined ? [] : [{ id: intent }]),
    says: ["of the intent", "not of the intent"],
  },
  {
    kind: "names",
    name: "topic",
    synonyms: [],
    doc: "Topics.",
    known: topics,
    names: ({ topics: ids = [] }) => ids.map((id) => ({ id })),
    says: ["about", "not about"],
  },
  {
    kind: "search",
    name: "says",
    synonyms: [],
    doc: "Words.",
    finds: ({ text }, words) => holds(text, words),
    says: ["saying", "not saying"],
  },
]);

export const exampleFields = createFields<Example>(
  [
    {
      kind: "number",
      name: "spend",
      synonyms: ["revenue"],
      doc: "Money spent.",
      unit: "money",
      number: ({ spend }) => spend,
      currency: ({ currency }) => currency,
    },
    {
      kind: "number",
      name: "mood",
      synonyms: ["sentiment"],
      doc: "Mean mood.",
      unit: "score",
      number: ({ mood }) => mood,
      over: ({ wrote = [] }, part) => meanMood(wrote, part),
      about: topics,
      labels: {
        known: ["negative", "neutral", "positive"],
        label: ({ mood }) => (mood === undefined ? undefined : mood <= -0.15 ? "negative" : "positive"),
      },
    },
    { kind: "number", name: "orders", synonyms: [], doc: "Orders.", unit: "count", number: ({ orders }) => orders },
    {
      kind: "number",
      name: "refund share",
      synonyms: ["refunds"],
      doc: "Refunded over paid.",
      unit: "share",
      number: ({ refunds }) => refunds,
    },
    {
      kind: "number",
      name: "recency",
      synonyms: [],
      doc: "Days since the last order.",
      unit: "days",
      number: ({ boughtDays }) => boughtDays,
    },
    { kind: "number", name: "trend", synonyms: [], doc: "Trend.", unit: "score", number: () => undefined },
    { kind: "number", name: "texts", synonyms: [], doc: "Texts.", unit: "count", number: () => 1 },
    {
      kind: "event",
      name: "bought",
      synonyms: ["ordered"],
      doc: "Bought.",
      daysAgo: ({ boughtDays }) => boughtDays,
      says: ["bought", "have not bought"],
    },
    {
      kind: "event",
      name: "wrote",
      synonyms: [],
      doc: "Wrote.",
      daysAgo: ({ wroteDays }) => wroteDays,
      happenedIn: ({ wrote = [] }, days) => wrote.some(({ day }) => isWithin(day, days)),
      says: ["wrote", "have not written"],
    },
    {
      kind: "names",
      name: "topic",
      synonyms: [],
      doc: "Topics.",
      known: topics,
      names: topicsOf,
      says: ["wrote about", "did not write about"],
    },
    {
      kind: "names",
      name: "negative topic",
      synonyms: [],
      doc: "Topics written about in a negative mood.",
      known: topics,
      names: topicsOf,
      says: ["are negative about", "are not negative about"],
    },
    {
      kind: "names",
      name: "segment",
      synonyms: [],
      doc: "The segment.",
      known: [
        { id: "s1", name: "Angry big spenders" },
        { id: "s2", name: "Happy bargain hunters" },
      ],
      names: ({ segment }) => (segment === undefined ? [] : [{ id: segment }]),
      says: ["are in segment", "are not in segment"],
    },
    { kind: "flag", name: "consent", synonyms: [], doc: "May be written to.", flag: ({ consent }) => consent },
    {
      kind: "column",
      name: "country",
      synonyms: ["customer.country"],
      doc: "Country.",
      column: ({ country }) => country,
    },
    { kind: "column", name: "Year of Birth", synonyms: [], doc: "A name in several words.", column: () => "1980" },
    {
      kind: "search",
      name: "says",
      synonyms: [],
      doc: "Words.",
      finds: ({ wrote = [] }, words) => wrote.some(({ text }) => holds(text, words)),
      says: ["wrote", "never wrote"],
    },
    {
      kind: "missing",
      name: "left segment",
      synonyms: [],
      doc: "Moves.",
      why: "moves between segments are not recorded",
    },
  ],
  { records: [recordKind("texts", { fields: textFields, of: ({ wrote = [] }) => wrote, day: ({ day }) => day })] },
);

/** The population of some profiles. */
export function populationOf(profiles: readonly Example[]): Population {
  const gathered = gatherPopulation(exampleFields);
  for (const profile of profiles) gathered.add(profile);
  return gathered.build();
}
