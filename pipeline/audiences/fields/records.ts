/** What can be said of one text and of one order, for rules that count them. */

import { createHash } from "node:crypto";
import { intents } from "../../../models/attitude/intents.ts";
import { moodLabels } from "../../../models/attitude/mood-labels.ts";
import { isWithin } from "../../../models/rules/day-range.ts";
import { createFields, type Fields, type Named, type NumberField, type Part } from "../../../models/rules/fields.ts";
import { minorDigits } from "../../../models/statistics/format.ts";
import { channels } from "../../channels.ts";
import type { Channel, Member, MoodLabel, Rating } from "../../types.ts";

/** One text of a customer, as far as rules ask for it. Of one that could not be read, what stood beside it. */
export interface TextRecord {
  /** Number of its day, 1970-01-01 being 0; absent where it has no date. */
  readonly day?: number;
  readonly mood?: number;
  readonly label?: MoodLabel;
  readonly intent?: string;
  readonly channel?: Channel;
  /** Ids. */
  readonly topics: readonly string[];
  readonly rating?: Rating;
  readonly language?: string;
  /** Empty where it was not read. */
  readonly body: string;
  /** Of an answer on a form with several: the place of the first of them among the customer's texts. */
  readonly response?: number;
}

/** One order of a customer that counts: neither cancelled nor refunded in full. */
export interface OrderRecord {
  readonly day?: number;
  /** Paid and not refunded, in minor units of `currency`. */
  readonly paidCents: number;
  readonly currency: string;
  readonly items: readonly string[];
  readonly isDiscounted: boolean;
  /** No purchase, but money that went back: it counts in the spend only. */
  readonly isCreditOnly: boolean;
}

/** A member with the texts and orders behind the figures, where a rule asks for them: until the day that is looked back from. */
export type AskedMember = Member & {
  readonly records?: { readonly texts: readonly TextRecord[]; readonly orders: readonly OrderRecord[] };
};

const named = (names: readonly string[]): Named[] => names.map((name) => ({ id: name, name }));

/** A text as words are looked for in it: lower case, signs as blanks, a blank at both ends. */
export function searchable(text: string): string {
  return ` ${(
    text
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(" ")} `;
}

/** The least cosine of a sentence to a phrase that it is said to mean. */
export const leastCosine = 0.5;

/** Stands for a text in what is found by its meaning: its words, as they are searched for. */
export function textKey(body: string): string {
  return createHash("md5").update(searchable(body)).digest("hex");
}

/** Whether a text holds whole words, one after the other; case and signs do not count. */
export function holdsWords(text: string, words: string): boolean {
  return searchable(text).includes(searchable(words));
}

const rating = (name: Rating["scale"], doc: string): NumberField<TextRecord> => ({
  kind: "number",
  name,
  synonyms: [],
  unit: "count",
  doc,
  number: ({ rating: given }) => (given?.scale === name ? given.value : undefined),
});

