/** Phrases of what customers buy. What they order, how often and when is read by `words/activities.ts`. */

import type { Phrase } from "../phrases.ts";

const adjective = (says: readonly string[], means: string): Phrase => ({ says, means, form: "adjective" });
const noun = (says: readonly string[], means: string): Phrase => ({ says, means, form: "noun" });
const clause = (says: readonly string[], means: string): Phrase => ({ says, means, form: "clause" });

const spent = "spent|spend|spends|spending|paid";

export const buyingPhrases: readonly Phrase[] = [
  noun(
    [
      "big|biggest|top|heavy|high|highest spenders|spender|buyers|buyer",
      "vip|top|key",
      "vips|vip|whales",
      "most valuable",
    ],
    "spend >= p80",
  ),
  adjective(["high value|spending|spend|revenue", "valuable|lucrative|big", "highest value"], "spend >= p80"),
  adjective(["low value|spending|spend|revenue", "lowest value"], "spend <= p20"),
  noun(["small|low|light spenders|spender|buyers|buyer"], "spend <= p20"),
  noun(["top {top} spenders|buyers|customers?", "best {top} customers?"], "spend >= p{top}"),
  noun(["bottom|lowest {percent}"], "spend <= p{percent}"),
  noun(
    [
      "top|best {n} spenders|buyers|customers|clients",
      "{n} top|best|biggest|highest spenders|buyers|customers|clients?",
      "{n} most valuable",
    ],
    "spend in top {n}",
  ),
  adjective(["loyal|faithful"], "frequency score >= 4"),
  noun(["regulars", "frequent buyers|shoppers|customers|clients"], "frequency score >= 4"),
  noun(["repeat|returning buyers|customers|shoppers|clients"], "orders >= 2"),
  noun(["one time|off buyers|customers|shoppers", "single order buyers|customers?"], "orders = 1"),
  clause(
    [
      "never|not came|come|returned back? after the|their? first order|purchase",
      "never|not bought|ordered again",
      "never|not came|come back to? buy|order?",
    ],
    "orders = 1",
  ),
  clause(["spent|spend|bought|ordered nothing {window?}", "nothing bought|ordered {window?}"], "not bought {window}"),
  noun(["non buyers|customers"], "not bought"),
  clause(["still buy|buys|buying|order|orders|ordering|purchasing|purchase"], "bought within 180d"),
  adjective(["new|newly acquired?"], "tenure <= 90d"),
  clause(["new|newly acquired? customers|customer|clients|buyers|members|people? {window}"], "joined {window}"),
  clause(
    [
      "first time buyers|buyer|customers|shoppers {window}",
      "first order|purchase was|is? {window}",
      "first bought|ordered|purchased {window}",
      "bought|ordered|purchased for the first time {window}",
    ],
    "bought {window} and not bought before {start}",
  ),
  noun(["newcomers|newcomer"], "tenure <= 90d"),
  adjective(["long standing|term|time", "longstanding"], "tenure >= 365d"),
  clause(
    [
      "joined|registered|registering us? {window}",
      "signed up {window}",
      "became|become a? customers|customer|clients|client {window}",
      "customers|customer|clients|client|members|member {since}",
    ],
    "joined {window}",
  ),
  clause(["customers|customer|clients|client for {is:days}", "been with us for {is:days}"], "tenure {is:days}"),
  clause(
    [
      "with|had|got refunds|refund|returns",
      "refunded",
      "returned|return something|anything?",
      "got|had a? refund|refunds",
    ],
    "refund share > 0%",
  ),
  clause(["without|no refunds|refund|returns", "never returned anything?"], "not refund share > 0%"),
  clause(["without|no discounts|discount"], "not discount share > 0%"),
  clause(
    ["many|frequent|high refunds|returns", "with many refunds|returns", "serial|frequent returners"],
    "refund share >= 20%",
  ),
  noun(["discount|bargain|deal hunters|hunter|seekers|shoppers"], "discount share >= 10%"),
  clause(
    ["with|got discounts|discount", "used|use|using a? discount|discounts code|codes?", "used|use|using a? code|codes"],
    "discount share > 0%",
  ),
  clause(
    ["inactive|lapsed|dormant {window}", "stopped buying|ordering|purchasing {window}"],
    "bought and not bought {window}",
  ),
  clause(
    [
      "stopped|quit buying|ordering|purchasing",
      "no longer|more buy|order|bought",
      "lapsed|dormant|inactive",
      "churned buyers",
    ],
    "bought and not bought within 180d",
  ),
  clause(["with orders"], "bought"),
  noun(["buyers|buyer|purchasers"], "bought"),
  clause(
    ["last|latest|most recent? order|purchase was? {is:days} ago", "last bought|ordered|purchased {is:days} ago"],
    "recency {is:days}",
  ),
  clause(
    [`${spent} {is:money} in|over total|all|lifetime`, "{is:money} lifetime|overall", "{is:money} in total"],
    "spend {is:money}",
  ),
  clause(
    ["a|an|one|single? order|orders|purchase|purchases of|for|worth? {is:price} {window?}"],
    "count(total {is:money}) {window} >= 1",
  ),
  clause(["{top} who spend|spent|pay the? most"], "spend >= p{top}"),
  clause(["{n} who spend|spent|pay the? most"], "spend in top {n}"),
  clause(["{top} who buy|order|bought|ordered the? most often?"], "orders >= p{top}"),
  clause(["{n} who buy|order|bought|ordered the? most often?"], "orders in top {n}"),
  clause(
    [
      "used|use|using a? discount|voucher|coupon code? {window}",
      "bought|ordered|purchased with|using a? discount|voucher|coupon {window?}",
    ],
    "count(discounted) {window} >= 1",
  ),
  clause(["{is:n} discounted orders|order|purchases {window?}"], "count(discounted) {window} {is:n}"),
  clause(["pay|pays|paying|paid|buy|buys|buying|order|orders in|with {currency}"], "currency = {currency}"),
  clause([`${spent} {is:money} {window?}`, `${spent} {window} {is:money}`], "spend {window} {is:money}"),
];
