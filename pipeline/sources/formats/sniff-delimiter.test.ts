import { describe, expect, it } from "vitest";
import { delimiterLine, sniffDialect } from "./sniff-delimiter.ts";

const rows = (delimiter: string) =>
  ["id", "text", "at"].join(delimiter) + "\n" + ["1", '"late; again, and | so ^"', "5"].join(delimiter) + "\n";

describe("sniffDialect()", () => {
  it.each([",", ";", "\t", "|", "^"])("finds the delimiter %j", (delimiter) => {
    expect(sniffDialect(rows(delimiter))).toEqual({ delimiter, escape: '"' });
  });

  it("is not misled by commas in texts and amounts", () => {
    const text =
      "Nr;Betrag;Text\n1;12,50;Gut, günstig, gern wieder\n2;3,00;Zu spät, leider\n3;7,10;Schön, aber klein\n";
    expect(sniffDialect(text).delimiter).toBe(";");
  });

  it("finds the delimiter though some rows are too long or too short", () => {
    expect(sniffDialect("a,b,c\n1,2,3\n1,2,3,4\n1,2\n1,2,3\n").delimiter).toBe(",");
  });

  it("finds the delimiter below title lines", () => {
    expect(sniffDialect("Report of March\n\nid;text;at\n1;a;b\n2;c;d\n").delimiter).toBe(";");
  });

  it("finds the delimiter of a header alone", () => {
    expect(sniffDialect("id|text|at\n").delimiter).toBe("|");
  });

  it("finds none in a list of sentences", () => {
    expect(sniffDialect("text\nHello, world\nFine, thanks\nGood, but late\n").delimiter).toBe("");
    expect(sniffDialect("feedback\ngood\nbad\n").delimiter).toBe("");
  });

  it("takes Excel's word for it", () => {
    expect(sniffDialect("sep=|\na|b\n1,2|3,4\n5,6|7,8\n").delimiter).toBe("|");
  });

  it("takes the delimiter it is told", () => {
    expect(sniffDialect("a,b;c,d\n1,2;3,4\n", { delimiter: ";" }).delimiter).toBe(";");
  });

  it("finds out whether quotes are escaped by a backslash", () => {
    expect(sniffDialect('id,text,n\n1,"she said \\"no, thanks\\", twice",5\n2,"b",6\n').escape).toBe("\\");
    expect(sniffDialect('id,text,n\n1,"C:\\orders\\",5\n2,"D:\\",6\n').escape).toBe('"');
  });

  it("does not count a record that the end of the head cuts", () => {
    const head = "a,b,c\n1,2,3\n4,5";
    expect(sniffDialect(head, { isWhole: false })).toEqual({ delimiter: ",", escape: '"' });
  });
});

it("delimiterLine() reads the first line that Excel writes", () => {
  expect(delimiterLine("sep=;\r\na;b")).toBe(";");
  expect(delimiterLine('"sep=,"\n')).toBe(",");
  expect(delimiterLine("sep=\t\na")).toBe("\t");
  expect(delimiterLine("separator=;\n")).toBeUndefined();
});
