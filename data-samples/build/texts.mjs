/** Reads `texts/`: what the customers say, as units that one customer says at once. */
import { readFileSync, readdirSync } from "node:fs";
import { chance } from "./chance.mjs";
import { END, day, months } from "./times.mjs";

const folder = new URL("texts/", import.meta.url);
const phases = {
  early: [day("2025-06-01"), day("2026-02-26")],
  late: [day("2026-03-10"), day("2026-10-29")],
  any: [day("2025-06-01"), day("2026-10-29")],
};

/** The three campaigns: which phase of a survey row they take, and when the answers came. */
export const campaigns = {
  early: { name: "2025-autumn", window: [day("2025-11-10"), day("2025-11-25")] },
  lapse: { name: "2026-win-back", window: [day("2026-03-09"), day("2026-03-20")] },
  late: { name: "2026-autumn", window: [day("2026-09-07"), day("2026-09-24")] },
};

const read = (file) =>
  readFileSync(new URL(file, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

function toUnit(row, { group, channel, luck }) {
  const window = row.month ? months(row.month) : (phases[row.phase] ?? campaigns[row.phase].window);
  const phase = row.phase === "any" && channel === "survey" ? luck.pick(["early", "late"]) : row.phase;
  if (channel === "survey") return { ...row, group, channel, phase, window: campaigns[phase].window };
  return { ...row, group, channel, window: [Math.max(window[0], group.notBefore ?? 0), Math.min(window[1], END - 1)] };
}

const scores = {
  deliveries: { early: [9, 5], late: [2, 2] },
  bargain: { any: [10, 5] },
  silent: { any: [8, 4] },
  newcomers: { late: [5, 3] },
  returns: { any: [2, 1] },
  gardeners: { any: [9, 5] },
  gifts: { any: [7, 4] },
  lapsed: { lapse: [4, 2] },
  noise: { any: [6, 3] },
};

/** Survey rows of a few words, drawn from what people of the group write when they are in a hurry. */
function shortRows(group, luck) {
  const pools = read("short-answers.jsonl").filter((pool) => pool.group === group.name);
  const phaseNames = [...new Set(pools.map((pool) => pool.phase))];
  return Array.from({ length: group.shorts }, (_, index) => {
    const phase = phaseNames[index === 0 ? 0 : phaseNames.length - 1];
    const answers = pools.filter((pool) => pool.phase === phase && luck.odds(0.85));
    const [nps, csat] = scores[group.name][phase];
    const row = { phase, nps: Math.min(10, Math.max(0, nps + luck.whole(-1, 1))), csat };
    for (const { question, answers: pool } of answers) row[question] = luck.pick(pool);
    return row;
  });
}

/** The units of a group: `{ channel, phase, window, … }` with the written content. */
export function unitsOf(group) {
  const luck = chance(`texts of ${group.name}`);
  const files = readdirSync(folder).filter((file) => file.startsWith(`${group.name}.`));
  const written = files.sort().flatMap((file) => {
    const channel = file.split(".")[1];
    return read(file).map((row) => toUnit(row, { group, channel, luck }));
  });
  const short = shortRows(group, luck).map((row) => toUnit(row, { group, channel: "survey", luck }));
  return [...written, ...short];
}
