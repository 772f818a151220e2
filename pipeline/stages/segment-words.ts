/** A segment in one paragraph: every statement is one of its figures. */

import { formatInUnit, formatMoney, formatNumber, formatScore, formatShare } from "../../models/statistics/format.ts";
import { areDivided, moodLabel } from "../../models/attitude/mood.ts";
import type { Described } from "../types.ts";
import type { SegmentFigures } from "./segment-figures.ts";

type Known = Omit<Described, "description">;

/** What the paragraph compares with: means over all other customers. */
export interface WordsOptions {
  readonly figures: SegmentFigures;
  readonly others?: {
    readonly mood?: number;
    readonly spend: readonly { readonly currency: string; readonly averageCents: number }[];
  };
}

const mostTraits = 3;
const leastTopicShare = 0.1;

/** Size, spend, mood, topics, and what else sets the segment apart. */
export function describeInWords(segment: Known, options: WordsOptions): string {
  const sentences = [
    sizeSentence(segment),
    spendSentence(segment, options),
    moodSentence(segment, options),
    topicSentence(segment),
    traitSentence(segment),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function customers(n: number): string {
  return n === 1 ? "1 customer" : `${formatNumber(n)} customers`;
}

function sizeSentence({ size, share }: Known): string {
  return `${customers(size)}, ${formatShare(share)} of all.`;
}

/** The currencies that are told one by one. */
const mostCurrencies = 3;

function spendSentence({ spends = [], size }: Known, { others }: WordsOptions): string {
  if (spends.length === 0) return "None of them has ordered.";
  const parts = spends.slice(0, mostCurrencies).map(({ currency, customers, averageSpendCents }, i) => {
    const rest = others?.spend.find((one) => one.currency === currency);
    const many = formatNumber(customers);
    const who =
      customers === size
        ? "They"
        : spends.length === 1
          ? `The ${many} who ordered`
          : `${i === 0 ? "The" : "the"} ${many} who buy${customers === 1 ? "s" : ""} mostly in ${currency}`;
    const average = `${who} spent ${formatMoney(Math.round(averageSpendCents), currency)} on average`;
    return rest ? `${average}, the others ${formatMoney(Math.round(rest.averageCents), currency)}` : average;
  });
  const more = spends.slice(mostCurrencies);
  const buyers = more.reduce((sum, { customers }) => sum + customers, 0);
  if (buyers > 0) parts.push(`${customers(buyers)} in ${more.map(({ currency }) => currency).join(", ")}`);
  return `${parts.join("; ")}.`;
}

function moodSentence({ mood, size }: Known, { figures, others }: WordsOptions): string {
  if (mood === undefined) return "None of them has written.";
  const who = figures.writers === size ? "" : `${formatNumber(figures.writers)} of them wrote. `;
  const against = others?.mood === undefined ? "" : `, that of the others ${formatScore(others.mood)}`;
  const negative = `${formatShare(figures.negativeTexts / figures.texts)} of their texts are negative`;
  const mean = `${formatScore(mood)}${against}`;
  const { moods } = figures;
  if (!areDivided(moods)) return `${who}Their mood is ${moodLabel(mood)} (${mean}); ${negative}.`;
  const part = (count: number) => formatShare(count / (moods.negative + moods.neutral + moods.positive));
  return `${who}Their moods are divided: ${part(moods.negative)} are unhappy and ${part(moods.positive)} happy (mean ${mean}); ${negative}.`;
}

function topicSentence({ topics }: Known): string {
  const main = topics.filter(({ share }) => share >= leastTopicShare).slice(0, 3);
  const parts = main.map(({ label, share, mood }, i) => {
    const part = `${formatShare(share)}${i === 0 ? " of their texts" : ""}`;
    return `${label} (${part}, mood ${formatScore(mood)})`;
  });
  return parts.length > 0 ? `They write about ${list(parts)}.` : "";
}

/** What the sentences before have not said. */
function traitSentence({ traits }: Known): string {
  const said = new Set(["Spend", "Mood", "Negative texts"]);
  const rest = traits.filter(({ feature, group }) => !said.has(feature) && group !== "topics");
  const parts = rest
    .map((trait) => ({ trait, own: formatInUnit(trait.mean, trait), others: formatInUnit(trait.othersMean, trait) }))
    // "Under 1% (others under 1%)" tells nothing.
    .filter(({ own, others }) => own !== others)
    .slice(0, mostTraits)
    .map(({ trait, own, others }) => `${trait.feature.toLowerCase()} ${own} (others ${others})`);
  return parts.length > 0 ? `What else sets them apart: ${list(parts)}.` : "";
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
