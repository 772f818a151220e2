/** What processes use, as Linux tells it; undefined elsewhere. */

import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;
const pageBytes = 4096;

function statOf(id: number, path = `/proc/${id}/stat`): readonly string[] | undefined {
  try {
    // The name, in parentheses, may hold spaces: fields are counted from behind it. The first is the state, field 3.
    const text = readFileSync(path, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** Ids of the processes below a process, at any depth. */
export function descendants(root: number): readonly number[] {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync("/proc")) {
      const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
      if (stat) parents.set(Number(name), Number(stat[1]));
    }
  } catch {
    return [];
  }
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

function sumOver(ids: readonly number[], valueOf: (stat: readonly string[]) => number): number | undefined {
  const stats = ids.map((id) => statOf(id)).filter((stat) => stat !== undefined);
  return stats.length > 0 ? stats.reduce((sum, stat) => sum + valueOf(stat), 0) : undefined;
}

/** User and system time of processes since they started. */
export function cpuSecondsOf(ids: readonly number[]): number | undefined {
  return sumOver(ids, (stat) => (Number(stat[11]) + Number(stat[12])) / ticksPerSecond);
}

/** Memory that processes hold. */
export function residentBytesOf(ids: readonly number[]): number | undefined {
  return sumOver(ids, (stat) => Number(stat[21]) * pageBytes);
}

/** User and system time of this process's main thread since it started; NaN where it is not Linux. */
export function mainThreadSeconds(): number {
  const stat = statOf(process.pid, `/proc/self/task/${process.pid}/stat`);
  return stat ? (Number(stat[11]) + Number(stat[12])) / ticksPerSecond : NaN;
}
