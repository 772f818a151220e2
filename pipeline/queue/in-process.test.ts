import { checkQueue } from "../../tests/check-queue.ts";
import { inProcessQueue } from "./in-process.ts";

checkQueue(async () => inProcessQueue({ retryMs: 20 }));
