/** Reads the rows of a sheet as a stream. */

import type { RawEntry } from "../raw-record.ts";
import { count, MAX_COLUMNS, tooLongCell } from "./limits.ts";
import { readXml, type SheetPart, type Workbook } from "./xlsx-book.ts";
import { textCollector, type BoundedText } from "./xlsx-text.ts";
import { columnOf, dateText, numberText } from "./xlsx-values.ts";
import { attribute } from "./xml-tags.ts";

/** A cell under way. */
interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/**
 * The rows of a sheet that hold something, with the sheet's own row numbers; each as long as its last filled cell. A row
 * with a cell that cannot be read is a problem. Throws where the sheet is damaged.
 */
export async function* sheetRows(book: Workbook, sheet: SheetPart): AsyncGenerator<RawEntry[]> {
  let entries: RawEntry[] = [];
  let [row, column] = [0, 0];
  let values: string[] = [];
  let problem: { readonly column: number; readonly reason: string } | undefined;
  let cell: Cell | undefined;
  let isFormula = false;
  let value: BoundedText = "";
  const text = textCollector();
  let [isValue, isPhonetic] = [false, false];

  function shown({ type, style }: Cell, raw: string): BoundedText | undefined {
    if (raw === "" || type === "e") return "";
    if (type === "s") return book.strings[Number(raw)];
    if (type === "b") return raw === "1" ? "true" : "false";
    if (type !== "n") return raw;
    const kind = book.kinds[style] ?? "number";
    return kind === "number" ? numberText(raw) : dateText(raw, { kind, is1904: book.is1904 });
  }

  function endCell(cell: Cell): void {
    const { column } = cell;
    // Programs that write formulas and do not compute them.
    if (isFormula && value === "" && cell.type === "n") problem ??= { column, reason: "Formula without a value" };
    const found = typeof value === "number" ? value : shown(cell, value);
    if (found === "") return;
    if (column > MAX_COLUMNS) problem ??= { column, reason: `More than ${count(MAX_COLUMNS)} columns` };
    else if (found === undefined) problem ??= { column, reason: "The workbook has no text for this cell" };
    else if (typeof found === "number") problem ??= { column, reason: tooLongCell(found) };
    else {
      while (values.length < column - 1) values.push("");
      values[column - 1] = found;
    }
  }

  const handler = {
    open(name: string, attributes: string): void {
      if (name === "row") {
        row = Number(attribute(attributes, "r")) || row + 1;
        [column, values, problem] = [0, [], undefined];
      } else if (name === "c") {
        column = columnOf(attribute(attributes, "r") ?? "") ?? column + 1;
        const style = Number(attribute(attributes, "s") ?? 0);
        cell = { column, style, type: attribute(attributes, "t") ?? "n" };
        value = "";
        isFormula = false;
      } else if (name === "f") isFormula = true;
      else if (name === "v" || name === "t") isValue = cell !== undefined;
      else if (name === "rPh") isPhonetic = true;
    },
    close(name: string): void {
      if (name === "v") {
        isValue = false;
        value = text.take();
      } else if (name === "t") isValue = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "is") value = text.take();
      else if (name === "c" && cell) {
        endCell(cell);
        cell = undefined;
      } else if (name === "row") {
        if (problem) entries.push({ line: row, ...problem });
        else if (values.length > 0) entries.push({ line: row, values });
      }
    },
    text(piece: string): void {
      if (isValue && !isPhonetic) text.add(piece);
    },
  };

  for await (const _ of readXml(book.path, { entry: sheet.entry, handler })) {
    if (entries.length === 0) continue;
    yield entries;
    entries = [];
  }
}
