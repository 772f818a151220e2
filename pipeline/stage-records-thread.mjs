// A thread has no loader for TypeScript of its own.
import { parentPort, workerData } from "node:worker_threads";
import "../scripts/typescript.mjs";

const { stageForParent } = await import("./stage-records.ts");
const batches = stageForParent(workerData);
let last = Promise.resolve();
parentPort.on("message", () => {
  last = last.then(async () => {
    const { done, value } = await batches.next();
    if (done) parentPort.close();
    else parentPort.postMessage(value);
  });
});
