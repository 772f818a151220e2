/** `npm run demo`: sets up what is missing, reads data-samples/, and shows what comes of it. */

import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
process.chdir(root);
await import("./typescript.mjs");
const { demo } = await import("../cli/demo.ts");
process.exitCode = await demo();
