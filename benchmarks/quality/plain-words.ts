/**
 * How questions in plain words are read:  npx tsx benchmarks/quality/plain-words.ts
 *
 * Two sets of phrasings, each with the rule it means or the wish to refuse it (models/rules/phrasings): those that the words
 * were tuned on, and those kept apart. Right: the same rule but for order and brackets, or a refusal where one is wanted.
 * Refused: a rule was wanted, and the question was refused or asked back. Wrong: another rule than the one that is meant, and
 * no question asked. Intervals are Wilson's, of 95 %.
 */

import { wilsonInterval } from "../../models/statistics/wilson.ts";
import { phrasings, readPhrasing, tally } from "../../tests/phrasings.ts";
import { record } from "../record.ts";

const parts = ["tuned", "apart"] as const;

const figures = Object.fromEntries(
  parts.map((part) => {
    const read = phrasings(part).map(readPhrasing);
    const { all, right, refused, wrong } = tally(read);
    const share = (count: number) => Number((count / all).toFixed(4));
    const [low, high] = wilsonInterval(right, all);
    return [
      part,
      {
        phrasings: all,
        right: share(right),
        low: Number(low.toFixed(3)),
        high: Number(high.toFixed(3)),
        refused: share(refused),
        wrong: share(wrong),
      },
    ];
  }),
);

await record("plain-words", figures);
