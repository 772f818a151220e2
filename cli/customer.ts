/** `attune customer`: one profile, and why the customer is in the segment, down to the sentences. */

import { pc } from "./colours.ts";
import { correctionInWords } from "../models/attitude/correct.ts";
import { isUnsure } from "../models/attitude/unsure.ts";
import { counted, formatScore } from "../models/statistics/format.ts";
import { lifetimeWords } from "../pipeline/lifetime-words.ts";
import { explainCustomer } from "../pipeline/explain-customer.ts";
import { findCustomer } from "../pipeline/find-customer.ts";
import { latest, segmentOf, type ShownCustomer } from "../pipeline/look-up.ts";
import type { Verbatim } from "../pipeline/types.ts";
import type { SegmentSummary } from "../pipeline/store/results.ts";
import { UsageError, type Command } from "./command.ts";
import { conversationsText } from "./conversations-text.ts";
import { withStored } from "./session.ts";
import { whyText } from "./why-text.ts";
import { moodText, money, percent, sparkline, table, textMood, shortened } from "./terminal.ts";

const shownTexts = 12;
const monthNames = "January February March April May June July August September October November December".split(" ");

function quote(title: string, verbatim: Verbatim | undefined): string {
  if (!verbatim) return "";
  const said = verbatim.correction && correctionInWords(verbatim.correction);
  const when = [verbatim.at?.slice(0, 10), verbatim.channel, said].filter(Boolean).join(", ");
  return `${title.padEnd(8)} ${moodText(verbatim.score, verbatim.label)} “${shortened(verbatim.text, 300)}” ${pc.dim(when)}\n`;
}

/** What is shown at once, and what only the next run counts. */
function correctionNote({ feedback }: ShownCustomer): string {
  if (!feedback.some(({ correction }) => correction)) return "";
  return `${pc.dim("Corrections show in texts and quotes at once, in means and counts from the next attune analyse on")}\n`;
}

function valueText({ value }: ShownCustomer): string {
  const { orders, spendCents, currency, averageOrderCents, recencyDays, intervalDays, rfm } = value;
  const lifetime = value.lifetime ? `To come  ${lifetimeWords(value.lifetime, currency)}\n` : "";
  if (orders === 0) return `No orders\n${lifetime}`;
  const parts = [
    `${counted(orders, "order")}, ${money(spendCents, currency)} in all`,
    orders > 1 && `${money(averageOrderCents, currency)} each`,
    recencyDays !== undefined && `last ${counted(Math.round(recencyDays), "day")} ago`,
    intervalDays !== undefined && `every ${counted(Math.round(intervalDays), "day")}`,
    value.rhythm && (value.rhythm.variation < 0.5 ? "regularly" : value.rhythm.variation > 1.2 && "in bursts"),
    value.season && value.season.chance < 0.05 && `mostly around ${monthNames[value.season.month - 1]}`,
    rfm && `RFM ${rfm.recency}-${rfm.frequency}-${rfm.monetary}`,
    value.refundShare > 0 && `${percent(value.refundShare)} refunded`,
    ...value.otherSpend.map((other) => `and ${money(other.spendCents, other.currency)} beside it, not added`),
    value.discountShare > 0 && `${percent(value.discountShare)} discount`,
  ];
  const mix = value.mix?.largest.slice(0, 3).map(({ name, share }) => `${shortened(name, 40)} ${percent(share)}`);
  const bought = mix
    ? `Buys     ${mix.join(" · ")} ${pc.dim(`(shares of ${value.mix!.by === "item" ? "pieces" : "orders"})`)}\n`
    : "";
  return `${parts.filter(Boolean).join(", ")}\n${bought}${lifetime}`;
}

/** Where the mood goes, where that is known, and what of the ratings is odd. */
function courseText({ voice }: ShownCustomer): string {
  const { trend, trendBetween, turned, silence, disagreements, ratings = [] } = voice;
  const between = trendBetween && ` (${formatScore(trendBetween.low)} to ${formatScore(trendBetween.high)})`;
  const sure = trendBetween && (turned ? `, ${turned}` : ", which may be chance");
  const parts = [
    trend !== undefined && `${formatScore(trend)} in 30 days${between ?? ""}${sure ?? ""}`,
    silence?.isSilent &&
      `silent for ${counted(silence.days, "day")}, wrote every ${counted(Math.round(silence.usualDays), "day")} before`,
    ...ratings.map(
      ({ scale, max, latest }) => `${scale === "stars" ? "stars" : scale.toUpperCase()} ${latest} of ${max}`,
    ),
    disagreements &&
      disagreements.texts > 0 &&
      `words against the rating in ${disagreements.texts} of ${counted(disagreements.of, "rated text")}`,
  ].filter(Boolean);
  return parts.length > 0 ? `, ${parts.join(", ")}` : "";
}

/** What could not be read, such as a text in another language. */
function unreadText({ unread = 0 }: ShownCustomer["voice"]): string {
  return unread > 0 ? pc.dim(` (${unread} more not read)`) : "";
}

function profileText(customer: ShownCustomer, own: SegmentSummary, why: string): string {
  const { voice, profile, feedback } = customer;
  const topics = voice.topics
    .slice(0, 5)
    .map(({ label, share, mood }) => `${label} ${percent(share)} ${moodText(mood)}`);
  const texts = feedback
    .slice(-shownTexts)
    .map((text) => [
      text.id,
      text.at?.slice(0, 10) ?? "",
      text.channel ?? "",
      textMood(text.mood, text.correction),
      shortened(text.body, 100),
    ]);
  return (
    `${pc.bold(customer.customer)} ${profile?.name ?? ""} ${pc.dim(profile?.email ?? "")}\n` +
    `Segment  ${pc.bold(own.name)} (${own.id})\n` +
    `Value    ${valueText(customer)}` +
    `Voice    ${moodText(voice.mood, voice.label)} over ${counted(voice.texts, "text")}${unreadText(voice)} ${sparkline(voice.months.map(({ mood }) => mood))}` +
    `${courseText(customer)}\n` +
    `${topics.length > 0 ? `Topics   ${topics.join(" · ")} ${pc.dim("(shares of their texts)")}\n` : ""}` +
    `${quote("Worst", voice.worst)}${quote("Best", voice.best)}${quote("Latest", voice.latest)}\n` +
    `${correctionNote(customer)}${conversationsText(voice.conversations)}${why}` +
    `${texts.length > 0 ? `${table(["id", "when", "channel", "mood", "text"], texts, { right: [3] })}\n` : ""}`
  );
}

export const customer: Command = {
  summary: "one customer: value, voice over time, topics, segment, and why",
  mostWords: 1,
  usage: "ID|E-MAIL [options]",
  examples: ["attune customer C-10008 --data attune-data/demo"],
  async run(args) {
    const [id] = args.positionals;
    if (id === undefined) throw new UsageError("Which customer? attune customer ID, or an e-mail address");
    return withStored(args, async ({ database }) => {
      const last = await latest(database);
      const found = await findCustomer(database, last, id);
      const own = segmentOf(last, found.segment.id);
      const feedback = found.feedback.map((text) => ({ ...text, isUnsure: isUnsure(text.mood) }));
      const why = await explainCustomer(database, last, found);
      process.stdout.write(
        args.flag("json")
          ? `${JSON.stringify({ ...found, feedback, segmentName: own.name, why }, undefined, 2)}\n`
          : profileText(found, own, whyText(found, why, last)),
      );
      return 0;
    });
  },
};
