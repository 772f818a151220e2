/** Segments and figures for people. */

import type { ClusterModel } from "../models/clusters/find-segments.ts";
import { pc } from "./colours.ts";
import { correctionInWords } from "../models/attitude/correct.ts";
import { areDivided, moodBorders } from "../models/attitude/mood.ts";
import { sureCounts } from "../models/attitude/unsure.ts";
import { counted, formatNumber } from "../models/statistics/format.ts";
import { lineageInWords } from "../pipeline/about-segments.ts";
import { changeInWords, unplacedInWords, type AboutTopics } from "../pipeline/about-topics.ts";
import { commonReasons } from "../pipeline/common-reasons.ts";
import { lifetimesWords } from "../pipeline/lifetime-words.ts";
import {
  negativeTexts,
  spendsIn,
  type Overview,
  type SegmentSummary,
  type TopicSummary,
} from "../pipeline/store/results.ts";
import { topicNews } from "../pipeline/topic-news.ts";
import { isFollowed, protectedWords } from "../pipeline/summarise-protected.ts";
import { bar, money, moodText, percent, shortened, table } from "./terminal.ts";

const moodLegend =
  `Mood: the mean of its customers' moods, each the mean score of their texts, -1 to 1: ${moodBorders};\n` +
  "divided where more than a quarter are negative and more than a quarter positive\n";

const foundLegend = "Found again: overlap with the segment most like it in 50 subsamples, and where 95 of 100 lie\n";

const topicsLegend =
  "Share: a text may be on several topics in part. Texts: those mostly about the topic, and how many of them are negative\n" +
  "Unhappiness: of all mood below 0, the part that falls to the topic\n";

/** How to read several currencies; "" where there is one. */
function spendLegend(segments: readonly SegmentSummary[]): string {
  const currencies = new Set(segments.flatMap((segment) => spendsIn(segment).map(({ currency }) => currency)));
  if (currencies.size < 2) return "";
  return "Spend each: by currency, × those who buy mostly in it; nothing is converted or added\n";
}

/** What was read, in a few lines. */
export function overviewText(overview: Overview): string {
  const { feedback, read, rejections, customers, orders, anonymous, ordersOfNobody, customersLeftOut, moods, asOf } =
    overview;
  const total = Math.max(1, read);
  const sure = sureCounts(moods, overview.unsure);
  const left = feedback - read;
  const reasons = commonReasons(rejections)
    .map(({ reason, rows }) => `  ${formatNumber(rows)} × ${reason}\n`)
    .join("");
  return (
    `${pc.bold(`${formatNumber(read)} of ${counted(feedback, "text")} read`)}, ${counted(customers, "customer")}, ${counted(orders, "order")}, ${asOf === undefined ? "no dates" : `as of ${asOf.slice(0, 10)}`}\n` +
    `Of the texts ${pc.red(`${percent(sure.negative / total)} negative`)} · ${percent(sure.neutral / total)} neutral · ` +
    `${pc.green(`${percent(sure.positive / total)} positive`)}` +
    `${sure.unsure > 0 ? ` · ${percent(sure.unsure / total)} unsure` : ""}` +
    `${anonymous > 0 ? ` · ${formatNumber(anonymous)} by nobody known` : ""}\n` +
    `${joinWarning(overview)}` +
    lifetimesWords(overview.lifetimes ?? { currencies: [] })
      .map((line) => `${line}\n`)
      .join("") +
    (overview.protectedColumns ?? [])
      .map((found) => `${isFollowed(found) ? pc.yellow(protectedWords(found)) : protectedWords(found)}\n`)
      .join("") +
    `${ordersOfNobody > 0 ? `${counted(ordersOfNobody, "order")} without a customer: counted nowhere\n` : ""}` +
    customersLeftOut.map(({ reason, rows }) => `${counted(rows, "customer")} in no segment: ${reason}\n`).join("") +
    `${left > 0 ? `${counted(left, "text")} left out:\n${reasons}` : ""}` +
    placedText(overview) +
    choiceText(overview)
  );
}

/** That topics and segments are those of before, where they are. */
function placedText({ learnedFrom, feedback }: Overview): string {
  const learned = learnedFrom?.topics;
  const placed = feedback - (learned?.rows.feedback ?? feedback);
  if (placed <= 0) return "";
  return pc.dim(
    `Topics and segments as learned from ${counted(learned!.rows.feedback, "text")}; ${formatNumber(placed)} placed in them since (--relearn learns anew)\n`,
  );
}

/** Why there are so many segments, and which can hardly be told apart. */
function choiceText({ clustering }: Overview): string {
  const { reason, close = [] } = (clustering ?? {}) as Partial<ClusterModel>;
  return `${reason === undefined ? "" : `${reason}\n`}${close.map(({ sentence }) => pc.yellow(`${sentence}\n`)).join("")}`;
}

/** Writers who hardly ever buy mean that two exports name the same people differently. */
function joinWarning({ writers, buyers, writersWhoBought }: Overview): string {
  const least = Math.min(writers, buyers);
  if (least === 0 || writersWhoBought >= least / 10) return "";
  const found = `Of ${counted(writers, "customer")} who wrote and ${buyers} who bought, ${writersWhoBought} did both`;
  return `${pc.yellow(`${found}: do the exports name customers alike? A file with ids and e-mails (--customers) joins them`)}\n`;
}

