/** What may mean several things, or what no data tell: asked back, with what can be said in its place. */

import type { Phrase } from "../phrases.ts";

const back = (says: readonly string[], asks: string): Phrase => ({ says, means: "", asks, form: "clause" });

export const askedBack: readonly Phrase[] = [
  back(
    ["not happy|satisfied|pleased|content"],
    'may be unhappy, or neither happy nor unhappy as well: say "unhappy" or "mood below 0.15"',
  ),
  back(
    ["bad|poor|low|good|high|great ratings|rating|scores|score"],
    'of which scale, and from what on? Say "1 star reviews", "NPS below 7", "CSAT at most 2", or "bad reviews" of what is written',
  ),
  back(
    [
      "{is:n} refunds|refund|returns",
      "{is:n} refunded orders|purchases",
      "{is:n} in refunds|returns",
      "{is:money} in refunds|returns",
    ],
    'neither the number nor the amount of refunds is known, but their share of what was paid: "refund share over 20%", "with refunds"',
  ),
  back(
    ["born before|after|in|since|between", "aged", "older|younger than"],
    'wants a column of customers that is a year of birth or an age, and years: "born before 1970", "aged 30 to 40"',
  ),
  back(["best customers?"], 'by what? Say "top 10% by spend", "loyal", "high expected value" or "promoters"'),
  back(["active {window?}"], 'may have bought or written: say "bought in the last 30 days", or "wrote"'),
  back(
    ["recent customers|buyers"],
    'may be new, or have bought lately: say "new customers", or "bought in the last 30 days"',
  ),
  back(
    ["worth {is:money}"],
    'may be what they spent, or what is expected of them: say "spent over €300", or "expected value over €300"',
  ),
  back(
    ["among the? other|others?", "of those|them"],
    'a rank is one among all customers, not among the rest of the question: "top 20 by churn risk" finds those of all',
  ),
];
