/** A large CSV of feedback to stored rows, masking included: rows a second, and memory above the empty store's. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFile } from "../../pipeline/import-file.ts";
import { migrate } from "../../pipeline/store/migrate.ts";
import { openEmbedded } from "../../pipeline/store/pglite.ts";
import { writeFeedback } from "../made-up.ts";
import { record } from "../record.ts";
import { mainThreadSeconds } from "./processes.ts";

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), "attune-ingest-"));
try {
  const file = join(folder, "feedback.csv");
  await writeFeedback(file, { count: rows, customers: Math.ceil(rows / 5), words: 12 });
  const database = await openEmbedded(join(folder, "store"));
  await migrate(database);
  const megabytes = () => process.memoryUsage().rss / 1024 ** 2;
  const before = megabytes();
  const checkpoints: number[] = [];
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, megabytes())), 50);
  const cpuBefore = mainThreadSeconds();
  const began = performance.now();
  const report = await importFile(database, file, {
    as: "feedback",
    progress: (done) => {
      most = Math.max(most, megabytes());
      if (done >= ((checkpoints.length + 1) * rows) / 10) checkpoints.push(Math.round(megabytes()));
    },
  });
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  const storing = mainThreadSeconds() - cpuBefore;
  await database.close();
  await record("ingest", {
    rows: report.rows,
    accepted: report.accepted,
    seconds: Number(seconds.toFixed(1)),
    "rows per second": Math.round(rows / seconds),
    // The thread that stores is the busier one: with two cores free, this is what bounds the rows a second.
    "rows per CPU-second of the thread that stores": Math.round(rows / storing),
    "memory of the open store, MB": Math.round(before),
    "most memory above that, MB": Math.round(most - before),
    "memory at each tenth, MB": checkpoints.join(" "),
  });
} finally {
  await rm(folder, { recursive: true });
}
