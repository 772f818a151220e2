/** The exam's result for people. */

import colours from "picocolors";
import { tableOf } from "../reading/print.ts";
import type { Figures, Spread } from "./figures.ts";
import { attune } from "./ours.ts";
import type { Growth } from "./growth.ts";

/** A set with what everybody reached on it, by name. */
export interface SetResult {
  readonly set: string;
  readonly texts: number;
  readonly k: number;
  readonly figures: Readonly<Record<string, Figures>>;
}

function share(value: number | Spread | undefined): string {
  if (value === undefined) return "–";
  return (typeof value === "number" ? value : value.value).toFixed(3).replace(/^(-?)0\./, "$1.");
}

/** With the least and the most where they differ. */
function withSpread(value: Spread | undefined): string {
  if (!value || value.low === value.high) return share(value);
  return `${share(value)} ${colours.dim(`${share(value.low)}–${share(value.high)}`)}`;
}

function whole({ value, low, high }: Spread): string {
  return low === high ? String(value) : `${value} ${colours.dim(`${low}–${high}`)}`;
}

function row(name: string, figures: Figures): readonly string[] {
  return [
    name.startsWith(attune) ? colours.bold(name) : name,
    whole(figures.topics),
    withSpread(figures.nmi),
    withSpread(figures.ari),
    ...(figures.bcubed ? [share(figures.bcubed)] : []),
    share(figures.subsamples),
    share(figures.seeds),
    share(figures.coherence),
    share(figures.diversity),
    share(figures.coverage),
    figures.seconds.toFixed(1),
    String(figures.memoryMiB),
  ];
}

/** Prints a set's table. */
export function printSet({ set, texts, k, figures }: SetResult): void {
  const hasSeveral = Object.values(figures).some(({ bcubed }) => bcubed);
  const head = ["", "topics", "NMI", "ARI", ...(hasSeveral ? ["BCubed"] : [])];
  const rest = ["ARI of 80 %s", "of seeds", "NPMI", "diversity", "coverage", "CPU s", "MiB"];
  const rows = Object.entries(figures).map(([name, one]) => row(name, one));
  console.log(`\n${colours.bold(set)}: ${texts} texts, ${k} topics asked for`);
  console.log(tableOf([...head, ...rest], rows));
}

/** Prints what more texts cost. */
export function printGrowth(growth: readonly Growth[]): void {
  const rows = growth.map(({ name, texts, topics, coverage, seconds, memoryMiB }) => [
    name.startsWith(attune) ? colours.bold(name) : name,
    String(texts),
    String(topics),
    share(coverage),
    seconds.toFixed(1),
    String(memoryMiB),
  ]);
  console.log(`\n${colours.bold("Growth")}: vectors are there`);
  console.log(tableOf(["", "texts", "topics", "coverage", "CPU s", "MiB"], rows));
}
