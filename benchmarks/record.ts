/** What every benchmark leaves behind: its figures with machine, date and command. */

import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

const folder = join(import.meta.dirname, "results");

function typedCommand(): string {
  const script = process.argv[1]!.split("/benchmarks/").at(-1)!.replace(/^/, "benchmarks/");
  return `npx tsx ${script} ${process.argv.slice(2).join(" ")}`.trim();
}

/**
 * Writes `benchmarks/results/NAME.json` and prints the figures as a table, unless they are printed elsewhere. `command` is
 * what was typed, unless that names folders of this machine.
 */
export async function record(
  name: string,
  figures: Readonly<Record<string, unknown>>,
  { command = typedCommand(), isPrinted = true }: { readonly command?: string; readonly isPrinted?: boolean } = {},
): Promise<void> {
  const machine = {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    // Above the benchmark's own, it tells of other work beside it.
    loadAverage: Number(loadavg()[0]!.toFixed(1)),
  };
  const date = new Date().toISOString().slice(0, 10);
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ name, date, machine, command, figures }, undefined, 2);
  await writeFile(join(folder, `${name}.json`), `${text}\n`);
  if (isPrinted) console.table(figures);
}
