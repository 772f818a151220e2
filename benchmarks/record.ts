/** What every benchmark leaves behind: its figures with machine, date and command. */

import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

const folder = join(import.meta.dirname, "results");

/** Writes `benchmarks/results/NAME.json` and prints the figures as a table. */
export async function record(name: string, figures: Readonly<Record<string, unknown>>): Promise<void> {
  const machine = {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    // Above the benchmark's own, it tells of other work beside it.
    loadAverage: Number(loadavg()[0]!.toFixed(1)),
  };
  const command = `npx tsx ${process.argv[1]!.split("/benchmarks/").at(-1)!.replace(/^/, "benchmarks/")} ${process.argv.slice(2).join(" ")}`;
  const date = new Date().toISOString().slice(0, 10);
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ name, date, machine, command: command.trim(), figures }, undefined, 2);
  await writeFile(join(folder, `${name}.json`), `${text}\n`);
  console.table(figures);
}
