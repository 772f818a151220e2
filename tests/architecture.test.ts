/** The rules of the house that a machine can see. */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const rooms = ["models", "pipeline", "api", "cli"];

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g);
  return [...found].map(([, path]) => relative(root, join(root, file, "..", path!)));
}

const files = rooms.flatMap(sources);

it.each([
  ["models", ["models"]],
  ["pipeline", ["models", "pipeline"]],
  ["api", ["models", "pipeline", "api"]],
  ["cli", ["models", "pipeline", "api", "cli", "config.ts"]],
])("%s imports only from %j", (room, allowed) => {
  const wrong = files
    .filter((file) => file.startsWith(room + sep) && !file.endsWith(".test.ts"))
    .flatMap((file) => importsOf(file).map((target) => `${file} → ${target}`))
    .filter((arrow) => !allowed.includes(arrow.split(" → ")[1]!.split(sep)[0]!));
  expect(wrong).toEqual([]);
});

it("no file is a barrel", () => {
  expect(files.filter((file) => /(^|\/)index\.ts$/.test(file))).toEqual([]);
});

it("no source file is longer than 300 lines, and the median is at most 80", () => {
  const lengths = files
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]!.lines).toBeLessThanOrEqual(80);
});

it("only config.ts reads the environment", () => {
  const readers = files.filter((file) => /process\.env\b/.test(readFileSync(join(root, file), "utf8")));
  expect(readers.filter((file) => !/\.test[.-]/.test(file))).toEqual([]);
});

it("results depend on no chance and no clock: models call neither Math.random nor Date.now", () => {
  const guilty = files.filter(
    (file) =>
      file.startsWith("models" + sep) &&
      !file.endsWith(".test.ts") &&
      /Math\.random|Date\.now|new Date\(\)/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(guilty).toEqual([]);
});

it("every stage file is in the table of stages", () => {
  const table = readFileSync(join(root, "pipeline/stages.ts"), "utf8");
  const stages = files.filter(
    (file) =>
      /^pipeline[\\/]stages[\\/]/.test(file) &&
      !file.endsWith(".test.ts") &&
      /:\s*Stage</.test(readFileSync(join(root, file), "utf8")),
  );
  expect(stages.length).toBeGreaterThan(0);
  for (const file of stages) expect(table).toContain(`./${relative("pipeline", file)}`);
});
