/** What rules ask of a customer's texts and orders. */

import { dayNumber, lookBack } from "../../models/days.ts";
import { isRefundedInFull, paid } from "../../models/value/orders.ts";
import type { AskedMember, OrderRecord, TextRecord } from "./fields/records.ts";
import type { OwnText } from "./quotes.ts";
import { responsesOf } from "../stages/contacts.ts";
import type { KnownCustomer, Order, ReadFeedback, UnreadText } from "../types.ts";

/** A customer with texts and orders until the end of the day `asOf`; as `value` and `voice` count them. */
export function askedMember(
  { feedback, orders, replies: _replies, unread = [], ...member }: KnownCustomer,
  asOf: string | undefined,
): AskedMember {
  const includes = asOf === undefined ? () => true : lookBack(asOf).includes;
  const isBefore = ({ at }: { readonly at?: string }) => at === undefined || includes(at);
  const read = ownTexts(feedback, asOf).map(({ text }) => text);
  const others = unread.filter(isBefore);
  const places = responsesOf([...read, ...others]);
  const texts = [
    ...read.map((text, at) => textRecord(text, places[at]!)),
    ...others.map((text, at) => unreadRecord(text, places[read.length + at]!)),
  ];
  const counted = orders.filter((order) => order.status !== "cancelled" && isBefore(order));
  return { ...member, records: { texts, orders: counted.flatMap(orderRecord) } };
}

/** The texts of a customer that count until the end of the day `asOf`, each as it was read and as rules see it. */
export function ownTexts(feedback: readonly ReadFeedback[], asOf: string | undefined): readonly OwnText[] {
  const includes = asOf === undefined ? () => true : lookBack(asOf).includes;
  const own = feedback.filter(({ speaker, at }) => speaker === "customer" && (at === undefined || includes(at)));
  const responses = responsesOf(own);
  return own.map((text, place) => ({ text, record: textRecord(text, responses[place]!) }));
}

const dayOf = (at: string | undefined) => {
  const day = at === undefined ? NaN : dayNumber(at);
  return Number.isNaN(day) ? {} : { day };
};

function textRecord(text: ReadFeedback, response: number): TextRecord {
  const { at, mood, intent, channel, topics, rating, detectedLanguage, body } = text;
  return {
    ...dayOf(at),
    mood: mood.score,
    label: mood.label,
    intent: intent.label,
    ...(channel && { channel }),
    topics: topics.filter(({ share }) => share > 0).map(({ id }) => id),
    ...(rating && { rating }),
    language: detectedLanguage,
    body,
    ...(text.response !== undefined && { response }),
  };
}

/** Of a text that could not be read, what is known all the same. */
function unreadRecord({ at, channel, rating, response: form }: UnreadText, response: number): TextRecord {
  return {
    ...dayOf(at),
    ...(channel && { channel }),
    topics: [],
    ...(rating && { rating }),
    body: "",
    ...(form !== undefined && { response }),
  };
}

/** What went back in full is no order and no spend; a credit note is no order, but lowers the spend. */
function orderRecord(order: Order): readonly OrderRecord[] {
  if (order.totalCents >= 0 && isRefundedInFull(order)) return [];
  return [
    {
      ...dayOf(order.at),
      paidCents: paid(order),
      currency: order.currency,
      items: order.items.map(({ name }) => name),
      isDiscounted: order.discountCents > 0,
      isCreditOnly: order.totalCents < 0,
    },
  ];
}
