/** Segments and figures for people. */

import { pc } from "./colours.ts";
import { correctionInWords } from "../models/attitude/correct.ts";
import { sureCounts } from "../models/attitude/unsure.ts";
import { counted, formatNumber } from "../models/statistics/format.ts";
import { commonReasons } from "../pipeline/common-reasons.ts";
import type { Overview, SegmentSummary, TopicSummary } from "../pipeline/store/results.ts";
import { bar, money, moodText, percent, shortened, table } from "./terminal.ts";

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
    `${pc.bold(`${formatNumber(read)} of ${counted(feedback, "text")} read`)}, ${counted(customers, "customer")}, ${counted(orders, "order")}, as of ${asOf.slice(0, 10)}\n` +
    `${pc.red(`${percent(sure.negative / total)} negative`)} · ${percent(sure.neutral / total)} neutral · ` +
    `${pc.green(`${percent(sure.positive / total)} positive`)}` +
    `${sure.unsure > 0 ? ` · ${percent(sure.unsure / total)} unsure` : ""}` +
    `${anonymous > 0 ? ` · ${formatNumber(anonymous)} by nobody known` : ""}\n` +
    `${joinWarning(overview)}` +
    `${ordersOfNobody > 0 ? `${counted(ordersOfNobody, "order")} without a customer: counted nowhere\n` : ""}` +
    customersLeftOut.map(({ reason, rows }) => `${counted(rows, "customer")} in no segment: ${reason}\n`).join("") +
    `${left > 0 ? `${counted(left, "text")} left out:\n${reasons}` : ""}`
  );
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
    pc.bold(segment.name),
    String(segment.size),
    bar(segment.share, 10),
    moodText(segment.mood, segment.moodLabel),
    money(segment.averageSpendCents, segment.currency),
    segment.silhouette.toFixed(2),
  ]);
  const head = ["", "segment", "customers", "share", "mood", "spend each", "silhouette"];
  return `${table(head, rows, { right: [2, 4, 5, 6] })}\n${segments.map(segmentText).join("")}`;
}

/** One segment in words. */
export function segmentText(segment: SegmentSummary): string {
  const quotes = segment.verbatims.slice(0, 2).map(({ text, customer, correction }) => {
    const said = correction ? ` · ${correctionInWords(correction)}` : "";
    return `   ${pc.dim("“")}${shortened(text, 160)}${pc.dim(`” ${customer}${said}`)}\n`;
  });
  return `\n${pc.bold(`${segment.id} ${segment.name}`)}\n   ${segment.description}\n${quotes.join("")}`;
}

/** The topics of all texts; "" without any. */
function topicsText(topics: readonly TopicSummary[]): string {
  if (topics.length === 0) return "";
  const rows = topics.map(({ id, label, texts, share, mood, verbatims }) => [
    id,
    pc.bold(label),
    String(texts),
    percent(share),
    moodText(mood),
    `“${shortened(verbatims[0]?.text ?? "", 70)}”`,
  ]);
  return `${table(["", "topic", "texts", "share", "mood", "in their words"], rows, { right: [2, 3, 4] })}\n`;
}
