/**
 * How questions in plain words are read:  npx tsx benchmarks/quality/plain-words.ts
 *
 * Sets of phrasings, each with the rule it means or the wish to refuse it (models/rules/phrasings): those that the words
 * were tuned on, those kept apart by who wrote the words, and those by somebody who never saw them ("blind"; some mean what no rule
 * can say). What the blind ones gave when they were read for the first time, and the words mended by them since, stands in
 * `results/plain-words-blind.json`. Right: the same rule but for order and brackets, or a refusal where one is wanted.
 * Refused: a rule was wanted, and the question was refused or asked back. Wrong: another rule than the one that is meant, and
 * no question asked. Intervals are Wilson's, of 95 %.
 */

import { wilsonInterval } from "../../models/statistics/wilson.ts";
import { blindWorld, phrasings, readPhrasing, tally } from "../../tests/phrasings.ts";
import { record } from "../record.ts";

const parts = ["tuned", "apart", "blind"] as const;

const figures = Object.fromEntries(
  parts.map((part) => {
    const read = phrasings(part).map((one) => (part === "blind" ? readPhrasing(one, blindWorld) : readPhrasing(one)));
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
