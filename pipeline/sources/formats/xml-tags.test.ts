import { describe, expect, it } from "vitest";
import { attribute, resolveEntities, xmlReader } from "./xml-tags.ts";

function tags(xml: string, step = Infinity): string {
  const seen: string[] = [];
  const reader = xmlReader({
    open: (name, attributes) => seen.push(`<${name}${attributes}>`),
    close: (name) => seen.push(`</${name}>`),
    text: (text) => seen.push(text),
  });
  for (let at = 0; at < xml.length; at += step) reader.write(xml.slice(at, at + step));
  return seen.join("");
}

describe("xmlReader()", () => {
  it("tells tags without their prefix, text and empty tags", () => {
    expect(tags('<?xml version="1.0"?>\n<x:row r="1"><c/>a &amp; b</x:row>')).toBe('\n<row r="1"><c></c>a & b</row>');
  });

  it("passes comments and takes CDATA as it is", () => {
    expect(tags("<a><!-- <b> --><![CDATA[<c> & d]]></a>")).toBe("<a><c> & d</a>");
  });

  it("is not misled by a bracket in an attribute", () => {
    expect(tags(`<a n=">" m='"'>x</a>`)).toBe(`<a n=">" m='"'>x</a>`);
  });

  it("tells the same however the XML is cut", () => {
    const xml = '<?pi?><a b="1>2"><!-- x -->t &lt;&#x1F600; u<![CDATA[]] ]]><c d="e"/></a >';
    for (let step = 1; step < xml.length; step++) expect(tags(xml, step)).toBe(tags(xml));
  });

  it("refuses a document type: it could define entities", () => {
    expect(() => tags('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(
      "It declares a document type",
    );
  });

  it("refuses a tag that does not end", () => {
    expect(() => tags(`<a ${"b".repeat(70_000)}`)).toThrow("A tag of it does not end");
  });
});

it("resolveEntities() resolves what XML defines and expands nothing else", () => {
  expect(resolveEntities("&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&lol;&#0;&#xD800;")).toBe("<>&\"'A😀&lol;");
});

it("attribute() finds an attribute whatever its prefix and quotes", () => {
  expect(attribute(' sheetId="1" r:id="rId2"', "id")).toBe("rId2");
  expect(attribute(" name='A &amp; B'", "name")).toBe("A & B");
  expect(attribute(' name="x"', "id")).toBeUndefined();
});
