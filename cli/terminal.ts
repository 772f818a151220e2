/** Tables, bars and progress for people. Colours only on a terminal (picocolors sees to it). */

import Table from "cli-table3";
import { pc } from "./colours.ts";
import { correctionInWords } from "../models/attitude/correct.ts";
import { moodLabel } from "../models/attitude/mood.ts";
import { isUnsure } from "../models/attitude/unsure.ts";
import { formatMoney, formatScore, formatShare } from "../models/statistics/format.ts";
import type { Mood, MoodLabel } from "../pipeline/types.ts";

/** A table with thin lines; `right` lists the columns that are numbers. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  {
    right = [],
    widths = [],
  }: { readonly right?: readonly number[]; readonly widths?: readonly (number | null)[] } = {},
): string {
  const drawn = new Table({
    head: head.map((title) => pc.bold(title)),
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) => (right.includes(i) ? "right" : "left")),
    ...(widths.length > 0 && { colWidths: [...widths], wordWrap: true }),
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}

/** A number in the colour of a mood: by its label where it is one text's or sentence's, else by the mean. */
export function moodText(score: number | undefined, label?: MoodLabel): string {
  if (score === undefined) return pc.dim("–");
  const text = formatScore(score);
  const shown = label ?? moodLabel(score);
  return shown === "negative" ? pc.red(text) : shown === "positive" ? pc.green(text) : text;
}

/** The mood of one text in colour: what a person said with what the machine read beside it, else the machine's, or "unsure". */
export function textMood(
  { label, score, confidence }: Mood,
  correction?: { readonly mood?: MoodLabel; readonly machine: { readonly mood: Mood } },
): string {
  if (correction?.mood !== undefined)
    return `${moodText(score, label)} ${pc.dim(correctionInWords({ mood: correction.mood, machine: correction.machine.mood }))}`;
  return isUnsure({ confidence }) ? pc.dim(`unsure (${formatScore(score)})`) : moodText(score, label);
}

/** A bar of up to `width` characters for a share from 0 to 1. */
export function bar(share: number, width = 12): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
  return "█".repeat(Math.floor(eighths / 8)) + (eighths % 8 ? "▏▎▍▌▋▊▉"[(eighths % 8) - 1]! : "");
}

/** Moods from -1 to 1 as a line of eight heights. */
export function sparkline(scores: readonly number[]): string {
  return scores.map((score) => "▁▂▃▄▅▆▇█"[Math.min(7, Math.max(0, Math.floor((score + 1) * 4)))]).join("");
}

/** Minor units as people write them; "–" where there are none. */
export function money(cents: number | undefined, currency: string | undefined): string {
  return cents === undefined || currency === undefined ? pc.dim("–") : formatMoney(Math.round(cents), currency);
}

/** A share as a percentage. */
export const percent = formatShare;

/** A text on one line, cut at a word and marked where it is longer than `most` characters. */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const end = line.lastIndexOf(" ", most - 2);
  return `${line.slice(0, end > most / 2 ? end : most - 2)} …`;
}

/** A line on stderr that is drawn over itself on a terminal, and printed only when it ends elsewhere. */
export function progressLine() {
  let shown = "";
  return {
    update(text: string) {
      if (!process.stderr.isTTY || text === shown) return;
      shown = text;
      process.stderr.write(`\r\x1b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    end(text?: string) {
      if (process.stderr.isTTY && shown) process.stderr.write("\r\x1b[2K");
      shown = "";
      if (text) process.stderr.write(`${text}\n`);
    },
  };
}
