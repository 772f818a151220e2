/** `attune evaluation`: how right the machine is, by what people said of its readings. */

import { pc } from "./colours.ts";
import { fewestToTell, type Agreement } from "../models/attitude/agreement.ts";
import { counted, formatShare } from "../models/statistics/format.ts";
import { evaluateReadings, type Evaluation, type EvaluationOf } from "../pipeline/evaluate-readings.ts";
import type { Command } from "./command.ts";
import { withStored } from "./session.ts";
import { table } from "./terminal.ts";

/** Agreement in words: "75.0% (61.2 to 85.1%)", or that it is too few to tell. */
function shareText({ share, interval, isTooFew }: Agreement): string {
  if (share === undefined || interval === undefined) return "–";
  const [low, high] = interval;
  const text = `${formatShare(share)} (${formatShare(low)} to ${formatShare(high)})`;
  return isTooFew ? `${text}, too few to tell` : text;
}

function partText(name: string, part: EvaluationOf): string {
  const { texts, agreed, share, whenSaid, confusion } = part;
  if (texts === 0) return `${pc.bold(name)}: nobody said anything of it yet\n`;
  const before =
    whenSaid.share === share
      ? ""
      : `When people spoke, the machine agreed on ${whenSaid.agreed}: it reads otherwise now\n`;
  const people = [...new Set(confusion.map(({ person }) => person))].sort();
  const machines = [...new Set(confusion.map(({ machine }) => machine))].sort();
  const count = (machine: string, person: string) =>
    confusion.find((one) => one.machine === machine && one.person === person)?.texts ?? 0;
  const rows = machines.map((machine) => [machine, ...people.map((person) => String(count(machine, person)))]);
  return (
    `${pc.bold(name)}: machine and people agree on ${agreed} of ${counted(texts, "text")}, ${shareText(part)}\n${before}` +
    `${table(["machine ↓ · people →", ...people], rows, { right: people.map((_, i) => i + 1) })}\n`
  );
}

/** The evaluation for people. */
export function evaluationText({ texts, mood, intent, channels }: Evaluation): string {
  if (texts === 0) return "Nobody corrected or confirmed a reading yet: attune correct FEEDBACK --mood MOOD\n";
  const rows = channels.map((one) => [one.channel ?? "not told", String(one.texts), shareText(one)]);
  return (
    `${counted(texts, "text")} that a person spoke of\n\n${partText("Mood", mood)}` +
    `${rows.length > 0 ? `${table(["channel", "texts", "agreement on mood"], rows, { right: [1] })}\n` : ""}\n` +
    `${partText("Intent", intent)}\n` +
    `${pc.dim(`Shares with 95% intervals; below ${fewestToTell} texts they tell too little. People correct what is wrong sooner than they confirm\nwhat is right: texts picked by chance, and confirmed too, give the true share.`)}\n`
  );
}

export const evaluation: Command = {
  summary: "how right the machine is, by what people corrected and confirmed",
  usage: "[options]",
  examples: ["attune evaluation --data attune-data/demo"],
  run: (args) =>
    withStored(args, async ({ database }) => {
      const found = await evaluateReadings(database);
      process.stdout.write(args.flag("json") ? `${JSON.stringify(found, undefined, 2)}\n` : evaluationText(found));
      return 0;
    }),
};
