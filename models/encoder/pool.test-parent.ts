/** A process for the pool's tests: opens a pool, tells of its child, and neither closes it nor ends on purpose. */

import { openPool } from "./pool.ts";

const pool = openPool<unknown, unknown>(new URL("./pool.test-worker.ts", import.meta.url), { processes: 1 });
const [pid, folder] = await pool.run(["pid", "folder"]);
process.send?.({ pid, folder });
// The channel to its own parent is all that keeps this process, unless it is told to forget that too.
if (process.argv[2] === "forgetful") process.disconnect();
else process.on("message", () => undefined);
