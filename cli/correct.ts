/** `attune correct`: a person says what a text really tells, takes it back, or looks at what was said. */

import { pc } from "./colours.ts";
import { intents } from "../models/attitude/intents.ts";
import { moodLabels } from "../models/attitude/mood-labels.ts";
import { isUnsure } from "../models/attitude/unsure.ts";
import { formatShare } from "../models/statistics/format.ts";
import { correctReading, readingOf, undoCorrection, type StandingReading } from "../pipeline/correct-reading.ts";
import { UsageError, type Arguments, type Command } from "./command.ts";
import { byOption, noteOption, shortText, thisUser } from "./said-by.ts";
import { withStored } from "./session.ts";
import { moodText, shortened, table, textMood } from "./terminal.ts";

/** One of the names that an option takes. Throws `UsageError`, listing them. */
function oneOf<Name extends string>(args: Arguments, option: string, names: readonly Name[]): Name | undefined {
  const text = args.text(option);
  if (text === undefined) return undefined;
  const name = names.find((known) => known === text);
  if (!name) throw new UsageError(`--${option} is ${JSON.stringify(text)}: wanted ${names.join(", ")}`);
  return name;
}

/** What was typed of a correction, without the time. Throws `UsageError` where it contradicts itself. */
export function sayingOf(args: Arguments) {
  const [feedback] = args.positionals;
  if (feedback === undefined) throw new UsageError("Which text? attune correct FEEDBACK --mood neutral");
  const [mood, intent] = [oneOf(args, "mood", moodLabels), oneOf(args, "intent", intents)];
  const [by = thisUser(), note] = [shortText(args, "by"), shortText(args, "note")];
  const isUndo = args.flag("undo");
  const isSaid = mood !== undefined || intent !== undefined;
  if (isUndo && isSaid)
    throw new UsageError("--undo takes a correction back: it goes with neither --mood nor --intent");
  if (!isUndo && !isSaid && note !== undefined) throw new UsageError("--note says why: wanted --mood or --intent too");
  const what = isUndo ? ("undo" as const) : isSaid ? ("correct" as const) : ("look" as const);
  return {
    what,
    feedback,
    ...(mood && { mood }),
    ...(intent && { intent }),
    ...(by !== undefined && { by }),
    ...(note !== undefined && { note }),
  };
}

function historyText({ history }: StandingReading): string {
  if (history.length === 0) return "Nobody said anything of it yet.\n";
  const rows = history.map(({ at, by, mood, intent, note, isUndo, machine }) => [
    `${at.slice(0, 16).replace("T", " ")} UTC`,
    by ?? "",
    isUndo ? "taken back" : [mood, intent].filter(Boolean).join(", "),
    `${machine.mood.label} ${formatShare(machine.mood.confidence)}, ${machine.intent.label}`,
    shortened(note ?? "", 60),
  ]);
  return `${table(["when", "who", "said", "machine then", "note"], rows)}\n`;
}

function standingText(standing: StandingReading): string {
  const { feedback, text, mood, intent, machine, isCorrected } = standing;
  const said = standing.history.at(-1)?.mood;
  const correction = isCorrected && said !== undefined ? { mood: said, machine } : undefined;
  return (
    `${pc.bold(feedback)} “${shortened(text, 300)}”\n` +
    `Mood     ${isUnsure(mood) ? "" : `${mood.label} `}${textMood(mood, correction)}\n` +
    `Intent   ${intent.label}${intent.label === machine.intent.label ? "" : pc.dim(` corrected, read as ${machine.intent.label}`)}\n` +
    `Machine  ${machine.mood.label} ${moodText(machine.mood.score, machine.mood.label)}, ` +
    `sure to ${formatShare(machine.mood.confidence)}; ${machine.intent.label}\n` +
    historyText(standing)
  );
}

export const correct: Command = {
  summary: "say what the mood or intent of a text really is, take it back, or look at what was said",
  mostWords: 1,
  usage: "FEEDBACK [--mood …] [--intent …] [--note …] [--undo] [options]",
  examples: [
    "attune correct 48213 --mood neutral --data attune-data/demo",
    "attune correct 48213 --undo --data attune-data/demo",
  ],
  options: {
    mood: { type: "string", value: "MOOD", help: `${moodLabels.join(", ")}; the one it has already confirms it` },
    intent: { type: "string", value: "INTENT", help: intents.join(", ") },
    note: noteOption,
    by: byOption,
    undo: { type: "boolean", help: "the machine's answer counts again; what was said stays in the history" },
  },
  run(args) {
    const { what, ...said } = sayingOf(args);
    return withStored(args, async ({ database }) => {
      const saying = { ...said, at: new Date().toISOString() };
      const standing =
        what === "look"
          ? await readingOf(database, said.feedback)
          : await (what === "undo" ? undoCorrection : correctReading)(database, saying);
      if (args.flag("json")) process.stdout.write(`${JSON.stringify(standing, undefined, 2)}\n`);
      else {
        process.stdout.write(standingText(standing));
        if (what !== "look") {
          process.stderr.write(pc.dim("Shown from now on; customers and segments follow with: attune analyse\n"));
        }
      }
      return 0;
    });
  },
};
