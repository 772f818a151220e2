/** Made-up customers of known groups, in which value and attitude meet, and what is needed to put them through stages. */

import { createRandom, type Random } from "../models/random.ts";
import { decode, encode } from "../pipeline/answer.ts";
import { segmentCounter } from "../pipeline/count-segments.ts";
import { isRejection, type Stage } from "../pipeline/stage.ts";
import { cluster } from "../pipeline/stages/cluster.ts";
import { describe } from "../pipeline/stages/describe.ts";
import { features } from "../pipeline/stages/features.ts";
import { value } from "../pipeline/stages/value.ts";
import { voice } from "../pipeline/stages/voice.ts";
import type {
  Channel,
  History,
  KnownCustomer,
  Member,
  Order,
  ReadFeedback,
  CountedSegment,
} from "../pipeline/types.ts";

/** The day the planted histories end. */
const asOf = "2026-06-30";

/** What a group is like on average. */
export interface Group {
  readonly orders: number;
  readonly orderCents: number;
  readonly discount: number;
  readonly tenureDays: number;
  readonly texts: number;
  readonly mood: number;
  readonly topic: { readonly id: string; readonly label: string };
  readonly channel: Channel;
}

const delivery = { id: "t1", label: "delivery" };
const price = { id: "t2", label: "price" };
const quality = { id: "t3", label: "quality" };

/** Value and attitude cross: neither alone tells the four apart. */
export const crossedGroups: readonly Group[] = [
  {
    orders: 12,
    orderCents: 9000,
    discount: 0.03,
    tenureDays: 600,
    texts: 4,
    mood: -0.6,
    topic: delivery,
    channel: "ticket",
  },
  {
    orders: 12,
    orderCents: 9000,
    discount: 0.03,
    tenureDays: 600,
    texts: 3,
    mood: 0.5,
    topic: quality,
    channel: "survey",
  },
  { orders: 2, orderCents: 2500, discount: 0.3, tenureDays: 150, texts: 3, mood: 0.7, topic: price, channel: "review" },
  {
    orders: 2,
    orderCents: 2500,
    discount: 0.05,
    tenureDays: 150,
    texts: 3,
    mood: -0.5,
    topic: quality,
    channel: "chat",
  },
];

const topics = [delivery, price, quality];
const sentences = {
  negative: ["This was a great disappointment to me.", "I had to write to you three times about it."],
  neutral: ["I have a question about my last order.", "The parcel came on Tuesday, as announced."],
  positive: ["Thank you, it is even better than I hoped.", "I recommend you to all of my friends."],
};

/** A customer with the number of the group that was planted. */
export interface Planted {
  readonly group: number;
  readonly history: History;
}

/** `perGroup` customers of each group, mixed. A tenth wrote nothing. */
export function plantCustomers(
  groups: readonly Group[],
  { seed, perGroup }: { readonly seed: number; readonly perGroup: number },
): Planted[] {
  const random = createRandom(seed);
  const planted = groups.flatMap((group, index) =>
    Array.from({ length: perGroup }, (_, i) => ({
      group: index,
      history: historyOf(group, { random, id: `c${index}-${i}` }),
    })),
  );
  return random.shuffle(planted);
}

function historyOf(group: Group, { random, id }: { readonly random: Random; readonly id: string }): History {
  const tenure = Math.max(5, Math.round(group.tenureDays * Math.exp(0.3 * random.normal())));
  const orders = Math.max(1, Math.round(group.orders * Math.exp(0.35 * random.normal())));
  const texts = random.next() < 0.1 ? 0 : Math.max(1, Math.round(group.texts + random.normal()));
  const bias = 0.15 * random.normal();
  const days = (n: number) => Array.from({ length: n }, () => random.int(tenure)).sort((a, b) => b - a);
  return {
    customer: id,
    orders: days(orders).map((day, i) => orderOf(group, { random, id: `${id}-o${i}`, at: dayBefore(day) })),
    feedback: days(texts).map((day, i) => feedbackOf(group, { random, id: `${id}-f${i}`, at: dayBefore(day), bias })),
    replies: [],
  };
}

function dayBefore(days: number): string {
  return new Date(Date.parse(asOf) - days * 86_400_000).toISOString();
}

interface Making {
  readonly random: Random;
  readonly id: string;
  readonly at: string;
}

