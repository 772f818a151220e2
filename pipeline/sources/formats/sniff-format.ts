/** What a file is, told by its content and never by its name. */

import { UnusableInput } from "../raw-record.ts";
import type { FileBytes } from "./file-bytes.ts";
import { binaryKind, controlShare, isZip } from "./sniff-binary.ts";

const wanted = "CSV, TSV, JSON, JSONL or XLSX";

/** Whether the bytes are a workbook or text. Throws `UnusableInput`, saying what they are, for anything else. */
export function sniffContainer(file: FileBytes): "zip" | "text" {
  const { head, name } = file;
  if (isZip(head)) return "zip";
  const kind = binaryKind(head);
  if (kind) throw new UnusableInput(`is ${kind}`, { file: name, wanted });
  return "text";
}

/** Throws for bytes that no encoding makes text of. Call it for encodings in which a character is a byte or several. */
export function refuseBinary({ head, name }: FileBytes): void {
  if (controlShare(head) > 0.1) throw new UnusableInput("is a binary file of an unknown kind", { file: name, wanted });
}

const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^<!doctype html|^<html|^<head|^<body|^<table|^<meta/i, "a web page (HTML), perhaps of a log-in or saved as .xls"],
  [/^<\?xml|^<\w+:?\w*[\s>]/i, "an XML document"],
];

function isJson(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

/** What the text at the head of a file is. `isWhole`: it is all of the file. Throws `UnusableInput` for HTML and XML. */
export function sniffText(
  head: string,
  { name, isWhole }: { readonly name: string; readonly isWhole: boolean },
): "json" | "jsonl" | "delimited" {
  const text = head.trimStart();
  const markup = MARKUP.find(([pattern]) => pattern.test(text))?.[1];
  if (markup) throw new UnusableInput(`is ${markup}`, { file: name, wanted });
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  if (!isWhole && lines.length > 1) lines.pop();
  const objects = lines.slice(0, 50).filter((line) => line.trimStart().startsWith("{"));
  const whole = objects.filter(isJson).length;
  // Several lines that are an object each; one of them, even the first, may be bad.
  if (!text.startsWith("[") && lines.length > 1 && whole > 0 && whole >= Math.min(lines.length, 50) / 2) return "jsonl";
  // "[id],[text]" and "{id};{text}" are headers.
  return /^(?:\[\s*(?:[[{"\d\]-]|true|false|null|$)|\{\s*(?:["}]|$))/.test(text) ? "json" : "delimited";
}
