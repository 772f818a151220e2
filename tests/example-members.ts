/** Members for tests: ordinary where nothing else is said. */

import type { Member } from "../pipeline/types.ts";

/** What may be said of a member. */
export interface MemberParts {
  readonly profile?: Partial<NonNullable<Member["profile"]>>;
  readonly value?: Partial<Member["value"]>;
  readonly voice?: Partial<Member["voice"]>;
  readonly segment?: string;
}

/** A member without orders and without texts, in segment s1, changed by the parts given. */
export function exampleMember(customer: string, { profile, value, voice, segment = "s1" }: MemberParts = {}): Member {
  return {
    customer,
    ...(profile && { profile: { id: customer, other: {}, ...profile } }),
    value: {
      orders: 0,
      spendCents: 0,
      discountShare: 0,
      refundShare: 0,
      otherSpend: [],
      laterOrders: 0,
      spendRank: 0,
      ...value,
    },
    voice: {
      texts: 0,
      months: [],
      topics: [],
      emotions: {},
      intents: {},
      channels: {},
      conversations: {
        total: 0,
        ofSeveralTurns: 0,
        better: 0,
        worse: 0,
        resolved: 0,
        resolvedKnown: 0,
        resolvedButNegative: 0,
        latest: [],
      },
      laterTexts: 0,
      ...voice,
    },
    features: [],
    segment: { id: segment, distance: 0, silhouette: 0, reasons: [] },
  };
}

/** Spend in pounds, with the orders that it takes. */
export function spends(pounds: number): Partial<Member["value"]> {
  return { orders: 2, currency: "GBP", spendCents: pounds * 100, recencyDays: 10 };
}

/** A mood over two texts, and a sentence for it. */
export function feels(mood: number, text = "So it is."): Partial<Member["voice"]> {
  const verbatim = { feedback: "f1", start: 0, end: text.length, text, score: mood };
  const label = mood <= -0.15 ? "negative" : mood >= 0.15 ? "positive" : "neutral";
  const side = mood < 0 ? { worst: verbatim } : { best: verbatim };
  return { texts: 2, mood, label, lastWroteDays: 5, latest: verbatim, ...side };
}
