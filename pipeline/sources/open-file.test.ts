import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAll, withFile } from "../../tests/temporary-files.ts";
import { openFile } from "./open-file.ts";
import { UnusableInput } from "./raw-record.ts";

const dirty = (name: string) => new URL(`../../data-samples/dirty/${name}`, import.meta.url).pathname;
const read = async (name: string) => {
  const opened = await openFile(dirty(name), { name });
  return { opened, ...(await readAll(opened)) };
};

describe("openFile() on data-samples/dirty", () => {
  it("reads UTF-16 with tabs, quotes and other scripts", async () => {
    const { opened, rows } = await read("utf-16.txt");
    expect(opened).toMatchObject({ format: "tsv", encoding: "utf-16le", delimiter: "\t", warnings: [] });
    expect(rows[1]).toEqual([3, "4102", "C-204", "Lieferung super schnell,\r\nund der Bambus lebt!", "2025-03-02"]);
    expect(rows[2]?.[3]).toBe("Кресло пришло сломанным, ответа нет вторую неделю.");
  });

  it("reads Windows-1252 with semicolons", async () => {
    const { opened, rows } = await read("windows-1252.csv");
    expect(opened).toMatchObject({
      encoding: "windows-1252",
      delimiter: ";",
      warnings: ["Not UTF-8: read as windows-1252"],
    });
    expect(rows[1]?.[3]).toBe("„Wetterfest“ steht drauf, nach zwei Tagen Regen rostet der Grill");
  });

  it("reads Shift-JIS", async () => {
    const { opened, rows } = await read("shift-jis.csv");
    expect(opened).toMatchObject({ encoding: "shift_jis", headers: ["番号", "お客様", "本文", "日付"] });
    expect(rows[2]).toEqual([4, "3", "K-903", "椅子の表示と色が違います。", "2025-03-04"]);
  });

  it("reads UTF-8 with a line of another encoding, and names it", async () => {
    const { opened, rows } = await read("broken-utf-8.csv");
    expect(opened.warnings).toEqual(["Line 3: byte EE is not UTF-8 (3 such bytes in the file, read as Windows-1252)"]);
    expect(rows.map((row) => row[3])).toEqual([
      "Très joli arrosoir livré en deux jours",
      "Le parasol est abîmé et personne ne répond",
      "La lampe éclaire très bien",
    ]);
  });

  it("goes on after a quote that is never closed", async () => {
    const { rows, problems } = await read("unclosed-quote.csv");
    expect(problems).toEqual([{ line: 3, column: "text", reason: "The quote that opens here is never closed" }]);
    expect(rows.map(([line, id]) => [line, id])).toEqual([
      [2, "1"],
      [4, "3"],
      [5, "4"],
    ]);
  });

  it("keeps equal, empty and strange headers apart", async () => {
    const { opened, rows } = await read("equal-headers.csv");
    expect(opened.headers).toEqual(["id", "comment", "comment (2)", "__proto__", "column 5", "constructor"]);
    expect(rows[1]).toEqual([3, "2", "Good hose", "", "C-2", "app", "x"]);
  });

  it("removes NUL characters and says where", async () => {
    const { opened, rows } = await read("nul-bytes.csv");
    expect(opened.warnings).toEqual(["Line 3: NUL characters were removed (2 in the file)"]);
    expect(rows[1]).toEqual([3, "2", "C-2", "The door mat smells of petrol"]);
  });

  it("finds the header below titles", async () => {
    const { opened, rows } = await read("titles-above-header.csv");
    expect(opened).toMatchObject({ headers: ["Ticket", "Customer", "Message", "Date"], headerLine: 4 });
    expect(rows).toHaveLength(2);
  });

  it("reads what Excel writes with sep=", async () => {
    expect((await read("sep-line.csv")).rows).toEqual([
      [3, "1", "C-5", "Paid for express; came after nine days"],
      [4, "2", "C-6", "Die Säge ist scharf, der Griff auch"],
    ]);
  });

  it("reports rows that are too long or too short", async () => {
    const { rows, problems } = await read("rows-too-long-and-short.csv");
    expect(rows.map(([, id]) => id)).toEqual(["1", "4", "5"]);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it("reads mixed line ends", async () => {
    expect((await read("mixed-line-ends.csv")).rows).toEqual([
      [2, "1", "C-1", "Pillow is flat"],
      [3, "2", "C-2", "Came late,\rbut well packed"],
      [5, "3", "C-3", "Great paint"],
    ]);
  });

  it("delivers the whole records of truncated JSON, and says where it ends", async () => {
    const { objects, problems } = await read("truncated.json");
    expect(objects).toMatchObject([{ id: 1 }, { id: 2 }]);
    const reason = "The text ends within the record that begins at line 6, column 5";
    expect(problems).toEqual([{ line: 6, column: 38, reason }]);
  });

  it("loses one bad line of JSON Lines", async () => {
    const { objects, problems } = await read("bad-line.jsonl");
    expect(objects).toMatchObject([{ id: "r1" }, { id: "r3" }]);
    expect(problems).toMatchObject([{ line: 2, column: 57 }]);
  });

  it("finds the table of a workbook: second sheet, below a title, dates and all", async () => {
    const { opened, rows, problems } = await read("title-above-header.xlsx");
    expect(opened).toMatchObject({ sheet: "Feedback", headerLine: 3 });
    expect(rows[0]).toEqual([
      5,
      "7001",
      "C-31",
      "The bench wobbles,\nand a screw is missing",
      "2025-02-24T09:05:30",
      "0.3",
      "true",
    ]);
    expect(rows[1]?.slice(4, 6)).toEqual(["2025-02-25", "19.9"]);
    expect(problems).toEqual([{ line: 8, column: "Ticket", reason: "Formula without a value" }]);
  });

  it("opens a header without rows, and says so", async () => {
    const { opened, rows } = await read("header-only.csv");
    expect(opened).toMatchObject({
      headers: ["id", "customer", "text", "date"],
      warnings: ["There are no rows below the header"],
    });
    expect(rows).toEqual([]);
  });

  it.each([
    ["empty.csv", "empty.csv is empty: wanted a header line and rows, or JSON"],
    ["photo.csv", "photo.csv is a PNG image: wanted CSV, TSV, JSON, JSONL or XLSX"],
    [
      "login-page.csv",
      "login-page.csv is a web page (HTML), perhaps of a log-in or saved as .xls: wanted CSV, TSV, JSON, JSONL or XLSX",
    ],
    ["no-such-file.csv", "no-such-file.csv does not exist: wanted a file that can be read"],
    ["", " is a folder: wanted a file that can be read"],
  ])("refuses %j", async (name, message) => {
    await expect(openFile(dirty(name), { name })).rejects.toThrow(message);
  });
});

describe("openFile()", () => {
  it.each(["", " \n\n", "\ufeff", "\0\0"])("calls %j empty", async (content) => {
    await expect(withFile(content, (path) => openFile(path, { name: "f" }))).rejects.toThrow(UnusableInput);
  });

  it("opens any bytes, or says in an UnusableInput why not", async () => {
    const seeds = [
      'id,text\n1,"a"\n',
      '{"a":[{"b":1},',
      '{"a":1}\n{"b"',
      "PK\x03\x04",
      "\ufeffa;b\r\n1;2",
      "a\0,\xe9\r",
      "[{}]",
    ];
    const content = fc
      .array(fc.oneof(fc.constantFrom(...seeds.map((seed) => Buffer.from(seed))), fc.uint8Array({ maxLength: 30 })), {
        maxLength: 6,
      })
      .map((parts) => Buffer.concat(parts));
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        await withFile(bytes, async (path) => {
          try {
            const opened = await openFile(path);
            for (const row of (await readAll(opened)).rows) expect(row).toHaveLength(opened.headers.length + 1);
          } catch (error) {
            expect(error).toBeInstanceOf(UnusableInput);
          }
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
