/** One piece of the benchmark of clustering in a process of its own, so that its memory can be told: `TASK JSON`. */

import { kmeansGenerator } from "ml-kmeans";
import { readFileSync, writeFileSync } from "node:fs";
import { fitMixture } from "../../models/clusters/gaussian-mixture.ts";
import { hdbscan } from "../../models/clusters/hdbscan.ts";
import { assign, kMeans } from "../../models/clusters/k-means.ts";
import { rowsOf, selectRows, type Matrix } from "../../models/clusters/matrix.ts";
import { principalComponents } from "../../models/clusters/pca.ts";
import { ward } from "../../models/clusters/ward.ts";
import { makeRows, type DataKind } from "./clusters-data.ts";

/** What the worker prints, as JSON. */
export interface Measured {
  readonly cpuSeconds: number;
  /** The most memory held beyond the rows; undefined where the system does not tell. */
  readonly extraBytes?: number;
  /** What was found, for comparison. */
  readonly found: readonly number[];
}

/** Parts and neighbours that all tasks are given. */
export const k = 8;
export const mostIterations = 30;
export const minimumSize = 15;
export const componentCount = 10;

const tasks = {
  "k-means": (points: Matrix) => {
    const initial = rowsOf(firstRows(points));
    const steps = kMeans(points, k, { seed: 1, initial, maxIterations: mostIterations });
    return () => [last(steps).inertia];
  },
  "ml-kmeans": (points: Matrix) => {
    const rows = rowsOf(points);
    const initialization = rowsOf(firstRows(points));
    return () => {
      let centres: number[][] = [];
      for (const step of kmeansGenerator(rows, k, { initialization, maxIterations: mostIterations, tolerance: 0 })) {
        centres = step.centroids;
      }
      return [assign(points, centres).inertia];
    };
  },
  "k-means with its own start": (points: Matrix) => () => [
    last(kMeans(points, k, { seed: 1, starts: 1, maxIterations: mostIterations })).inertia,
  ],
  "ml-kmeans with its own start": (points: Matrix) => {
    const rows = rowsOf(points);
    return () => {
      let centres: number[][] = [];
      for (const step of kmeansGenerator(rows, k, { seed: 1, maxIterations: mostIterations, tolerance: 0 })) {
        centres = step.centroids;
      }
      return [assign(points, centres).inertia];
    };
  },
  ward: (points: Matrix) => () => [...last(ward(points)).heights],
  hdbscan: (points: Matrix) => () => [...last(hdbscan(points, { minimumSize })).clusters],
  mixture: (points: Matrix) => {
    // Where it starts, for a peer to start there too.
    const { clusters } = last(kMeans(points, k, { seed: 1, starts: 1 }));
    const steps = fitMixture(points, k, { seed: 1, starts: 1, shape: "full" });
    return () => [last(steps).logLikelihood, ...clusters];
  },
  components: (points: Matrix) => () => [
    ...last(principalComponents(points, { count: componentCount, seed: 1 })).variances,
  ],
} as const;

export type Task = keyof typeof tasks;

function firstRows(points: Matrix): Matrix {
  return selectRows(
    points,
    Array.from({ length: k }, (_, i) => i),
  );
}

function last<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What /proc/self/status tells, in bytes. */
function memory(line: "VmRSS" | "VmHWM"): number | undefined {
  try {
    const found = new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync("/proc/self/status", "utf8"));
    return found ? 1024 * Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the peak begin anew at what is held now. */
function forgetPeak(): number | undefined {
  globalThis.gc?.();
  try {
    writeFileSync("/proc/self/clear_refs", "5");
    return memory("VmRSS");
  } catch {
    return undefined;
  }
}

function measure(task: Task, data: DataKind): Measured {
  const work = tasks[task](makeRows(data));
  const held = forgetPeak();
  const start = process.cpuUsage();
  const found = work();
  const { user, system } = process.cpuUsage(start);
  const peak = memory("VmHWM");
  return {
    cpuSeconds: (user + system) / 1e6,
    extraBytes: held !== undefined && peak !== undefined ? peak - held : undefined,
    found,
  };
}

if (process.argv[1]?.endsWith("clusters-worker.ts")) {
  console.log(JSON.stringify(measure(process.argv[2] as Task, JSON.parse(process.argv[3]!) as DataKind)));
}
