/**
 * A whole run, the same again, and again with a few new texts: seconds, the reading's share, memory over all processes.
 * CPU-seconds stand beside, since they hardly depend on what else the machine does.
 */

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encoderFolder } from "../../models/encoder/check-weights.ts";
import { loadWordPiece } from "../../models/encoder/wordpiece.ts";
import { madeUpTexts, writeFeedback, writeOrders } from "../made-up.ts";
import { record } from "../record.ts";
import { cpuSecondsOf, descendants, residentBytesOf } from "./processes.ts";

const texts = Number(process.argv[2] ?? 10_000);
const customers = texts / 5;
/** Makes about 32 tokens. */
const words = 16;
const attune = join(import.meta.dirname, "../../attune");

async function timed(args: readonly string[]) {
  const began = performance.now();
  const child = spawn(attune, [...args], { stdio: ["ignore", "pipe", "inherit"] });
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
  let most = 0;
  let [own, reading] = [0, 0];
  // The readers are the only processes below; they live until the end.
  const look = () => {
    const below = descendants(child.pid!);
    most = Math.max(most, (residentBytesOf([child.pid!, ...below]) ?? 0) / 1e6);
    own = Math.max(own, cpuSecondsOf([child.pid!]) ?? 0);
    reading = Math.max(reading, cpuSecondsOf(below) ?? 0);
  };
  const timer = setInterval(look, 200);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`attune ${args.join(" ")} ended with ${code}`);
  return {
    seconds: (performance.now() - began) / 1000,
    megabytes: Math.round(most),
    cpu: { own: Math.round(own), reading: Math.round(reading) },
    output: JSON.parse(stdout) as object,
  };
}

function meanTokens(): number {
  const wordPiece = loadWordPiece(join(encoderFolder, "tokenizer.json"));
  const made = [...madeUpTexts({ count: texts, words })];
  return Number((made.reduce((sum, text) => sum + wordPiece.encode(text).ids.length + 2, 0) / texts).toFixed(1));
}

const folder = await mkdtemp(join(tmpdir(), "attune-run-"));
try {
  const at = (name: string) => join(folder, name);
  await writeFeedback(at("feedback.csv"), { count: texts, customers, words });
  await writeFeedback(at("more.csv"), { count: 100, customers, words, seed: 7 });
  await writeOrders(at("orders.csv"), { count: texts * 2, customers });
  const data = ["--data", at("store"), "--json"];
  const imported = await timed(["import", at("feedback.csv"), "--as", "feedback", ...data]);
  const orders = await timed(["import", at("orders.csv"), "--as", "orders", ...data]);
  const first = await timed(["analyse", ...data]);
  const again = await timed(["analyse", ...data]);
  await timed(["import", at("more.csv"), "--as", "feedback", ...data]);
  const more = await timed(["analyse", ...data]);
  const { run } = first.output as {
    run: { startedAt: string; endedAt: string; steps: { name: string; milliseconds?: number }[] };
  };
  const reading = run.steps.find(({ name }) => name.includes("attitude"))?.milliseconds ?? 0;
  await record("whole-run", {
    texts,
    customers,
    "tokens a text, mean": meanTokens(),
    "import of texts, s": Number(imported.seconds.toFixed(1)),
    "import of orders, s": Number(orders.seconds.toFixed(1)),
    "first run, s": Number(first.seconds.toFixed(1)),
    "reading's share of it": Number((reading / 1000 / first.seconds).toFixed(3)),
    "CPU-seconds of the reading processes": first.cpu.reading,
    "CPU-seconds of all else": first.cpu.own,
    "most memory over all processes, MB": first.megabytes,
    "the same again, s": Number(again.seconds.toFixed(1)),
    "the same again, CPU-seconds": again.cpu.own + again.cpu.reading,
    "with 100 new texts, s": Number(more.seconds.toFixed(1)),
    "with 100 new texts, CPU-seconds": more.cpu.own + more.cpu.reading,
  });
} finally {
  await rm(folder, { recursive: true });
}
