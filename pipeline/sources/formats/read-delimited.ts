/** Opens delimited text: CSV, TSV and their relatives. */

import { inBatches, type OpenedFile } from "../raw-record.ts";
import { decodeText } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { delimiterLine, sniffDialect } from "./sniff-delimiter.ts";
import { recordSplitter } from "./split-records.ts";
import { tableHead } from "./table-head.ts";

/** Characters and rows of a file's head on which dialect, header and width are decided. */
const headLength = 1 << 20;
const headRows = 200;

export interface DelimitedOptions {
  readonly encoding: string;
  readonly warnings: readonly string[];
  readonly delimiter?: string;
}

async function readHead(chunks: AsyncIterable<string>): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  let text = "";
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > headLength) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

/** Opens delimited text. Throws `UnusableInput` when there is no header, or one with more than 10,000 columns. */
export async function openDelimited(
  file: FileBytes,
  { encoding, warnings, delimiter }: DelimitedOptions,
): Promise<OpenedFile> {
  const chunks = () => decodeText(file.chunks(), encoding);
  const { text, isWhole } = await readHead(chunks());
  const dialect = sniffDialect(text, { isWhole, delimiter });

  const splitter = recordSplitter(dialect);
  const complete = splitter.write(text);
  // The last record of a part of a file may be cut; a single one is all there is to go by.
  const entries = isWhole || complete.length === 0 ? complete.concat(splitter.end()) : complete;
  const first = entries.slice(delimiterLine(text) === undefined ? 0 : 1);
  const isAll = isWhole && first.length <= headRows;
  const head = tableHead(first.slice(0, headRows), { file: file.name, isWhole: isAll });

  return {
    format: dialect.delimiter === "\t" ? "tsv" : "csv",
    encoding,
    ...(dialect.delimiter && { delimiter: dialect.delimiter }),
    headers: head.headers,
    headerLine: head.headerLine,
    warnings: [...warnings, ...head.warnings],
    async *records() {
      const splitter = recordSplitter(dialect);
      for await (const text of chunks()) yield* inBatches(head.rowsOf(splitter.write(text)));
      yield* inBatches(head.rowsOf(splitter.end()));
    },
  };
}
