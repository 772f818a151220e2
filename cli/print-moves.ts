/** What a run moved in saved audiences, for people. */

import { pcErr as pc } from "./colours.ts";
import { counted, formatNumber } from "../models/statistics/format.ts";
import type { SavedAudience } from "../pipeline/store/audience/saved.ts";

/** A line for each audience that somebody came into or left since it was `before`, or that could not be looked up. */
export function movesText(before: readonly SavedAudience[], now: readonly SavedAudience[]): string {
  const known = new Map(before.map(({ id, last }) => [id, last.seq]));
  return now
    .filter(({ id }) => known.has(id))
    .map(({ id, name, last, problem }) => {
      if (problem !== undefined) return `${pc.yellow("!")} ${name}: ${problem}; its members are those of ${last.day}\n`;
      if (known.get(id) === last.seq || last.entered + last.left === 0) return "";
      const moved = `${formatNumber(last.entered)} entered, ${formatNumber(last.left)} left`;
      return `${pc.green("✓")} ${name}: ${moved}, ${counted(last.size, "member")} ${pc.dim(`(attune audience diff ${id})`)}\n`;
    })
    .join("");
}
