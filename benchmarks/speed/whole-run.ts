/** A whole run, the same again, and again with a few new texts: seconds, the reading's share, memory over all processes. */

import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFeedback, writeOrders } from "../made-up.ts";
import { record } from "../record.ts";

const texts = Number(process.argv[2] ?? 10_000);
const customers = texts / 5;
const attune = join(import.meta.dirname, "../../attune");

/** Resident memory of a process and all below it, in MB (Linux). */
async function treeMegabytes(root: number): Promise<number> {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, "utf8").catch(() => "");
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
    sizes.set(Number(name), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid)!));
  return [...sizes].filter(([pid]) => pid > 1 && isBelow(pid)).reduce((sum, [, size]) => sum + size, 0);
}

async function timed(args: readonly string[]) {
  const began = performance.now();
  const child = spawn(attune, [...args], { stdio: ["ignore", "pipe", "inherit"] });
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
  let most = 0;
  const timer = setInterval(() => void treeMegabytes(child.pid!).then((now) => (most = Math.max(most, now))), 200);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`attune ${args.join(" ")} ended with ${code}`);
  return {
    seconds: (performance.now() - began) / 1000,
    megabytes: Math.round(most),
    output: JSON.parse(stdout) as object,
  };
}

const folder = await mkdtemp(join(tmpdir(), "attune-run-"));
try {
  const at = (name: string) => join(folder, name);
  await writeFeedback(at("feedback.csv"), { count: texts, customers, words: 24 });
  await writeFeedback(at("more.csv"), { count: 100, customers, words: 24, seed: 7 });
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
    "import of texts, s": Number(imported.seconds.toFixed(1)),
    "import of orders, s": Number(orders.seconds.toFixed(1)),
    "first run, s": Number(first.seconds.toFixed(1)),
    "reading's share of it": Number((reading / 1000 / first.seconds).toFixed(3)),
    "most memory over all processes, MB": first.megabytes,
    "the same again, s": Number(again.seconds.toFixed(1)),
    "with 100 new texts, s": Number(more.seconds.toFixed(1)),
  });
} finally {
  await rm(folder, { recursive: true });
}
