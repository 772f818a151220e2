/** A process that holds the lock of a folder until it is told to stop: `lock-holder.ts FOLDER serve`. */

import { lockFolder } from "../pipeline/store/folder-lock.ts";

await lockFolder(process.argv[2]!);
console.log("holding");
process.on("SIGTERM", () => process.exit(0));
setInterval(() => {}, 1000);
