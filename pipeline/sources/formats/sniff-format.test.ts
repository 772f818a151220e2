import { describe, expect, it } from "vitest";
import { binaryKind, controlShare, isZip } from "./sniff-binary.ts";
import { sniffText } from "./sniff-format.ts";

const sniff = (text: string, isWhole = true) => sniffText(text, { name: "f", isWhole });

describe("sniffText()", () => {
  it.each([
    ["delimited", "id,text\n1,a\n"],
    ["delimited", "[id],[text]\n1,a\n"],
    ["delimited", "{id};{text}\n1;a\n"],
    ["delimited", "< 5 stars,text\n1,a\n"],
    ["json", '  [{"id":1},{"id":2}]'],
    ["json", "[\n]"],
    ["json", '[\n{"id":1},\n{"id":2}\n]\n'],
    ["json", '{"tickets":[{"id":1}]}\n'],
    ["json", '{\n  "tickets": [\n    {"id":1},\n    {"id":2}\n  ]\n}\n'],
    ["jsonl", '{"id":1}\n{"id":2}\n'],
    ["jsonl", 'oops\n{"id":1}\n{"id":2}\n'],
  ])("tells %s by its content: %j", (format, text) => {
    expect(sniff(text)).toBe(format);
  });

  it("does not judge by a line that the end of the head cuts", () => {
    expect(sniff('{"id":1}\n{"id":2}\n{"id":', false)).toBe("jsonl");
  });

  it("refuses web pages and XML, saying what they are", () => {
    expect(() => sniff("<!DOCTYPE html><html>")).toThrow("f is a web page (HTML)");
    expect(() => sniff('<?xml version="1.0"?><tickets/>')).toThrow(
      "f is an XML document: wanted CSV, TSV, JSON, JSONL or XLSX",
    );
    expect(() => sniff("<tickets><ticket>")).toThrow("f is an XML document");
  });
});

describe("binaryKind()", () => {
  it.each([
    ["a PNG image", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
    ["a PDF document", Buffer.from("%PDF-1.7\n")],
    ["a Parquet file", Buffer.from("PAR1\x15\x04", "latin1")],
  ])("knows %s", (kind, head) => {
    expect(binaryKind(head)).toBe(kind);
  });

  it("takes no header for a file of the same letters", () => {
    expect(binaryKind(Buffer.from("PAR1,PAR2\n1,2\n"))).toBeUndefined();
    expect(binaryKind(Buffer.from("ID3,text\n"))).toBeUndefined();
  });
});

it("isZip() knows archives, empty ones too", () => {
  expect(isZip(Buffer.from("PK\x03\x04"))).toBe(true);
  expect(isZip(Buffer.from("PK\x05\x06"))).toBe(true);
  expect(isZip(Buffer.from("PK,text"))).toBe(false);
});

it("controlShare() counts what text has no use for", () => {
  expect(controlShare(Buffer.from("ab\0\x01"))).toBe(0.5);
  expect(controlShare(Buffer.from("a\tb\r\n"))).toBe(0);
});
