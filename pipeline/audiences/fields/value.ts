/** Fields of what customers buy. */

import type { EventField, Field, NumberField } from "../../../models/rules/fields.ts";
import { minorDigits } from "../../../models/statistics/format.ts";
import type { Member } from "../../types.ts";
import { ordersOver, spendOver, type AskedMember } from "./records.ts";

type Numbers = Omit<NumberField<AskedMember>, "kind">;

const number = (field: Numbers): NumberField<AskedMember> => ({ kind: "number", ...field });

const currency = ({ value }: Member) => value.currency;

/** Major units: 12.5 pounds. Absent without orders. */
function major(minor: number | undefined, { value }: Member): number | undefined {
  return minor === undefined || value.currency === undefined ? undefined : minor / 10 ** minorDigits(value.currency);
}

const hasOrders = ({ value }: Member) => value.currency !== undefined;

const bought: EventField<AskedMember> = {
  kind: "event",
  name: "bought",
  synonyms: ["ordered", "purchased"],
  doc: "Has an order; with `within 90d` one in the last 90 days.",
  daysAgo: ({ value }) => value.recencyDays,
  happened: ({ value }) => value.orders > 0,
  happenedIn: (member, days) => ordersOver(member, { days }) > 0,
  says: ["bought", "have not bought"],
};

const joined: EventField<AskedMember> = {
  kind: "event",
  name: "joined",
  synonyms: ["customer since", "customers since", "registered", "signed up"],
  doc: "Became a customer: the first order, or the day they are known since; with `within 90d` in the last 90 days.",
  daysAgo: ({ value }) => value.tenureDays,
  says: ["became customers", "did not become customers"],
};

/** Money is in units of the customer's own currency; percentiles are taken within a currency. */
export const valueFields: readonly Field<AskedMember>[] = [
  number({
    name: "spend",
    synonyms: ["revenue", "total spend", "spent", "value", "spending"],
    unit: "money",
    doc: "Paid minus refunded, in the currency of most orders; absent without orders.",
    number: (member) => major(member.value.spendCents, member),
    currency,
    over: spendOver,
  }),
  number({
    name: "orders",
    things: "orders",
    synonyms: ["order count", "number of orders", "purchases", "bookings", "rentals"],
    unit: "count",
    doc: "Orders neither cancelled nor refunded in full.",
    number: ({ value }) => value.orders,
    over: ordersOver,
  }),
  number({
    name: "average order",
    synonyms: ["average order value", "aov", "basket", "average basket"],
    unit: "money",
    doc: "Spend per order; absent without orders.",
    number: (member) => major(member.value.averageOrderCents, member),
    currency,
  }),
  number({
    name: "recency",
    called: "time since the last order",
    synonyms: ["days since last order", "days since order"],
    unit: "days",
    doc: "Days since the last order; absent without orders.",
    number: ({ value }) => value.recencyDays,
  }),
  number({
    name: "interval",
    called: "time between orders",
    synonyms: ["days between orders", "purchase interval"],
    unit: "days",
    doc: "Median days between orders; absent below two days with orders.",
    number: ({ value }) => value.intervalDays,
  }),
  number({
    name: "tenure",
    called: "time as a customer",
    synonyms: ["customer for", "age as a customer", "known for"],
    unit: "days",
    doc: "Days since the first order, or since the customer is known; absent if neither is dated.",
    number: ({ value }) => value.tenureDays,
  }),
  number({
    name: "discount share",
    synonyms: ["discounts", "discount"],
    unit: "share",
    doc: "Discounts over the undiscounted total; absent without orders.",
    number: (member) => (hasOrders(member) ? member.value.discountShare : undefined),
  }),
  number({
    name: "refund share",
    synonyms: ["refunds", "refunded", "refund rate"],
    unit: "share",
    doc: "Refunded over paid; absent without orders.",
    number: (member) => (hasOrders(member) ? member.value.refundShare : undefined),
  }),
  number({
    name: "spend rank",
    called: "rank by spend",
    synonyms: ["rank"],
    unit: "share",
    doc: "Share of the customers with orders in the same currency who spend less; absent without orders.",
    number: (member) => (hasOrders(member) ? member.value.spendRank : undefined),
  }),
  number({
    name: "alive",
    called: "chance of still being a customer",
    synonyms: [
      "probability alive",
      "alive probability",
      "still alive probability",
      "still a customer",
      "still customers",
    ],
    unit: "share",
    doc: "Probability that the customer has not stopped buying, 0 to 1; of one under contract 1, or 0 once it has ended. Absent where too few bought again to tell.",
    number: ({ value: { lifetime } }) => {
      if (lifetime?.kind === "forecast") return lifetime.alive.value;
      return lifetime?.kind === "contract" ? (lifetime.hasEnded ? 0 : 1) : undefined;
    },
  }),
  number({
    name: "clv",
    called: "expected value of the next 365 days",
    synonyms: ["lifetime value", "customer lifetime value", "expected value", "future value"],
    unit: "money",
    doc: "Worth of the purchases expected within 365 days, discounted; absent where too few bought again to tell.",
    number: (member) => {
      const { lifetime } = member.value;
      const isTold = lifetime?.kind === "forecast" || lifetime?.kind === "contract";
      return isTold ? major(lifetime.clvCents?.value, member) : undefined;
    },
    currency,
  }),
  number({
    name: "expected orders",
    synonyms: ["expected purchases"],
    unit: "count",
    doc: "Purchases expected within 365 days; absent where too few bought again to tell.",
    number: ({ value: { lifetime } }) => (lifetime?.kind === "forecast" ? lifetime.expectedPurchases.value : undefined),
  }),
  ...(["recency", "frequency", "monetary"] as const).map((part) =>
    number({
      name: `${part} score`,
      synonyms: [`rfm ${part}`],
      unit: "count",
      doc: `Quintile of ${part}, 1 to 5, 5 the best; absent without orders.`,
      number: ({ value }) => value.rfm?.[part],
    }),
  ),
  bought,
  joined,
  {
    kind: "column",
    name: "currency",
    synonyms: [],
    doc: "Code of the currency that most orders are in.",
    column: ({ value }) => value.currency,
  },
];