/** The table of segments, and for each what distinguishes it with a sentence that proves it. */
export function segmentsText(segments: readonly SegmentSummary[], topics: readonly TopicSummary[] = []): string {
  if (segments.length === 0) {
    return `${topicsText(topics)}${pc.yellow("No segments: no text and no order names a customer. --map customer=COLUMN says which column does")}\n`;
  }
  const rows = segments.map((segment) => [
    segment.id,
    `${pc.bold(segment.name)}${segment.caution === undefined ? "" : `\n${pc.yellow(segment.caution)}`}`,
    String(segment.size),
    bar(segment.share, 10),
    `${moodText(segment.mood, segment.moodLabel)}${segment.moods && areDivided(segment.moods) ? pc.dim(" divided") : ""}`,
    spendEach(segment),
    segment.silhouette.toFixed(2),
    stabilityText(segment),
  ]);
  const head = ["", "segment", "customers", "of all", "mood", "spend each", "silhouette", "found again"];
  return `${table(head, rows, { right: [2, 4, 5, 6, 7] })}\n${pc.dim(`${moodLegend}${foundLegend}${spendLegend(segments)}`)}${segments.map(segmentText).join("")}`;
}

/** How much of a segment is found again in subsamples, with where 95 of 100 of them lie. */
function stabilityText({ stability }: SegmentSummary): string {
  if (!stability) return "–";
  const { jaccard, low, high } = stability;
  return `${percent(jaccard)} (${Math.round(100 * low)}–${Math.round(100 * high)})`;
}

/** The mean of each currency, with its buyers where there are several. */
function spendEach(segment: SegmentSummary): string {
  const spends = spendsIn(segment);
  const each = spends.map(({ averageSpendCents, currency, customers }) => {
    const mean = money(averageSpendCents, currency);
    return spends.length > 1 ? `${mean} × ${formatNumber(customers)}` : mean;
  });
  return each.join("\n") || money(undefined, undefined);
}

/** What became of the segments of before, a line each; of one segment's own where `segment` is its id. */
export function lineageText(
  { aboutSegments }: Overview,
  about: { readonly segments: readonly SegmentSummary[]; readonly segment?: string },
): string {
  const lines = lineageInWords(aboutSegments, about);
  return lines.length === 0
    ? ""
    : `Since segments were learned before\n${lines.map((line) => `  ${line}\n`).join("")}\n`;
}

/** One segment in words. */
export function segmentText(segment: SegmentSummary): string {
  const quotes = segment.verbatims.slice(0, 2).map(({ text, customer, correction }) => {
    const said = correction ? ` · ${correctionInWords(correction)}` : "";
    return `   ${pc.dim("“")}${shortened(text, 160)}${pc.dim(`” ${customer}${said}`)}\n`;
  });
  const care = segment.caution === undefined ? "" : pc.yellow(` (${segment.caution})`);
  return `\n${pc.bold(`${segment.id} ${segment.name}`)}${care}\n   ${segment.description}\n${quotes.join("")}`;
}

/** The topics of all texts, those with the largest share first; "" without any. */
export function topicsText(topics: readonly TopicSummary[], about?: AboutTopics): string {
  if (topics.length === 0) return "";
  const rows = topics.map((topic) => [
    topic.id,
    pc.bold(topic.label),
    `${bar(topic.share, 10)} ${percent(topic.share)}`,
    formatNumber(topic.texts),
    topic.texts > 0 ? `${formatNumber(negativeTexts(topic))} (${percent(topic.negativeShare)})` : pc.dim("–"),
    moodText(topic.mood),
    topic.unhappiness === undefined ? pc.dim("–") : percent(topic.unhappiness),
    topic.verbatims[0] ? `“${shortened(topic.verbatims[0].text, 60)}”` : pc.dim("–"),
  ]);
  const head = ["", "topic", "share of texts", "texts", "negative", "mood", "unhappiness", "in their words"];
  const news = topicNews(topics)
    .map((line) => `${line}\n`)
    .join("");
  return `${table(head, rows, { right: [3, 4, 5, 6] })}\n${pc.dim(topicsLegend)}${news}${about ? aboutText(about) : ""}`;
}

/** The themes, what changed, and what a reader should know, a line each. */
function aboutText({ themes, changes, notes, unplaced, hidden = [] }: AboutTopics): string {
  const themed = themes.map(({ label, topics }) => `${pc.bold(label)}: ${topics.join(", ")}\n`).join("");
  const changed = changes.map((change) => `${changeInWords(change)}\n`).join("");
  const unseen = hidden.map(({ id, label }) => `${id} (${label})`).join(", ");
  const lines = [...(unplaced ? unplacedInWords(unplaced) : []), ...notes];
  return (
    `${unseen && pc.dim(`Hidden: ${unseen}; what is mostly on them counts as on no topic\n`)}` +
    `${themed && `Themes\n${themed}`}${changed && `Since topics were learned before\n${changed}`}` +
    lines.map((line) => pc.yellow(`${line}\n`)).join("")
  );
}
