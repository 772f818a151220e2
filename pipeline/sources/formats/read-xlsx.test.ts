import { describe, expect, it } from "vitest";
import { openFile, type OpenOptions } from "../open-file.ts";
import { UnusableInput } from "../raw-record.ts";
import { readAll, withFile, workbookOf, zipOf } from "../../../tests/temporary-files.ts";

const read = (bytes: Uint8Array, options: OpenOptions = {}) =>
  withFile(bytes, async (path) => {
    const opened = await openFile(path, { name: "f.xlsx", ...options });
    return { opened, ...(await readAll(opened)) };
  });
const refusal = (bytes: Uint8Array) =>
  read(bytes).then(
    () => "none",
    (error: unknown) => (error instanceof UnusableInput ? error.message.replace(/: wanted.*/, "") : String(error)),
  );
const inline = (...cells: readonly string[]) =>
  cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("");
const header = `<row r="1">${inline("id", "text")}</row>`;
const book = (rows: string, more = {}) => zipOf(workbookOf(header + rows, more));

describe("XLSX", () => {
  it("is read: shared, inline and rich text, numbers, dates, booleans, formulas, errors", async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>';
    const strings = "<si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si>";
    const rows =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>' +
      '<row r="5"><c r="A5"><v>0.30000000000000004</v></c><c r="B5" s="1"><v>45717</v></c></row>' +
      '<row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" t="str"><f>A1</f><v>a &amp; b</v></c></row>' +
      '<row r="7"><c r="A7" t="e"><v>#REF!</v></c><c r="B7" t="inlineStr"><is><t>two&#10;lines</t></is></c></row>';
    const { opened, rows: found, problems } = await read(book(rows, { strings, styles }));
    expect(opened).toMatchObject({
      format: "xlsx",
      sheet: "Sheet1",
      headers: ["id", "text"],
      headerLine: 1,
      warnings: [],
    });
    expect(found).toEqual([
      [2, "plain", "rich"],
      [5, "0.3", "2025-03-01"],
      [6, "true", "a & b"],
      [7, "", "two\nlines"],
    ]);
    expect(problems).toEqual([]);
  });

  it("is read without references of rows and cells, and with prefixed tags", async () => {
    const rows = `<x:row><x:c t="inlineStr"><x:is><x:t>1</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>`;
    expect((await read(zipOf(workbookOf(header + rows)))).rows).toEqual([[2, "1", "2"]]);
  });

  it("loses the row of a bad cell, and no other", async () => {
    const rows =
      '<row r="2"><c r="A2" t="s"><v>7</v></c></row>' +
      `<row r="3"><c r="A3"><v>1</v></c><c r="B3" t="inlineStr"><is><t>${"x".repeat(1_000_001)}</t></is></c></row>` +
      '<row r="4"><c r="A4"><f>1+1</f></c></row>' +
      '<row r="5"><c r="A5"><v>1</v></c><c r="ZZZ5"><v>2</v></c></row>' +
      `<row r="6">${inline("6", "fine")}</row>`;
    const { rows: found, problems } = await read(book(rows));
    expect(found).toEqual([[6, "6", "fine"]]);
    expect(problems).toEqual([
      { line: 2, column: "id", reason: "The workbook has no text for this cell" },
      { line: 3, column: "text", reason: "Cell of 1,000,001 characters, more than 1,000,000" },
      { line: 4, column: "id", reason: "Formula without a value" },
      { line: 5, column: 18278, reason: "More than 10,000 columns" },
    ]);
  });

  it("passes over a million empty rows and cells", async () => {
    const rows = `<row r="2">${inline("1", "a")}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>`;
    expect((await read(book(rows))).rows).toEqual([[2, "1", "a"]]);
  });

  it("is read from the sheet that is asked for, and says which there are", async () => {
    await expect(read(book(`<row r="2">${inline("1", "a")}</row>`), { sheet: "Orders" })).rejects.toThrow(
      'f.xlsx has no sheet "Orders": wanted one of "Sheet1"',
    );
    expect((await read(book(`<row r="2">${inline("1", "a")}</row>`), { sheet: "1" })).rows).toEqual([[2, "1", "a"]]);
  });

  it("delivers the rows before a damage, and says where it is", async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 2}">${inline(`${i}`, `a${(i * 7919) % 1000}`)}</row>`,
    ).join("");
    const bytes = book(rows);
    const at = bytes.indexOf("xl/sharedStrings.xml") - 3000;
    bytes.fill(0xff, at, at + 64);
    const { rows: found, problems } = await read(bytes);
    expect(found.length).toBeGreaterThan(1000);
    expect(problems).toEqual([
      { line: found.length + 2, reason: `The sheet is damaged: nothing after row ${found.length + 1} can be read` },
    ]);
  });
});

describe("XLSX that is none, or a trap", () => {
  const whole = book(`<row r="2">${inline("1", "a")}</row>`);

  it.each([
    ["cut off", whole.subarray(0, whole.length - 30), "f.xlsx is an incomplete ZIP archive"],
    ["another archive", zipOf({ "a.txt": "x" }), "f.xlsx is a ZIP archive that holds no workbook"],
    ["a Word document", zipOf({ "word/document.xml": "<w/>" }), "f.xlsx is a Word document"],
    ["encrypted", zipOf(workbookOf(header), { flags: 1 }), "f.xlsx is encrypted"],
    ["without rows", zipOf(workbookOf("")), "f.xlsx is empty"],
    [
      "a part outside its folder",
      zipOf({ ...workbookOf(header), "../../etc/passwd": "x" }),
      "f.xlsx is a ZIP archive with a part that would be unpacked outside its folder",
    ],
    [
      "more than its directory promises",
      zipOf(workbookOf(header + `<row r="2">${inline("1", "a".repeat(5000))}</row>`), { size: 100 }),
      "f.xlsx is a damaged workbook",
    ],
    [
      "a promise of gigabytes",
      zipOf(workbookOf(header), { size: 4_000_000_000 }),
      "f.xlsx unpacks to more than 209,715,200 bytes",
    ],
    [
      "zeros",
      zipOf({ ...workbookOf(header), "xl/worksheets/sheet1.xml": Buffer.alloc(100_000_000) }),
      "f.xlsx unpacks to more than 250 times its size",
    ],
    [
      "entities in entities",
      zipOf({
        ...workbookOf(header),
        "xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
      }),
      "f.xlsx is a damaged workbook",
    ],
    [
      "an old or encrypted workbook",
      Buffer.from("d0cf11e0a1b11ae1" + "00".repeat(600), "hex"),
      "f.xlsx is an old Excel (.xls) or a password-protected workbook",
    ],
  ])("is refused: %s", async (_name, bytes, message) => {
    const from = performance.now();
    expect(await refusal(bytes)).toBe(message);
    expect(performance.now() - from).toBeLessThan(2000);
  });

  it("shared strings that repeat a long one take no memory", async () => {
    const strings = `<si><t>${"x".repeat(900_000)}</t></si>`;
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="s"><v>0</v></c></row>`,
    ).join("");
    const before = process.memoryUsage().rss;
    expect((await read(book(rows, { strings }))).rows).toHaveLength(2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});
