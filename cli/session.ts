/** One command's time with the store: open, do, close. */

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pcErr as pc } from "./colours.ts";
import { counted } from "../models/statistics/format.ts";
import { readConfig, type Config } from "../config.ts";
import { openEngine, type Engine, type Place } from "../pipeline/engine.ts";
import { savedAudiences } from "../pipeline/audiences/look-up.ts";
import { NotFoundError } from "../pipeline/look-up.ts";
import { loadAudiences } from "../pipeline/store/audience/saved.ts";
import { standingOptions, type RunWishes } from "../pipeline/standing-options.ts";
import { loadRun, type RunState } from "../pipeline/store/runs.ts";
import { readTaxonomy } from "../pipeline/read-taxonomy.ts";
import { saveTaxonomy } from "../pipeline/store/taxonomies.ts";
import { parseWeights } from "../pipeline/stages/feature-weights.ts";
import { wholeNumber, UsageError, type Arguments, type OptionHelp } from "./command.ts";
import { keptText } from "./kept-options.ts";
import { movesText } from "./print-moves.ts";
import { progressLine } from "./terminal.ts";

/** The configuration, with what was typed before what the environment says. */
export function configOf(args: Arguments): Config {
  const data = args.text("data");
  // A folder that was typed is meant, whatever the environment says of servers.
  return readConfig(data === undefined ? {} : { ATTUNE_DATA: data, DATABASE_URL: "", REDIS_URL: "" });
}

/** Where the store is that a configuration names. */
export function placeOf({ dataFolder, databaseUrl, redisUrl, webhookHosts }: Config): Place {
  return databaseUrl !== undefined && redisUrl !== undefined
    ? { databaseUrl, redisUrl, webhookHosts }
    : { dataFolder, webhookHosts };
}

