/** `attune doctor`: what can be checked before it goes wrong, and how to mend it. */

import { access, constants, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { pc } from "./colours.ts";
import { counted } from "../models/statistics/format.ts";
import type { Config } from "../config.ts";
import { checkWeights } from "../models/encoder/check-weights.ts";
import { openEngine } from "../pipeline/engine.ts";
import { readTexts } from "../pipeline/read-texts.ts";
import { stageInstances } from "../pipeline/stages.ts";
import { countImported } from "../pipeline/store/imports.ts";
import { storedBytes } from "../pipeline/store/sweep.ts";
import type { Arguments, Command } from "./command.ts";
import { configOf, isStored, placeOf } from "./session.ts";
import { table } from "./terminal.ts";

/** A check: what it found, and how to mend it when it failed. */
interface Finding {
  readonly check: string;
  readonly isOk: boolean;
  readonly found: string;
  readonly mend?: string;
}

const leastFreeBytes = 1024 ** 3;

async function check(name: string, mend: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { check: name, isOk: true, found: await work() };
  } catch (error) {
    return { check: name, isOk: false, found: error instanceof Error ? error.message : String(error), mend };
  }
}

async function existing(folder: string): Promise<string> {
  const exists = await access(folder).then(
    () => true,
    () => false,
  );
  return exists || dirname(folder) === folder ? folder : existing(dirname(folder));
}

async function checkDisk({ dataFolder }: Config): Promise<string> {
  const folder = await existing(dataFolder);
  await access(folder, constants.W_OK);
  const { bavail, bsize } = await statfs(folder);
  const gigabytes = (bavail * bsize) / 1024 ** 3;
  if (bavail * bsize < leastFreeBytes) throw new Error(`${gigabytes.toFixed(2)} GiB free, fewer than 1`);
  return `${gigabytes.toFixed(1)} GiB free`;
}

async function checkReading(): Promise<string> {
  const stages = stageInstances();
  try {
    const began = Date.now();
    const [reading] = await readTexts(stages, {
      texts: [{ id: "1", text: "The parcel never came and nobody answers." }],
    });
    if (!reading || "rejected" in reading) throw new Error(reading?.rejected ?? "No answer");
    return `a text is read as ${reading.mood.label} (${Date.now() - began} ms with the start of the readers)`;
  } finally {
    await stages.close();
  }
}

async function checkStore(config: Config): Promise<string> {
  if (!isStored(config)) return `nothing is stored in ${config.dataFolder} yet: attune run FILE… begins`;
  const engine = await openEngine(placeOf(config));
  try {
    const { feedback, orders } = await countImported(engine.database);
    await engine.queue.ping();
    const where = engine.database.profile === "embedded" ? `embedded in ${config.dataFolder}` : "served: both answer";
    const megabytes = (await storedBytes(engine.database)) / 1e6;
    return (
      `${where}; ${counted(feedback, "piece of feedback", "pieces of feedback")}, ${counted(orders, "order")}; ` +
      `the database takes ${counted(Math.ceil(megabytes), "megabyte")}`
    );
  } finally {
    await engine.close();
  }
}

async function examine(args: Arguments): Promise<readonly Finding[]> {
  const config = configOf(args);
  return [
    await check("Node", "Install Node 20 or newer", async () => {
      if (Number(process.versions.node.split(".")[0]) < 20) throw new Error(`${process.version} is too old`);
      return process.version;
    }),
    await check("Weights", "Get the files again: git checkout models/encoder", async () => {
      return `${await checkWeights()} files match their SHA-256`;
    }),
    await check("Reading", "Install again: rm -rf node_modules && npm ci", checkReading),
    await check("Disk", "Free some space, or name another folder with --data", () => checkDisk(config)),
    await check("Store and queue", "Stop the process that uses it, or check the URLs", () => checkStore(config)),
  ];
}

export const doctor: Command = {
  summary: "check weights, reading, store, queue and disk, and say how to mend what is wrong",
  usage: "[options]",
  examples: ["attune doctor"],
  async run(args) {
    const findings = await examine(args);
    const isWell = findings.every(({ isOk }) => isOk);
    if (args.flag("json")) {
      process.stdout.write(`${JSON.stringify({ isWell, findings }, undefined, 2)}\n`);
    } else {
      const rows = findings.map(({ check, isOk, found, mend }) => [
        isOk ? pc.green("✓") : pc.red("✗"),
        check,
        mend ? `${found}\n${pc.yellow(mend)}` : found,
      ]);
      process.stdout.write(`${table(["", "check", "found"], rows)}\n`);
    }
    return isWell ? 0 : 1;
  },
};
