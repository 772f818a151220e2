/** The demonstration: the sample shop from files to segments and an audience. */

import { writeFile } from "node:fs/promises";
import { pc } from "./colours.ts";
import { report } from "../api/report/report.ts";
import { ask } from "../pipeline/ask.ts";
import { latest } from "../pipeline/look-up.ts";
import { parse } from "./command.ts";
import { audienceText } from "./print-audience.ts";
import { importAndPrint } from "./import.ts";
import { overviewText, segmentsText } from "./print-segments.ts";
import { explain } from "./errors.ts";
import { run } from "./run.ts";
import { analyse, demoFolder, runOptionsOf, withEngine } from "./session.ts";

const files = ["tickets.csv", "survey.csv", "reviews.csv", "chats.json", "orders.csv", "customers.csv"];
const question = "negative-sentiment high-value customers";
const reportFile = "attune-report.html";

/** Runs the demonstration in the current folder. The exit code. */
export async function demo(): Promise<number> {
  const began = Date.now();
  // The demonstration keeps to a folder of its own, so that it never mixes with anybody's data.
  const args = parse(run, ["--data", demoFolder]);
  try {
    await withEngine(args, async (engine) => {
      for (const file of files) await importAndPrint(engine, `data-samples/${file}`, { json: false, brief: true });
      await analyse(engine, runOptionsOf(args));
      const last = await latest(engine.database);
      process.stdout.write(`\n${overviewText(last.overview)}\n${segmentsText(last.segments)}\n`);
      const audience = await ask(engine.database, last, { words: question });
      process.stdout.write(`${pc.bold(`attune ask "${question}"`)}\n${audienceText(audience, { limit: 5 })}\n`);
      await writeFile(reportFile, await report(engine.database));
    });
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `${pc.green("✓")} Done in ${seconds} s. The report is in ${pc.cyan(reportFile)}: open it in a browser.\n\nNext:\n` +
      `  ./attune segments s1 --data ${demoFolder}       who is in the first segment\n` +
      `  ./attune ask "unhappy customers" --data ${demoFolder}\n` +
      `  ./attune run YOUR-EXPORT.csv --orders ORDERS.csv   your own customers\n` +
      `  ./attune serve --data ${demoFolder}             this shop's API and report on http://localhost:3000\n`,
  );
  return 0;
}
