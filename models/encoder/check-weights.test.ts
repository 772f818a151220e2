import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkWeights, checkWeightsOnce, encoderFolder, WeightsError, weightsChecksum } from "./check-weights.ts";
import { openReader } from "./open-reader.ts";

const names = ["config.json", "heads.json", "onnx/model_quantized.onnx", "tokenizer.json", "tokenizer_config.json"];
const folders: string[] = [];

function copyOfWeights(): string {
  const folder = mkdtempSync(join(tmpdir(), "weights-"));
  folders.push(folder);
  mkdirSync(join(folder, "onnx"));
  for (const name of ["SHA256SUMS", ...names]) copyFileSync(join(encoderFolder, name), join(folder, name));
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("checkWeights()", () => {
  it("finds the project's own files unharmed", () => {
    expect(checkWeights()).toBe(5);
  });

  it.each(names)("refuses %s with one bit flipped, and names it", (name) => {
    const folder = copyOfWeights();
    const bytes = readFileSync(join(folder, name));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(folder, name), bytes);
    expect(() => checkWeights(folder)).toThrow(WeightsError);
    expect(() => checkWeights(folder)).toThrow(`${join(folder, name)} is damaged`);
    expect(() => openReader({ folder })).toThrow(join(folder, name));
  });

  it("is done once for a folder, and again when a file has changed", () => {
    const folder = copyOfWeights();
    expect([checkWeightsOnce(folder), checkWeightsOnce(folder)]).toEqual([true, false]);
    appendFileSync(join(folder, "heads.json"), " ");
    expect(() => checkWeightsOnce(folder)).toThrow(`${join(folder, "heads.json")} is damaged`);
  });

  it("refuses a folder where a file or its line is missing, and names the file", () => {
    const folder = copyOfWeights();
    rmSync(join(folder, "heads.json"));
    expect(() => checkWeights(folder)).toThrow(`${join(folder, "heads.json")} cannot be read`);
    const list = readFileSync(join(folder, "SHA256SUMS"), "utf8");
    writeFileSync(join(folder, "SHA256SUMS"), list.replace(/^.* {2}heads.json\n/m, ""));
    expect(() => checkWeights(folder)).toThrow("SHA256SUMS does not name heads.json");
  });
});

describe("weightsChecksum()", () => {
  it("changes with any of the files", () => {
    const folder = copyOfWeights();
    expect(weightsChecksum(folder)).toBe(weightsChecksum());
    const list = readFileSync(join(folder, "SHA256SUMS"), "utf8");
    writeFileSync(join(folder, "SHA256SUMS"), list.replace("0", "1"));
    expect(weightsChecksum(folder)).not.toBe(weightsChecksum());
  });
});
