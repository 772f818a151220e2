/**
 * A process that races others for locks: `lock-racer.ts ROOT ROUNDS`. It says "ready" and waits for the file ROOT/start,
 * which holds a moment (ms since 1970). From then on it tries every 30 ms for the next of ROOT/0, ROOT/1, …, keeps what it
 * gets, prints the list of it, and stays alive.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FolderInUse, lockFolder } from "../pipeline/store/folder-lock.ts";

const [root, rounds] = process.argv.slice(2);
console.log("ready");
while (!existsSync(join(root!, "start"))) await sleep(10);
const start = Number(readFileSync(join(root!, "start"), "utf8"));
const won: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const at = start + round * 30;
  await sleep(Math.max(0, at - Date.now() - 3));
  // The last milliseconds without sleeping, so that all try at the same moment.
  while (Date.now() < at);
  try {
    await lockFolder(join(root!, String(round)), { waitMs: 0 });
    won.push(round);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
  }
}
console.log(`won ${JSON.stringify(won)}.`);
setInterval(() => {}, 1000);
