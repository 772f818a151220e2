import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openFile, type OpenOptions } from "../open-file.ts";
import { readAll, withFile } from "../../../tests/temporary-files.ts";

const read = (content: string | Uint8Array, options: OpenOptions = {}) =>
  withFile(content, async (path) => {
    const opened = await openFile(path, { name: "f.csv", ...options });
    return { opened, ...(await readAll(opened)) };
  });

describe("delimited text", () => {
  it("is opened with headers, and read as often as one likes", async () => {
    await withFile("id;text\n1;a\n2;b\n", async (path) => {
      const opened = await openFile(path);
      expect(opened).toMatchObject({
        format: "csv",
        encoding: "utf-8",
        delimiter: ";",
        headers: ["id", "text"],
        headerLine: 1,
      });
      expect((await readAll(opened)).rows).toEqual([
        [2, "1", "a"],
        [3, "2", "b"],
      ]);
      expect((await readAll(opened)).rows).toEqual([
        [2, "1", "a"],
        [3, "2", "b"],
      ]);
    });
  });

  it("is TSV when tabs divide it", async () => {
    expect((await read("id\ttext\n1\ta, b\n")).opened).toMatchObject({ format: "tsv", delimiter: "\t" });
  });

  it("may have one column", async () => {
    const { opened, rows } = await read("feedback\nGood, but late\nFine\n");
    expect(opened).toMatchObject({ format: "csv", headers: ["feedback"] });
    expect(opened).not.toHaveProperty("delimiter");
    expect(rows).toEqual([
      [2, "Good, but late"],
      [3, "Fine"],
    ]);
  });

  it("has no rows on blank lines and on lines of delimiters", async () => {
    expect((await read("id,text\n\n1,a\n,\n  ,\n\r\n2,b\n\n")).rows).toEqual([
      [3, "1", "a"],
      [7, "2", "b"],
    ]);
  });

  it("passes over a million empty rows", async () => {
    const { rows } = await read(`id,text\n${",\n".repeat(1_000_000)}1,a\n`);
    expect(rows).toEqual([[1_000_002, "1", "a"]]);
  });

  it("says when a row does not fit, and shifts nothing", async () => {
    const { rows, problems } = await read("a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,\n");
    expect(rows).toEqual([
      [2, "1", "2", "3"],
      [5, "1", "2", "3"],
    ]);
    expect(problems).toEqual([
      { line: 3, reason: "Row has 2 cells, fewer than the 3 columns: a line end inside a cell must be quoted" },
      { line: 4, reason: "Row has 4 cells, more than the 3 columns: a delimiter inside a cell must be quoted" },
    ]);
  });

  it("names the column of a quote that is never closed", async () => {
    const { rows, problems } = await read('id,text,at\n1,"open,x\n2,"ok",y\n3,"fine",z\n');
    expect(problems).toEqual([{ line: 2, column: "text", reason: "The quote that opens here is never closed" }]);
    expect(rows).toEqual([
      [3, "2", "ok", "y"],
      [4, "3", "fine", "z"],
    ]);
  });

  it("skips titles and Excel's first line, and counts lines as an editor does", async () => {
    const { opened, rows } = await read("sep=;\r\nReport of March\r\n\r\nid;text;at\r\n1;a;b\r\n");
    expect(opened).toMatchObject({ headerLine: 4, warnings: ["1 row above the header (line 4) skipped"] });
    expect(rows).toEqual([[5, "1", "a", "b"]]);
  });

  it("warns when a value stands where names should", async () => {
    const { opened } = await read("1001,2025-01-03,Late again\n1002,2025-01-04,Fine\n");
    expect(opened.warnings).toEqual(["Line 1, column 2: looks like a value, and is taken for a header"]);
  });

  it("reads rows that end early where a file leaves out empty cells, and says so", async () => {
    const { opened, rows } = await read("id,text,note\nT-1,a,x\nT-2,b\nT-3,c,y\nT-4,d\nT-5,e,z\nT-6,f\n");
    expect(opened.warnings).toEqual(["Rows that end early are read as if empty cells followed"]);
    expect(rows[1]).toEqual([3, "T-2", "b", ""]);
  });

  it("takes the delimiter it is told, and no other than one character", async () => {
    expect((await read("a~b\n1,1~2\n", { delimiter: "~" })).rows).toEqual([[2, "1,1", "2"]]);
    await expect(read("a,b\n", { delimiter: "||" })).rejects.toThrow(
      'f.csv cannot be divided by "||": wanted one character',
    );
  });

  it("refuses more than 10,000 columns, within 2 s", async () => {
    const from = performance.now();
    await expect(read(`${"a,".repeat(100_000)}b\n`)).rejects.toThrow(
      "f.csv, line 1 has too many columns: wanted at most 10,000",
    );
    expect(performance.now() - from).toBeLessThan(2000);
  });

  it("refuses a header that cannot be read", async () => {
    await expect(read('id,"text\n1,a\n')).rejects.toThrow(
      "f.csv, line 1, column 2 cannot be read (The quote that opens here is never closed): wanted a header that can be read",
    );
  });

  it("is opened out of gzip", async () => {
    expect((await read(gzipSync("id,text\n1,a\n"))).rows).toEqual([[2, "1", "a"]]);
  });

  it("is refused when gzip is damaged or a bomb", async () => {
    const packed = gzipSync("id,text\n1,a\n".repeat(1000));
    await expect(read(packed.subarray(0, -20))).rejects.toThrow(
      "f.csv is a damaged or incomplete gzip file: wanted the whole",
    );
    const bomb = gzipSync(Buffer.alloc(80_000_000, "a,b\n"));
    await expect(read(bomb)).rejects.toThrow(
      "f.csv unpacks to more than 67,108,864 bytes: wanted a file that unpacks to at most 200",
    );
  });
});
