/** `attune segments`: all, or one with its members. */

import { pc } from "./colours.ts";
import { formatInUnit } from "../models/statistics/format.ts";
import { latest, membersOf, segmentOf } from "../pipeline/look-up.ts";
import { traitName } from "../pipeline/store/results.ts";
import type { Member, Trait } from "../pipeline/types.ts";
import { UsageError, wholeNumber, type Command } from "./command.ts";
import { isNaming, namingHelp, nameSegment } from "./name-segment.ts";
import { lineageText, overviewText, segmentsText, segmentText } from "./print-segments.ts";
import { byOption, noteOption } from "./said-by.ts";
import { withStored } from "./session.ts";
import { moodText, money, percent, shortened, sparkline, table } from "./terminal.ts";

/** Customers as a table. */
function membersText(members: readonly Member[]): string {
  const rows = members.map(({ customer, profile, value, voice, segment }) => [
    customer,
    profile?.name ?? "",
    money(value.spendCents, value.currency),
    String(value.orders),
    moodText(voice.mood, voice.label),
    sparkline(voice.months.map(({ mood }) => mood)),
    String(voice.texts),
    segment.silhouette.toFixed(2),
  ]);
  const head = ["customer", "name", "spend", "orders", "mood", "by month", "texts", "silhouette"];
  return `${table(head, rows, { right: [2, 3, 4, 6, 7] })}\n`;
}

/** The effect with its interval. */
function effectText({ effect, low, high }: Trait): string {
  const between = low === undefined || high === undefined ? "" : ` (${low.toFixed(2)} to ${high.toFixed(2)})`;
  return `${effect.toFixed(2)}${between}`;
}

export const segments: Command = {
  summary: "the segments, or one with its members; and names of your own for them",
  mostWords: 100,
  usage: "[ID] [options] | rename ID NAME | unname ID",
  examples: ["attune segments --data attune-data/demo", "attune segments s1 --limit 50 --data attune-data/demo"],
  options: {
    limit: { type: "string", value: "N", help: "members shown of a segment (default 20)" },
    note: noteOption,
    by: byOption,
  },
  notes: namingHelp,
  run: (args) => {
    if (isNaming(args)) return nameSegment(args);
    const [, more] = args.positionals;
    if (more !== undefined)
      throw new UsageError(`One segment at a time: ${more} is one too many. A name with spaces wants quotes`);
    return withStored(args, async ({ database }) => {
      const last = await latest(database);
      const json = args.flag("json");
      const [wanted] = args.positionals;
      if (wanted === undefined) {
        const { tables: _tables, ...overview } = last.overview;
        process.stdout.write(
          json
            ? `${JSON.stringify({ overview, segments: last.segments }, undefined, 2)}\n`
            : `${overviewText(last.overview)}${lineageText(last.overview, last)}\n${segmentsText(last.segments)}\n`,
        );
        return 0;
      }
      const segment = segmentOf(last, wanted);
      const limit = wholeNumber(args, { name: "limit", least: 1, most: 1_000_000 }) ?? (json ? 1_000_000 : 20);
      const members = await membersOf(database, last, { segment: segment.id, limit });
      if (json) {
        process.stdout.write(`${JSON.stringify({ ...segment, members }, undefined, 2)}\n`);
        return 0;
      }
      const traits = segment.traits.map((trait) => [
        traitName(segment, trait),
        formatInUnit(trait.mean, trait),
        formatInUnit(trait.othersMean, trait),
        effectText(trait),
        trait.verbatims?.[0] ? `“${shortened(trait.verbatims[0].text, 60)}”` : "",
      ]);
      const topics = segment.topics.map(({ label, share, mood }) => [label, percent(share), moodText(mood)]);
      process.stdout.write(
        `${segmentText(segment)}\n` +
          `${lineageText(last.overview, { segments: last.segments, segment: segment.id })}` +
          `${table(["trait, mean per customer", "here", "others", "effect (d, 95 %)", "in their words"], traits, { right: [1, 2, 3] })}\n` +
          `${table(["topic", "share of their texts", "mood"], topics, { right: [1, 2] })}\n` +
          `${membersText(members)}` +
          `${members.length < segment.size ? pc.dim(`${members.length} of ${segment.size}: --limit shows more\n`) : ""}`,
      );
      return 0;
    });
  },
};
