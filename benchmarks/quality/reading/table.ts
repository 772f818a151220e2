/** Rows of the public sets: tab-separated with a header, quoted or not, gzipped or not. */

import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The rows as records of the header's names. Only gzipped sets quote their cells. */
export function table(path: string): readonly Readonly<Record<string, string>>[] {
  const bytes = readFileSync(path);
  const isZipped = path.endsWith(".gz");
  return parse(isZipped ? gunzipSync(bytes) : bytes, { columns: true, delimiter: "\t", quote: isZipped ? '"' : false });
}