/** Opens the store for the time of `work`, and closes it whatever happens. */
export async function withEngine<T>(args: Arguments, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine(placeOf(configOf(args)));
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/**
 * Opens a store that is there already, to look into it. Throws `NotFoundError` when nothing was stored yet: looking makes no
 * folder.
 */
export async function withStored<T>(args: Arguments, work: (engine: Engine) => Promise<T>): Promise<T> {
  const config = configOf(args);
  if (!isStored(config)) {
    const { dataFolder } = config;
    const elsewhere = isStored({ ...config, dataFolder: demoFolder })
      ? `, or --data ${demoFolder} for the demonstration`
      : "";
    throw new NotFoundError(
      `Nothing is stored in ${dataFolder} yet: attune run FILE… reads your exports, npm run demo a made-up shop${elsewhere}`,
    );
  }
  return withEngine(args, work);
}

/** Opens a store of its own for the time of `work`, of which nothing stays. */
export async function withPassingStore<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const dataFolder = await mkdtemp(join(tmpdir(), "attune-dry-run-"));
  try {
    const engine = await openEngine({ dataFolder });
    return await work(engine).finally(() => engine.close());
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Where the demonstration keeps its data. */
export const demoFolder = "attune-data/demo";

/** Whether there is a store; servers are taken to have one. */
export function isStored(config: Config): boolean {
  const { dataFolder } = placeOf(config);
  return dataFolder === undefined || existsSync(join(dataFolder, "database"));
}

/** Options of the commands that start a run. */
export const runOptions: Readonly<Record<string, OptionHelp>> = {
  seed: { type: "string", value: "N", help: "start of all chance (default 1)" },
  "as-of": { type: "string", value: "DATE", help: "the day to look back from (default: the latest in the data)" },
  segments: {
    type: "string",
    value: "N",
    help: "number of segments, 2 to 20, or auto: the data decides (default: as the analysis before, else auto)",
  },
  weigh: {
    type: "string",
    value: "GROUP=N,…",
    help: "how much value, attitude, topics and behaviour count; usual is value=1,attitude=0.67,topics=0.33,behaviour=0.25",
  },
  protect: {
    type: "string",
    value: "COLUMN,…",
    help: "columns of the customer list that segments may not follow, beside gender, age, religion and the like; or none",
  },
  topics: {
    type: "string",
    value: "N",
    help: "number of topics, 2 to 50, or auto: the data decides (default: as the analysis before, else auto)",
  },
  taxonomy: {
    type: "string",
    value: "FILE",
    help: "the topics themselves, a line each, name,sentence,… or JSON; what is on none of them is on no topic",
  },
  relearn: { type: "boolean", help: "learn topics and segments anew, however little has changed since" },
  retry: { type: "boolean", help: "try texts again that a stage failed over in runs before" },
};

function numberOrAuto(args: Arguments, { name, ...bounds }: { name: string; least: number; most: number }) {
  return args.text(name) === "auto" ? "auto" : wholeNumber(args, { name, ...bounds });
}

/** The run that was typed. */
export function runOptionsOf(args: Arguments): RunWishes {
  const asOf = args.text("as-of");
  const at = asOf === undefined ? undefined : new Date(asOf);
  if (at && Number.isNaN(at.getTime())) throw new UsageError(`--as-of is ${asOf}: wanted a date such as 2026-06-30`);
  const segments = numberOrAuto(args, { name: "segments", least: 2, most: 20 });
  const topics = numberOrAuto(args, { name: "topics", least: 2, most: 50 });
  return {
    seed: wholeNumber(args, { name: "seed", least: 0, most: 2 ** 31 - 1 }) ?? 1,
    ...(at && { asOf: at.toISOString() }),
    ...(segments !== undefined && { segments }),
    ...(topics !== undefined && { topics }),
    ...(args.flag("relearn") && { relearn: true }),
    ...weightsOf(args),
    ...protectedOf(args),
    ...(args.flag("retry") && { retry: true }),
  };
}

/** The same with the topics of the file that was typed, read and stored. Throws `TaxonomyError`. */
export async function withTaxonomy(
  args: Arguments,
  { database, stages }: Engine,
  options: RunWishes,
): Promise<RunWishes> {
  const file = args.text("taxonomy");
  if (file === undefined) return options;
  if (options.topics !== undefined) throw new UsageError("--taxonomy gives the topics: without --topics");
  return { ...options, taxonomy: await saveTaxonomy(database, await readTaxonomy(stages, file)) };
}

function weightsOf(args: Arguments): Pick<RunWishes, "weights"> {
  const said = args.text("weigh");
  if (said === undefined) return {};
  if (said === "usual") return { weights: "usual" };
  try {
    return { weights: parseWeights(said) };
  } catch (error) {
    throw new UsageError(`--weigh is ${JSON.stringify(said)}`, { cause: error });
  }
}

function protectedOf(args: Arguments): Pick<RunWishes, "protect"> {
  const said = args.text("protect");
  if (said === undefined) return {};
  const columns = said.split(",").map((column) => column.trim());
  return { protect: said === "none" ? [] : columns.filter((column) => column !== "") };
}

function progressOf({ steps, activity }: RunState): string {
  const step = steps.at(-1);
  if (activity) return `${activity} …`;
  if (!step) return "Starting …";
  const done = step.answered + step.rejected;
  const seconds = Math.max(0.001, (Date.now() - Date.parse(step.startedAt)) / 1000);
  const rate = step.fresh > 0 ? ` · ${Math.round(step.fresh / seconds)} new/s` : "";
  return `${step.name}: ${done} of ${step.rows}${rate}`;
}

/**
 * Starts a run, works on it here, and waits for its end; what is not wished stays as the analysis before was asked for. Throws with
 * the reason when it fails.
 */
export async function analyse(engine: Engine, wishes: RunWishes): Promise<RunState> {
  const line = progressLine();
  const before = await loadAudiences(engine.database);
  const standing = await standingOptions(engine.database, wishes);
  const id = await engine.startRun(standing.options);
  engine.work();
  for (;;) {
    const state = await loadRun(engine.database, id);
    if (state?.status === "done") {
      line.end(`${pc.green("✓")} Analysed: ${freshAnswers(state)}`);
      const kept = keptText(standing);
      if (kept !== undefined) process.stderr.write(pc.yellow(`${kept}\n`));
      process.stderr.write(movesText(before, await savedAudiences(engine.database)));
      return state;
    }
    if (state?.status === "failed") {
      line.end();
      throw new Error(state.error ?? "The run failed");
    }
    if (state) line.update(progressOf(state));
    await sleep(200); // each look asks the store, which reading needs too
  }
}

function freshAnswers({ steps }: RunState): string {
  const reading = steps.find(({ name }) => name.includes("attitude"));
  const [rows, fresh] = [reading?.rows ?? 0, steps.reduce((sum, step) => sum + step.fresh, 0)];
  return `${counted(rows, "text")}, ${fresh === 0 ? "nothing new" : counted(fresh, "new answer")}`;
}
