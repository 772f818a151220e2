/** Topics of groups beside each other, for people. */

import { pc } from "./colours.ts";
import { formatNumber } from "../models/statistics/format.ts";
import { directionOf } from "../models/topics/course.ts";
import type { TopicOfGroup } from "../models/topics/by-group.ts";
import type { GroupedTopics } from "../pipeline/topics-by-group.ts";
import { moodText, percent, table } from "./terminal.ts";

const legend =
  "Share of each group's texts that are mostly about the topic, and their mood. ▲ ▼ more or less than among all other texts,\n" +
  "by more than chance (95 %, all topics and groups together)\n";

function cell({ share, mood, texts, difference }: TopicOfGroup): string {
  if (texts === 0) return pc.dim("–");
  const direction = directionOf({ change: difference });
  const mark = direction === "rises" ? pc.bold(" ▲") : direction === "falls" ? pc.bold(" ▼") : "  ";
  return `${percent(share)}${mark} ${moodText(mood)}`;
}

/** A row for each topic, a column for each group. */
export function groupedTopicsText({ by, groups, topics, without }: GroupedTopics): string {
  const head = ["", "topic", ...groups.map(({ group, texts }) => `${group}\n${formatNumber(texts)} texts`)];
  const rows = topics.map(({ id, label, groups: cells }) => [id, pc.bold(label), ...cells.map(cell)]);
  const missing = without > 0 ? `${formatNumber(without)} texts without a ${by}\n` : "";
  return `${table(head, rows, { right: groups.map((_, i) => i + 2) })}\n${pc.dim(legend + missing)}`;
}
