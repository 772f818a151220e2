import { expect, it } from "vitest";
import { lineCounter, lineOfByte } from "./count-lines.ts";

async function* chunks(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

it("lineCounter() counts LF, CRLF and a lone CR once each, also across pieces", () => {
  const counter = lineCounter();
  counter.pass("a\nb\r");
  expect(counter.line()).toBe(3);
  counter.pass("\nc\rd");
  expect(counter.line()).toBe(4);
});

it("lineCounter() counts a part of a text", () => {
  const counter = lineCounter();
  counter.pass("a\nb\nc\n", 0, 2);
  expect(counter.line()).toBe(2);
  counter.pass("a\nb\nc\n", 2);
  expect(counter.line()).toBe(4);
});

it("lineOfByte() gives the line that a byte is on", async () => {
  expect(await lineOfByte(chunks("a\nb", "c\r\nd"), 3)).toBe(2);
  expect(await lineOfByte(chunks("a\nb", "c\r\nd"), 6)).toBe(3);
});
