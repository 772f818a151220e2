/** Opens workbooks (XLSX). */

import { inBatches, UnusableInput, type OpenedFile, type RawEntry } from "../raw-record.ts";
import type { FileBytes } from "./file-bytes.ts";
import { tableHead } from "./table-head.ts";
import { readWorkbook, workbookPart, type SheetPart, type Workbook } from "./xlsx-book.ts";
import { sheetRows } from "./xlsx-rows.ts";
import { readZipDirectory } from "./zip-directory.ts";

const headRows = 200;
const wanted = "a whole XLSX workbook without a password";

async function openBook(file: FileBytes): Promise<Workbook> {
  const parts = await readZipDirectory(file);
  try {
    const part = await workbookPart(file.path, parts);
    if (part) return await readWorkbook(file.path, { parts, part });
  } catch (cause) {
    throw new UnusableInput("is a damaged workbook", { file: file.name, wanted, cause });
  }
  const what = parts.has("word/document.xml")
    ? "is a Word document"
    : parts.has("xl/workbook.bin")
      ? "is a binary workbook (.xlsb)"
      : parts.has("content.xml")
        ? "is an OpenDocument file"
        : "is a ZIP archive that holds no workbook";
  throw new UnusableInput(what, { file: file.name, wanted: "CSV, TSV, JSON, JSONL or XLSX" });
}

async function firstRows(
  book: Workbook,
  sheet: SheetPart,
): Promise<{ readonly rows: RawEntry[]; readonly isWhole: boolean }> {
  const rows: RawEntry[] = [];
  for await (const entries of sheetRows(book, sheet)) {
    for (const entry of entries) rows.push(entry);
    if (rows.length >= headRows) return { rows, isWhole: false };
  }
  return { rows, isWhole: true };
}

/** The sheet asked for by name or 1-based number; or else the first, visible before hidden, that has a header and rows. */
async function chooseSheet(book: Workbook, { file, asked }: { readonly file: string; readonly asked?: string }) {
  const names = book.sheets.map(({ name }) => `"${name}"`).join(", ");
  if (asked !== undefined) {
    const named = book.sheets.find(({ name }) => name === asked) ?? book.sheets[Number(asked) - 1];
    if (!named) throw new UnusableInput(`has no sheet "${asked}"`, { file, wanted: `one of ${names}` });
    return { sheet: named, ...(await firstRows(book, named)) };
  }
  const visibleFirst = book.sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden));
  let best: ({ readonly sheet: SheetPart } & Awaited<ReturnType<typeof firstRows>>) | undefined;
  for (const sheet of visibleFirst) {
    const head = await firstRows(book, sheet);
    if (head.rows.length > (best?.rows.length ?? 0)) best = { sheet, ...head };
    if (head.rows.length > 1) break;
  }
  if (!best) throw new UnusableInput("is empty", { file, wanted: "a sheet with a header and rows" });
  return best;
}

/** Opens a workbook. Throws `UnusableInput` when it is damaged, a trap, or holds no table. */
export async function openXlsx(file: FileBytes, { sheet: asked }: { readonly sheet?: string }): Promise<OpenedFile> {
  const book = await openBook(file);
  let chosen: Awaited<ReturnType<typeof chooseSheet>>;
  try {
    chosen = await chooseSheet(book, { file: file.name, asked });
  } catch (cause) {
    if (cause instanceof UnusableInput) throw cause;
    throw new UnusableInput("is a damaged workbook", { file: file.name, wanted, cause });
  }
  const { sheet, rows, isWhole } = chosen;
  const { headers, headerLine, warnings, rowsOf } = tableHead(rows, { file: file.name, isWhole, isPadded: true });
  const others = book.sheets.filter((other) => other !== sheet && other.entry.size > 0).map(({ name }) => `"${name}"`);
  const isChoice = asked === undefined && others.length > 0;
  return {
    format: "xlsx",
    encoding: "utf-8",
    sheet: sheet.name,
    headers,
    headerLine,
    warnings: [...(isChoice ? [`Sheet "${sheet.name}" is read, not ${others.join(", ")}`] : []), ...warnings],
    async *records() {
      let last = headerLine;
      try {
        for await (const entries of sheetRows(book, sheet)) {
          last = entries.at(-1)?.line ?? last;
          yield* inBatches(rowsOf(entries));
        }
      } catch {
        yield [{ line: last + 1, reason: `The sheet is damaged: nothing after row ${last} can be read` }];
      }
    },
  };
}