function orderOf(group: Group, { random, id, at }: Making): Order {
  const full = Math.round(group.orderCents * Math.exp(0.4 * random.normal()));
  const discountCents = Math.round(full * Math.max(0, Math.min(0.6, group.discount + 0.05 * random.normal())));
  const back = random.next() < 0.03;
  const totalCents = full - discountCents;
  return {
    id,
    at,
    totalCents,
    currency: "EUR",
    discountCents,
    refundedCents: back ? totalCents : 0,
    status: back ? "refunded" : "paid",
    items: [],
    other: {},
  };
}

function feedbackOf(group: Group, { random, id, at, bias }: Making & { readonly bias: number }): ReadFeedback {
  const score = Math.max(-1, Math.min(1, group.mood + bias + 0.25 * random.normal()));
  const label = score <= -0.15 ? "negative" : score >= 0.15 ? "positive" : "neutral";
  const [opening = "", second = ""] = sentences[label];
  // No two customers say the same.
  const first = opening.replace(".", `, order ${random.int(1_000_000)}.`);
  const body = `${first} ${second}`;
  const spans = [
    { start: 0, end: first.length },
    { start: first.length + 1, end: body.length },
  ];
  const own = random.next() < 0.7;
  const topic = own ? group.topic : topics[random.int(topics.length)]!;
  const anger = Math.max(0, -score * (0.6 + 0.2 * random.normal()));
  return {
    id,
    text: body,
    body,
    at,
    channel: random.next() < 0.7 ? group.channel : "ticket",
    speaker: "customer",
    other: {},
    detectedLanguage: "en",
    mood: { label, score, confidence: 0.9, mixed: false },
    sentenceMoods: spans.map((span, i) => ({ ...span, label, score: score * (i === 0 ? 1 : 0.8) })),
    emotions: anger > 0.2 ? { anger } : {},
    intent: { label: score < 0 ? "complaint" : "praise", confidence: 0.8 },
    urgency: Math.max(0, Math.min(1, 0.4 - 0.3 * score + 0.1 * random.normal())),
    effort: Math.max(0, Math.min(1, 0.3 - 0.2 * score + 0.1 * random.normal())),
    churnRisk: Math.max(0, Math.min(1, 0.3 - 0.3 * score + 0.1 * random.normal())),
    aspects: [],
    topics: [{ ...topic, share: 0.8 }],
  };
}

/** Customers put through all stages up to their segment, and the segments described. */
export async function segmentPlanted(histories: readonly History[], seed = 1) {
  const known = await through(voice(), await through(value(), histories));
  const customers = await through(cluster(), await through(features(), known), seed);
  const segments = await through(describe(), bySegment(customers));
  return { customers, segments };
}

/** Rows of segments by id. */
export function bySegment(customers: readonly KnownCustomer[]): CountedSegment[] {
  const members = customers
    .map(({ feedback: _feedback, orders: _orders, replies: _replies, ...member }): Member => member)
    .sort((a, b) => (a.customer < b.customer ? -1 : 1));
  const counter = segmentCounter();
  for (const member of members) counter.add(member);
  return counter.segments();
}

/** Rows with what a stage adds to them; those it rejects leave, as in a run. Its model goes through the store's encoding. */
export async function through<Row extends Needs, Needs, Adds>(
  stage: Stage<Needs, Adds>,
  rows: readonly Row[],
  seed = 1,
): Promise<(Row & Adds)[]> {
  const model = stage.fit ? decode(encode(await modelOf(stage, rows, seed))) : undefined;
  const answers = await stage.run(rows, { model, asOf });
  return answers.flatMap((answer, i) => (isRejection(answer) ? [] : [{ ...rows[i]!, ...answer }]));
}

/** What a stage learns of rows. */
export async function modelOf<Needs, Adds, Model>(
  stage: Stage<Needs, Adds, Model>,
  rows: readonly Needs[],
  seed = 1,
): Promise<Model> {
  async function* each() {
    yield* rows;
  }
  return stage.fit!(each(), { seed, asOf });
}

/** Agreement of two partitions, 1 for equal ones, about 0 for chance. Hubert & Arabie 1985, eq. 5. */
export function adjustedRandIndex(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const sumPairs = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);
  };
  const both = sumPairs(a.map((one, i) => `${one} ${b[i]}`));
  const [inA, inB] = [sumPairs(a.map(String)), sumPairs(b.map(String))];
  const expected = (inA * inB) / pairs(a.length);
  return (both - expected) / ((inA + inB) / 2 - expected);
}
