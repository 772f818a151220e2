import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRowProblem, type RawEntry } from "../raw-record.ts";
import type { Dialect } from "./quoted-record.ts";
import { recordSplitter } from "./split-records.ts";

const comma: Dialect = { delimiter: ",", escape: '"' };

/** Records as `[line, ...cells]`, problems as `{line, column, reason}`; the text given in pieces of `step` characters. */
function split(text: string, dialect = comma, step = Infinity) {
  const splitter = recordSplitter(dialect);
  const entries: RawEntry[] = [];
  for (let at = 0; at < text.length; at += step) entries.push(...splitter.write(text.slice(at, at + step)));
  entries.push(...splitter.end());
  return entries.map((entry) => (isRowProblem(entry) ? entry : [entry.line, ...(entry.values ?? [])]));
}

const unclosed = (line: number, column: number) => ({
  line,
  column,
  reason: "The quote that opens here is never closed",
});

describe("recordSplitter()", () => {
  it("divides lines at the delimiter", () => {
    expect(split("a,b\n1,2\n")).toEqual([
      [1, "a", "b"],
      [2, "1", "2"],
    ]);
  });

  it("takes LF, CRLF and a lone CR as line ends, also mixed", () => {
    expect(split("a,1\r\nb,2\rc,3\nd,4")).toEqual([
      [1, "a", "1"],
      [2, "b", "2"],
      [3, "c", "3"],
      [4, "d", "4"],
    ]);
  });

  it("keeps line ends, delimiters and doubled quotes inside quotes, and counts the lines", () => {
    expect(split('1,"one\r\ntwo, ""three"""\n2,x\n')).toEqual([
      [1, "1", 'one\r\ntwo, "three"'],
      [3, "2", "x"],
    ]);
  });

  it("understands quotes that are escaped by a backslash", () => {
    const slash: Dialect = { delimiter: ",", escape: "\\" };
    expect(split('1,"she said \\"no\\", twice",5\n2,"C:\\\\",6\n', slash)).toEqual([
      [1, "1", 'she said "no", twice', "5"],
      [2, "2", "C:\\", "6"],
    ]);
  });

  it("allows spaces around quotes, and keeps those of unquoted cells", () => {
    expect(split('1, "a, b" ,  c \n')).toEqual([[1, "1", "a, b", "  c "]]);
  });

  it("takes quotations that nobody escaped as they are", () => {
    expect(split('1,"He said "hello" to me",5\n2,the 5" pot,6\n3,"Fine" she said,7\n')).toEqual([
      [1, "1", 'He said "hello" to me', "5"],
      [2, "2", 'the 5" pot', "6"],
      [3, "3", '"Fine" she said', "7"],
    ]);
  });

  it("reports a quote that is never closed, with its line, and goes on at the next line", () => {
    expect(split('1,"open,a\n2,"closed",b\n3,c,d\n')).toEqual([
      unclosed(1, 2),
      [2, "2", "closed", "b"],
      [3, "3", "c", "d"],
    ]);
  });

  it("reports an unclosed quote in the last line", () => {
    expect(split('1,a\n2,"b')).toEqual([[1, "1", "a"], unclosed(2, 2)]);
  });

  it("names the line of the quote when the record began above it", () => {
    expect(split('1,"a\nb","c\n2,"d",e\n')).toEqual([unclosed(2, 3), [3, "2", "d", "e"]]);
  });

  it("gives the same records however the text is cut", () => {
    const text = '\ufeffid,text\r\n1,"a ""b""\r\nc"\r2,"x "y" z"\n3,"open\n4,"ok",\r\n\r\n5,"last"';
    for (let step = 1; step < text.length; step++) expect(split(text, comma, step)).toEqual(split(text));
  });

  it("reports a cell of 10 MB by its length, and goes on", () => {
    const long = "x".repeat(10_485_760);
    const reason = "Cell of 10,485,760 characters, more than 1,000,000";
    expect(split(`1,${long}\n2,b\n`, comma, 100_000)).toEqual([{ line: 1, column: 2, reason }, [2, "2", "b"]]);
    expect(split(`1,"${long}"\n2,b\n`, comma, 100_000)).toEqual([{ line: 1, column: 2, reason }, [2, "2", "b"]]);
  });

  it("gives up a line of more than 16 million characters without holding it", () => {
    const long = "x".repeat(20_000_000);
    expect(split(`1,a\n${long}\n3,c\n`, comma, 1_000_000)).toEqual([
      [1, "1", "a"],
      { line: 2, reason: "Line of more than 16,777,216 characters" },
      [3, "3", "c"],
    ]);
  });

  it("finds an unclosed quote with 20 million characters behind it", () => {
    const row = `2,${"b".repeat(9_997)}\n`;
    const splitter = recordSplitter(comma);
    const entries = splitter.write(`1,"a\n${row.repeat(2_000)}`);
    expect(entries.slice(0, 2)).toEqual([unclosed(1, 2), { line: 2, values: ["2", "b".repeat(9_997)] }]);
  });

  it.each([
    ["quotes that open and do not close", '"a"b,'],
    ["doubled quotes", '"""",'],
    ["quotes alone", '"'],
    ["lines with an opening quote", '1,"\n'],
    ["lines with a quotation", '"a" b\n'],
  ])("takes time in proportion to the text: %s", (_name, piece) => {
    const time = (length: number) => {
      const text = piece.repeat(length / piece.length);
      const from = process.cpuUsage().user;
      split(text, comma, 65_536);
      return (process.cpuUsage().user - from) / 1000;
    };
    time(100_000);
    // Work that grows with the square would take 256 times as long.
    expect(time(800_000)).toBeLessThan(64 * Math.max(time(50_000), 10));
  });

  it("reads back what csv-stringify writes, with any delimiter, escape, line end and cells", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."ab, ;\t|^\"\\\n\r'é漢😀".split("")), maxLength: 8 });
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    const options = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|", "^"),
      escape: fc.constantFrom<Dialect["escape"]>('"', "\\"),
      record_delimiter: fc.constantFrom("\n", "\r\n", "\r"),
      quoted: fc.boolean(),
    });
    fc.assert(
      fc.property(table, options, fc.integer({ min: 1, max: 40 }), (rows, options, step) => {
        const text = stringify(rows, { ...options, quoted_match: /[\n\r]/ });
        const { delimiter, escape } = options;
        const read = split(text, { delimiter, escape }, step);
        expect(read.map((record) => (Array.isArray(record) ? record.slice(1) : record))).toEqual(rows);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
