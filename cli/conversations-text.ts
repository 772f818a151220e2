/** A customer's conversations for people. */

import { pc } from "./colours.ts";
import { counted } from "../models/statistics/format.ts";
import type { Conversation, Conversations, TurnMood } from "../pipeline/types.ts";
import { moodText, shortened, sparkline, table } from "./terminal.ts";

const shownConversations = 8;

function mood(turn: TurnMood | undefined): string {
  return moodText(turn?.score, turn?.label);
}

/** "-0.62 → -0.88 → +0.41 ▂▁▆"; of a single turn its mood alone. */
function courseText({ turns, start, lowest, end }: Conversation): string {
  if (!lowest) return "";
  if (turns === 1) return mood(lowest);
  const course = [start, lowest, end];
  const line = sparkline(course.flatMap((turn) => turn?.score ?? []));
  return `${course.map(mood).join(" → ")} ${line}`;
}

function turnsText({ turns, unreadTurns = 0, agentTurns, botTurns }: Conversation): string {
  const parts = [
    turns > 0 && String(turns),
    unreadTurns > 0 && `${unreadTurns} unread`,
    agentTurns > 0 && `agent ${agentTurns}`,
    botTurns > 0 && `bot ${botTurns}`,
  ];
  return parts.filter(Boolean).join(", ");
}

function stateText({ state, rating, resolvedButNegative }: Conversation): string {
  const rated = rating && `rated ${rating.value} of ${rating.max}`;
  const parts = [state, rated, resolvedButNegative && "still negative"].filter(Boolean).join(", ");
  return resolvedButNegative ? pc.red(parts) : parts;
}

function rowOf(conversation: Conversation): readonly string[] {
  const { id, channel, startedAt, lastWord, lowest } = conversation;
  return [
    startedAt?.slice(0, 10) ?? "",
    `${channel ?? ""} ${pc.dim(shortened(id, 16))}`.trim(),
    turnsText(conversation),
    courseText(conversation),
    stateText(conversation),
    shortened((lastWord ?? lowest?.worst)?.text ?? "", 60),
  ];
}

/** A table of the latest, with how the mood went from start over the lowest turn to the end; "" without any. */
export function conversationsText({ total, better, worse, resolvedButNegative, latest }: Conversations): string {
  if (total === 0) return "";
  const figures = [
    better > 0 && `${better} ended better`,
    worse > 0 && `${worse} ended worse`,
    resolvedButNegative > 0 && pc.red(`${resolvedButNegative} resolved, still negative`),
  ].filter(Boolean);
  const rows = latest.slice(0, shownConversations).map(rowOf);
  const head = ["since", "conversation", "turns", "mood: start → lowest → end", "state", "in their words"];
  return `${pc.bold(counted(total, "conversation"))}${figures.length > 0 ? `: ${figures.join(", ")}` : ""}\n${table(head, rows)}\n`;
}
