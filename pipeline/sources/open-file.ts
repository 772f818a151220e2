/** Opens a file of records, whatever it is: recognised by its content, never by its name alone. */

import { openDelimited } from "./formats/read-delimited.ts";
import { openJson } from "./formats/read-json.ts";
import { openJsonLines } from "./formats/read-json-lines.ts";
import { openXlsx } from "./formats/read-xlsx.ts";
import { decodeText } from "./formats/decode-text.ts";
import { fileBytes } from "./formats/file-bytes.ts";
import { inspectText } from "./formats/sniff-encoding.ts";
import { refuseBinary, sniffContainer, sniffText } from "./formats/sniff-format.ts";
import { UnusableInput, type FileFormat, type OpenedFile } from "./raw-record.ts";

/** What is known of a file; the rest is recognised. */
export interface OpenOptions {
  /** What messages call the file; absent: its path. */
  readonly name?: string;
  readonly format?: FileFormat;
  readonly encoding?: string;
  /** One character. */
  readonly delimiter?: string;
  /** XLSX: the name of the sheet, or its 1-based number. */
  readonly sheet?: string;
  /** JSON: keys from the root to the array of records ("data.tickets"). */
  readonly jsonPath?: string;
}

const sniffedLength = 1 << 18;

async function readStart(chunks: AsyncIterable<string>): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  let text = "";
  for await (const chunk of chunks) {
    text = text.trimStart() + chunk;
    if (text.length > sniffedLength && text.trimStart() !== "") return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

function checkDelimiter(delimiter: string | undefined, file: string): void {
  if (delimiter === undefined || (delimiter.length === 1 && !/["\r\n]/.test(delimiter))) return;
  throw new UnusableInput(`cannot be divided by "${delimiter}"`, { file, wanted: "one character as delimiter" });
}

/**
 * Opens a file. What of it cannot be read row by row is told while its records are; throws `UnusableInput` when none can
 * be: no file, empty, binary, damaged, or not what the options say.
 */
export async function openFile(path: string, options: OpenOptions = {}): Promise<OpenedFile> {
  const { name = path, sheet, jsonPath } = options;
  const delimiter = options.format === "tsv" ? (options.delimiter ?? "\t") : options.delimiter;
  checkDelimiter(delimiter, name);
  const file = await fileBytes(path, name);
  if (sniffContainer(file) === "zip") return { name, ...(await openXlsx(file, { sheet })) };
  if (options.format === "xlsx") throw new UnusableInput("is no XLSX workbook", { file: name, wanted: "XLSX" });

  const { encoding, warnings } = await inspectText(file, options.encoding);
  if (!/^utf-?(16|32)/.test(encoding)) refuseBinary(file);
  const { text, isWhole } = await readStart(decodeText(file.chunks(), encoding));
  if (text.trim() === "") {
    throw new UnusableInput("is empty", { file: name, wanted: "a header line and rows, or JSON" });
  }
  const format = options.format ?? (delimiter === undefined ? sniffText(text, { name, isWhole }) : "csv");
  if (format === "json") return { name, ...(await openJson(file, { encoding, warnings, jsonPath })) };
  if (format === "jsonl") return { name, ...(await openJsonLines(file, { encoding, warnings })) };
  return { name, ...(await openDelimited(file, { encoding, warnings, delimiter })) };
}
