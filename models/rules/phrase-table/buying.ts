/** Phrases of what customers buy. */

import type { Phrase } from "../phrases.ts";

const bought = "bought|buy|ordered|order|purchased|purchase";
const times = "times|orders|time|order|purchases?";

const adjective = (says: readonly string[], means: string): Phrase => ({ says, means, form: "adjective" });
const noun = (says: readonly string[], means: string): Phrase => ({ says, means, form: "noun" });
const clause = (says: readonly string[], means: string): Phrase => ({ says, means, form: "clause" });

export const buyingPhrases: readonly Phrase[] = [
  noun(["big|top|heavy|high spenders|spender|buyers|buyer", "best|vip|top|key", "vips|whales"], "spend >= p80"),
  adjective(["high value|spending|spend|revenue", "valuable|lucrative|big", "highest value"], "spend >= p80"),
  adjective(["low value|spending|spend|revenue", "lowest value"], "spend <= p20"),
  noun(["small|low|light spenders|spender|buyers|buyer"], "spend <= p20"),
  noun(["top {top}", "best {top}"], "spend >= p{top}"),
  noun(["bottom|lowest {percent}"], "spend <= p{percent}"),
  adjective(["loyal|faithful"], "frequency score >= 4"),
  noun(["regulars", "frequent buyers|shoppers|customers?"], "frequency score >= 4"),
  noun(["repeat|returning buyers|customers|shoppers?"], "orders >= 2"),
  noun(["one time|off buyers|customers|shoppers?", "single order buyers|customers?"], "orders = 1"),
  adjective(["new|newly acquired?"], "tenure <= 90d"),
  noun(["newcomers|newcomer"], "tenure <= 90d"),
  adjective(["long standing|term|time", "longstanding"], "tenure >= 365d"),
  clause(["customers|customer|clients for over|more|at than|least? {days}"], "tenure >= {days}"),
  clause(
    ["with|had|got refunds|refund|returns", "refunded", "returned|return something|anything?", "got a? refund|refunds"],
    "refund share > 0%",
  ),
  clause(["without|no refunds|refund|returns", "never returned anything?"], "not refund share > 0%"),
  clause(["without|no discounts|discount"], "not discount share > 0%"),
  clause(["many|frequent|high refunds|returns", "serial|frequent returners"], "refund share >= 20%"),
  noun(["discount|bargain|deal hunters|hunter|seekers|shoppers"], "discount share >= 10%"),
  clause(["with|got discounts|discount", "used|use a? discount|discounts|code|codes"], "discount share > 0%"),
  clause(
    [`${bought} at least {n} ${times}`, `{n} or more ${times}`, `${bought} {n} or more ${times}`],
    "orders >= {n}",
  ),
  clause([`${bought} {n} ${times} or more`, `at least {n} orders|purchases`], "orders >= {n}"),
  clause([`${bought} more than {n} ${times}`, `more than {n} orders|purchases`], "orders > {n}"),
  clause([`${bought} fewer|less than {n} ${times}`, `fewer|less than {n} orders|purchases`], "orders < {n}"),
  clause([`${bought} at most {n} ${times}`, `at most {n} orders|purchases`], "orders <= {n}"),
  clause([`${bought} exactly|only|just? {n} ${times}`, `{n} orders|purchases|order`], "orders = {n}"),
  clause(
    [
      `${bought} anything|something? in|within|during the? last|past? {days}`,
      "active in|within the? last|past? {days}",
    ],
    "bought within {days}",
  ),
  clause(
    [
      `not|never ${bought} anything|something? for|in|within|since over|the? last|past? {days}`,
      "inactive|lapsed|dormant for|in|since the? last|past? {days}",
      "no orders|order|purchases for|in|within the? last|past? {days}",
    ],
    "not bought within {days}",
  ),
  clause(["stopped buying|ordering|purchasing", "lapsed|dormant|inactive"], "bought and not bought within 180d"),
  clause([`never ${bought} anything?`, "without|no orders|order|purchases"], "not bought"),
  clause([`${bought} anything|something?`, "with orders"], "bought"),
  noun(["buyers|buyer|purchasers"], "bought"),
  clause(["spent|spend|spending at least {money}", "spent|spend {money} or more"], "spend >= {money}"),
  clause(["spent|spend|spending more than {money}", "spent|spend|spending over|above {money}"], "spend > {money}"),
  clause(["spent|spend|spending less than {money}", "spent|spend|spending under|below {money}"], "spend < {money}"),
  clause(["spent|spend|spending at most {money}"], "spend <= {money}"),
];
