/**
 * How fast rows are clustered, beside ml-kmeans, scikit-learn, SciPy and the package hdbscan on the same rows in the same run:
 *
 *     npx tsx benchmarks/speed/clusters.ts [--python PYTHON | --no-peers] [--runs 3]
 *
 * Counted in seconds of one processor, so that other processes on the machine do not show; the median of the runs. Each piece runs
 * in a process of its own, and memory is what it holds beyond its rows. PYTHON has benchmarks/peers/requirements.txt. k-means makes
 * 30 iterations from the first eight rows, all contestants from the same. Writes benchmarks/results/clusters.json.
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { askPython } from "../peers/python.ts";
import { record } from "../record.ts";
import { makeRows, type DataKind } from "./clusters-data.ts";
import { componentCount, k, minimumSize, mostIterations, type Measured, type Task } from "./clusters-worker.ts";

interface Piece {
  readonly name: string;
  readonly task: Task;
  readonly data: DataKind;
  /** The task of ml-kmeans to stand beside. */
  readonly beside?: Task;
  /** The peers' task and its options, if they take part. */
  readonly peer?: { readonly task: string; readonly options?: Readonly<Record<string, number>> };
}

const kMeansPeer = { task: "k-means", options: { k, iterations: mostIterations } };
const cloud: DataKind = { kind: "cloud", rows: 100_000, columns: 40 };
const overlapping: DataKind = { ...cloud, kind: "overlapping" };
const pieces: readonly Piece[] = [
  { name: "k-means, cloud", task: "k-means", beside: "ml-kmeans", data: cloud, peer: kMeansPeer },
  { name: "k-means, groups", task: "k-means", beside: "ml-kmeans", data: overlapping, peer: kMeansPeer },
  {
    name: "k-means, groups, own start",
    task: "k-means with its own start",
    beside: "ml-kmeans with its own start",
    data: overlapping,
  },
  { name: "Ward, cloud", task: "ward", data: { kind: "cloud", rows: 5000, columns: 20 }, peer: { task: "ward" } },
  { name: "Ward, groups", task: "ward", data: { kind: "apart", rows: 5000, columns: 20 }, peer: { task: "ward" } },
  ...(["cloud", "apart"] as const).map((kind) => ({
    name: `HDBSCAN, ${kind === "cloud" ? kind : "groups"}`,
    task: "hdbscan" as const,
    data: { kind, rows: 10_000, columns: 20 },
    peer: { task: "hdbscan", options: { minimum_size: minimumSize } },
  })),
  {
    name: "Gaussian mixture, full",
    task: "mixture",
    data: { kind: "overlapping", rows: 10_000, columns: 20 },
    peer: { task: "mixture", options: { k } },
  },
  ...(["cloud", "apart"] as const).map((kind) => ({
    name: `principal components, ${kind === "cloud" ? kind : "groups"}`,
    task: "components" as const,
    data: { kind, rows: 10_000, columns: 384 },
    peer: { task: "components", options: { count: componentCount } },
  })),
];

const { values: options } = parseArgs({
  options: {
    python: { type: "string", default: "python3" },
    "no-peers": { type: "boolean", default: false },
    runs: { type: "string", default: "3" },
  },
});

const worker = join(import.meta.dirname, "clusters-worker.ts");

/** The run of median time. */
function measure(task: Task, data: DataKind): Measured {
  const runs = Array.from({ length: Number(options.runs) }, () => {
    const args = ["--expose-gc", "--import", "tsx", worker, task, JSON.stringify(data)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 28 })) as Measured;
  });
  return runs.sort((a, b) => a.cpuSeconds - b.cpuSeconds)[Math.floor(runs.length / 2)]!;
}

function rounded(value: number): number {
  return Math.abs(value) < 1e-6 ? Number(value.toExponential(1)) : Number(value.toPrecision(4));
}

function megabytes({ extraBytes }: Measured): number | undefined {
  return extraBytes === undefined ? undefined : Math.round(extraBytes / 2 ** 20);
}

const folder = mkdtempSync(join(tmpdir(), "clusters-"));
const figures: Record<string, Record<string, number | undefined>> = {};
try {
  for (const { name, task, data, beside, peer } of pieces) {
    process.stderr.write(`${name}\n`);
    const ours = measure(task, data);
    const row: Record<string, number | undefined> = {
      rows: data.rows,
      columns: data.columns,
      seconds: rounded(ours.cpuSeconds),
      megabytes: megabytes(ours),
    };
    if (beside) {
      const theirs = measure(beside, data);
      row["ml-kmeans"] = rounded(theirs.cpuSeconds);
      row["times as fast as ml-kmeans"] = rounded(theirs.cpuSeconds / ours.cpuSeconds);
      row["megabytes of ml-kmeans"] = megabytes(theirs);
      row["inertia by ml-kmeans's"] = ours.found[0]! / theirs.found[0]!;
    }
    if (peer && !options["no-peers"]) {
      const points = join(folder, "points");
      writeFileSync(points, new Uint8Array(makeRows(data).data.buffer));
      const lines = [{ ...peer, points, rows: data.rows, columns: data.columns, ours: ours.found }];
      const [answer] = await askPython<Record<string, number>>("clusters.py", { python: options.python, lines });
      for (const [key, value] of Object.entries(answer!)) row[key] = rounded(value);
    }
    figures[name] = row;
  }
} finally {
  rmSync(folder, { recursive: true });
}
await record("clusters", figures, {
  command: `npx tsx benchmarks/speed/clusters.ts${options["no-peers"] ? " --no-peers" : " --python PYTHON"}`,
  isPrinted: false,
});
console.log(JSON.stringify(figures, undefined, 2));
