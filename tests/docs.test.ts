/** What the documentation tells people to type works: commands, options and files are there. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "../cli/command.ts";
import { commands } from "../cli/main.ts";

const root = join(import.meta.dirname, "..");
const pages = [
  "README.md",
  "docs/shapes.md",
  "docs/audiences.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "data-samples/README.md",
  "benchmarks/README.md",
];
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> })
  .scripts;

/** The lines of a page's shell blocks, continued lines joined, comments and prompts taken away. */
function shellLines(page: string): readonly string[] {
  const blocks = readFileSync(join(root, page), "utf8").matchAll(/```(?:sh|bash)\n([\s\S]*?)```/g);
  return [...blocks]
    .flatMap(([, block]) => block!.replaceAll("\\\n", " ").split("\n"))
    .map((line) =>
      line
        .replace(/^\$ /, "")
        .replace(/\s+#.*$/, "")
        .trim(),
    )
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Words of a shell line; quotes hold words together. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

/** Checks the call of attune that a line holds, if it holds one: command and options exist, sample files too. */
async function checkCall(line: string): Promise<void> {
  const all = words(line);
  const at = all.findIndex((word) => word === "./attune" || word === "attune");
  if (at < 0) return;
  const end = all.findIndex((word, i) => i > at && ["<", ">", "|", "&&", ";"].includes(word));
  const [name, ...typed] = all.slice(at + 1, end < 0 ? undefined : end);
  expect(Object.keys(commands), line).toContain(name);
  const command = await commands[name!]!.load();
  expect(() => parse(command, typed), line).not.toThrow();
  for (const word of typed.filter((word) => word.startsWith("data-samples/"))) {
    expect(existsSync(join(root, word)), `${line}: ${word}`).toBe(true);
  }
}

describe.each(pages)("%s", (page) => {
  it("tells people to type what works", async () => {
    for (const line of shellLines(page)) {
      await checkCall(line);
      const script = /^npm (?:run )?([\w:]+)/.exec(line)?.[1];
      if (script && script !== "ci" && script !== "install") expect(Object.keys(scripts), line).toContain(script);
      const file = /^(?:npx tsx|node) (\S+)/.exec(line)?.[1];
      if (file) expect(existsSync(join(root, file)), line).toBe(true);
    }
  });

  it("links to files that are there", () => {
    const text = readFileSync(join(root, page), "utf8");
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(existsSync(join(root, page, "..", target!)), `${page}: ${target}`).toBe(true);
    }
  });
});

it("every command has a page of help whose examples work", async () => {
  for (const [name, { load }] of Object.entries(commands)) {
    const command = await load();
    expect(command.examples.length, name).toBeGreaterThan(0);
    for (const example of command.examples) await checkCall(example);
  }
});

it("every file of benchmarks/results says machine, date and command", () => {
  const folder = join(root, "benchmarks/results");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const result = JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, unknown>;
    expect(result, file).toMatchObject({
      date: expect.any(String),
      machine: expect.anything(),
      command: expect.any(String),
    });
  }
});
