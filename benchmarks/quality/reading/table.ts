/** Rows of the public sets: tab-separated with a header, quoted or not, gzipped or not. */

import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The rows as records of the header's names. Mostly, only gzipped sets quote their cells. */
export function table(
  path: string,
  { quote = path.endsWith(".gz") ? '"' : false }: { readonly quote?: string | false } = {},
): readonly Readonly<Record<string, string>>[] {
  const bytes = readFileSync(path);
  return parse(path.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true, delimiter: "\t", quote });
}
