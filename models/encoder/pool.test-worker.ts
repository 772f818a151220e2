/** A child for the pool's tests: doubles numbers, and does on command what children do when they go wrong. */

import { serveParent } from "./serve-parent.ts";

const [mode] = process.argv.slice(2);

async function answer(item: unknown): Promise<unknown> {
  if (item === "die") process.kill(process.pid, "SIGKILL");
  if (item === "hang") await new Promise(() => undefined);
  if (item === "pid") return process.pid;
  if (item === "environment") return Object.keys(process.env).sort();
  if (item === "folder") return process.cwd();
  if (item === "swell") return Buffer.alloc(300e6, 1).length;
  return Number(item) * 2;
}

await serveParent<unknown, unknown>(async () => {
  if (mode === "broken") throw new Error("The weights are damaged");
  return (items) => Promise.all(items.map(answer));
});
