/** A file that takes long enough to import to be killed in the middle. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SampleFile } from "./sample.ts";

/** `attune import` says it before it reads the rows of a file. */
export const importBegins = "understood as";

/** Writes a file of so many texts, all different, with something to mask in each. */
export function writeManyTexts(folder: string, count: number): SampleFile {
  const path = join(folder, "many.csv");
  const rows = Array.from(
    { length: count },
    (_, i) => `f${i},c${i % 999},2026-05-01,Parcel ${i} is late: mail c${i}@example.org`,
  );
  writeFileSync(path, ["id,customer,created_at,comment", ...rows].join("\n"));
  return { path, kind: "feedback" };
}