/** Fields of a text, given the topics that were found. */
export function textFields(topics: readonly Named[]): Fields<TextRecord> {
  return createFields<TextRecord>([
    {
      kind: "number",
      name: "mood",
      synonyms: ["sentiment"],
      unit: "score",
      doc: 'Mood of the text, -1 to 1; "mood = negative" is how it was read.',
      number: ({ mood }) => mood,
      labels: { known: moodLabels, label: ({ label }) => label },
    },
    {
      kind: "names",
      name: "intent",
      synonyms: [],
      doc: `What the text is for: ${intents.join(", ")}.`,
      known: named(intents),
      names: ({ intent }) => (intent === undefined ? [] : [{ id: intent }]),
      says: ["of the intent", "not of the intent"],
    },
    {
      kind: "names",
      name: "topic",
      synonyms: [],
      doc: "Topics of the text.",
      known: topics,
      names: ({ topics: ids }) => ids.map((id) => ({ id })),
      says: ["about", "not about"],
    },
    {
      kind: "names",
      name: "channel",
      synonyms: [],
      doc: `Where the text came in: ${channels.join(", ")}.`,
      known: named(channels),
      names: ({ channel }) => (channel === undefined ? [] : [{ id: channel }]),
      says: ["by", "not by"],
    },
    rating("stars", "Stars given with the text."),
    rating("nps", "Net promoter score given with the text, 0 to 10."),
    rating("csat", "Satisfaction given with the text."),
    {
      kind: "column",
      name: "language",
      synonyms: [],
      doc: "Language of the text, ISO 639-1.",
      column: ({ language }) => language,
    },
    {
      kind: "search",
      name: "says",
      synonyms: [],
      doc: "Words of the text, one after the other; case and signs do not count.",
      finds: ({ body }, words) => holdsWords(body, words),
      words: ({ body }) => searchable(body),
      says: ["saying", "not saying"],
    },
    {
      kind: "meaning",
      name: "text like",
      synonyms: ["like"],
      doc: "A sentence of the text means about the same, in whatever words.",
      keys: ({ body }) => [textKey(body)],
    },
  ]);
}

/** Fields of an order. */
export function orderFields(items: readonly string[]): Fields<OrderRecord> {
  return createFields<OrderRecord>([
    {
      kind: "number",
      name: "total",
      synonyms: ["order total"],
      unit: "money",
      doc: "Paid and not refunded, in the order's currency.",
      number: ({ paidCents, currency }) => paidCents / 10 ** minorDigits(currency),
      currency: ({ currency }) => currency,
    },
    {
      kind: "search",
      name: "item",
      synonyms: ["product"],
      doc: "What was ordered: words of the name of one of its items.",
      known: named(items),
      words: ({ items: own }) => own.map(searchable).join("\n"),
      finds: ({ items: own }, words) => own.some((item) => holdsWords(item, words)),
      says: ["with the item", "without the item"],
    },
    {
      kind: "flag",
      name: "discounted",
      synonyms: [],
      doc: "Whether there was a discount.",
      flag: ({ isDiscounted }) => isDiscounted,
    },
  ]);
}

/** Mean mood of the texts of some days, or on some topics, every text that was read alike; undefined of none. */
export function moodOver({ records }: AskedMember, { days, topics }: Part): number | undefined {
  const moods = (records?.texts ?? [])
    .filter(({ day }) => !days || isWithin(day, days))
    .filter((text) => !topics || topics.some((id) => text.topics.includes(id)))
    .flatMap(({ mood }) => mood ?? []);
  // To 9 digits, as the database compares it: sums in another order may differ after them.
  return moods.length === 0 ? undefined : Math.round((moods.reduce((a, b) => a + b) / moods.length) * 1e9) / 1e9;
}

/** Texts of some days, or on some topics; answers on one form are one. */
export function textsOver({ records }: AskedMember, { days, topics }: Part): number {
  const counted = (records?.texts ?? []).flatMap((text, place) => {
    const fits = (!days || isWithin(text.day, days)) && (!topics || topics.some((id) => text.topics.includes(id)));
    return fits ? [text.response ?? place] : [];
  });
  return new Set(counted).size;
}

/** Orders of some days. */
export function ordersOver({ records }: AskedMember, { days }: Part): number {
  return (records?.orders ?? []).filter((order) => !order.isCreditOnly && (!days || isWithin(order.day, days))).length;
}

/** Spend of some days in the customer's currency, in major units; undefined of those who have none. */
export function spendOver({ records, value: { currency } }: AskedMember, { days }: Part): number | undefined {
  if (currency === undefined) return undefined;
  const own = (records?.orders ?? []).filter((order) => order.currency === currency);
  const cents = own
    .filter((order) => !days || isWithin(order.day, days))
    .reduce((sum, order) => sum + order.paidCents, 0);
  return cents / 10 ** minorDigits(currency);
}
