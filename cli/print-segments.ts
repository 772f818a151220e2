/** Segments and figures for people. */

import { pc } from "./colours.ts";
import type { Overview, SegmentSummary } from "../pipeline/store/results.ts";
import { bar, money, moodText, percent, shortened, table } from "./terminal.ts";

/** What was read, in a few lines. */
export function overviewText(overview: Overview): string {
  const { feedback, read, rejections, customers, orders, anonymous, ordersOfNobody, customersLeftOut, moods, asOf } =
    overview;
  const total = Math.max(1, read);
  const left = feedback - read;
  const reasons = rejections
    .slice(0, 5)
    .map(({ reason, rows }) => `  ${rows} × ${reason}\n`)
    .join("");
  return (
    `${pc.bold(`${read} of ${feedback} texts read`)}, ${customers} customers, ${orders} orders, as of ${asOf.slice(0, 10)}\n` +
    `${pc.red(`${percent(moods.negative / total)} negative`)} · ${percent(moods.neutral / total)} neutral · ` +
    `${pc.green(`${percent(moods.positive / total)} positive`)}` +
    `${anonymous > 0 ? ` · ${anonymous} by nobody known` : ""}\n` +
    `${ordersOfNobody > 0 ? `${ordersOfNobody} orders name no customer and count nowhere\n` : ""}` +
    customersLeftOut.map(({ reason, rows }) => `${rows} customers in no segment: ${reason}\n`).join("") +
    `${left > 0 ? `${left} left out:\n${reasons}` : ""}`
  );
}

/** The table of segments, and for each what distinguishes it with a sentence that proves it. */
export function segmentsText(segments: readonly SegmentSummary[]): string {
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
  const quotes = segment.verbatims
    .slice(0, 2)
    .map(({ text, customer }) => `   ${pc.dim("“")}${shortened(text, 160)}${pc.dim(`” ${customer}`)}\n`);
  return `\n${pc.bold(`${segment.id} ${segment.name}`)}\n   ${segment.description}\n${quotes.join("")}`;
}
