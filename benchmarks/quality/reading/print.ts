/** The exam's result for people. */

import Table from "cli-table3";
import colours from "picocolors";
import { counted } from "../../../models/statistics/format.ts";
import { moods } from "./breakdown.ts";
import type { ExamResult, FigureResult } from "./result.ts";

const ours = "Attune";

function percent(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? "–" : (value * 100).toFixed(1);
}

/** A table with thin lines: heads, then rows; numbers are on the right, the first column on the left. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const blank = {
    top: "",
    "top-mid": "",
    "top-left": "",
    "top-right": "",
    bottom: "",
    "bottom-mid": "",
    "bottom-left": "",
  };
  const rest = {
    "bottom-right": "",
    left: "",
    "left-mid": "",
    mid: "",
    "mid-mid": "",
    right: "",
    "right-mid": "",
    middle: "  ",
  };
  const table = new Table({
    head: head.map((cell) => colours.dim(cell)),
    chars: { ...blank, ...rest },
    colAligns: head.map((_, at) => (at === 0 ? "left" : "right")),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

/** Green where the goal is reached, yellow where the least is, red below. */
function coloured(text: string, { estimates, must, goal, isLessBetter }: FigureResult): string {
  const value = estimates[ours]?.value ?? NaN;
  const reaches = (wanted: number) => (isLessBetter ? value <= wanted : value >= wanted);
  if (must === undefined) return colours.bold(text);
  if (!reaches(must)) return colours.red(text);
  return goal === undefined || reaches(goal) ? colours.green(text) : colours.yellow(text);
}

function ownCell(figure: FigureResult): string {
  const { value, low, high } = figure.estimates[ours]!;
  return `${coloured(percent(value).padStart(5), figure)} ${colours.dim(`${percent(low)}–${percent(high)}`)}`;
}

function printFigures({ parts, behaviour }: ExamResult): void {
  const peers = Object.keys(behaviour).filter((name) => name !== ours);
  for (const { heading, figures } of parts) {
    const rows = figures.map((figure) => [
      figure.name,
      String(figure.texts),
      ownCell(figure),
      percent(figure.must),
      percent(figure.goal),
      ...peers.map((name) => percent(figure.estimates[name]?.value)),
    ]);
    console.log(`\n${colours.bold(heading)}\n${tableOf(["%", "texts", ours, "must", "goal", ...peers], rows)}`);
  }
}

function printBehaviour({ behaviour }: ExamResult): void {
  const names = Object.keys(behaviour);
  const rows = behaviour[ours]!.map(({ kind, tests }, at) => [
    kind,
    String(tests),
    ...names.map((name) => percent(behaviour[name]![at]!.failed / tests)),
  ]);
  console.log(`\n${colours.bold("Behaviour: how often the mood is wrong, or changes where it must not")}`);
  console.log(tableOf(["%", "tests", ...names], rows));
}

function printMoods({ confusion, breakdown, unread }: ExamResult): void {
  const rows = confusion.map((counts, at) => [moods[at]!, ...counts.map(String)]);
  console.log(`\n${colours.bold("Mood: labelled, and read as")}\n${tableOf(["", ...moods, "not read"], rows)}`);
  for (const [way, groups] of Object.entries(breakdown)) {
    const groupRows = groups.map(({ name, texts, accuracy }) => [name, String(texts), percent(accuracy)]);
    console.log(`\n${colours.bold(`Mood by ${way}`)}\n${tableOf(["%", "texts", "accuracy"], groupRows)}`);
  }
  for (const [reason, count] of Object.entries(unread)) console.log(`${counted(count, "text")} not read: ${reason}`);
}

/** Prints the figures with their intervals, the behaviour, the confusion matrix and the breakdowns. */
export function printExam(result: ExamResult, { errors }: { readonly errors: string }): void {
  printFigures(result);
  printBehaviour(result);
  printMoods(result);
  console.log(`\n95 % intervals by bootstrap. The most confident errors: ${errors}`);
}
