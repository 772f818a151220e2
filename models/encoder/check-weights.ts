/** Checks the files of a model against their checksums before anything is read from them. */

import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A model file that is missing or is not the one that was published: names the file. */
export class WeightsError extends Error {
  override readonly name = "WeightsError";
}

// Without this a list that lost a line would let a file through unchecked.
const files = ["config.json", "heads.json", "onnx/model_quantized.onnx", "tokenizer.json", "tokenizer_config.json"];

/** Where the encoder's files are. */
export const encoderFolder = fileURLToPath(new URL(".", import.meta.url));

/** The checksum of all files together, as `SHA256SUMS` in the folder gives them: 64 hexadecimal digits. */
export function weightsChecksum(folder: string = encoderFolder): string {
  return createHash("sha256")
    .update(textOf(join(folder, "SHA256SUMS")))
    .digest("hex");
}

/**
 * Checks every file that `SHA256SUMS` in the folder names, and tells how many they are. Throws a WeightsError that names
 * the first file that is missing or differs.
 */
export function checkWeights(folder: string = encoderFolder): number {
  const list = textOf(join(folder, "SHA256SUMS"));
  const unlisted = files.find((name) => !list.includes(`  ${name}\n`));
  if (unlisted) throw new WeightsError(`${join(folder, "SHA256SUMS")} does not name ${unlisted}`);
  const lines = list.trimEnd().split("\n");
  for (const line of lines) {
    const [, wanted, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (!wanted || !name) {
      throw new WeightsError(`${join(folder, "SHA256SUMS")} is damaged: wanted "checksum  file" on each line`);
    }
    const found = checksumOf(join(folder, name));
    if (found !== wanted) {
      throw new WeightsError(`${join(folder, name)} is damaged: its SHA-256 is ${found}, wanted ${wanted}`);
    }
  }
  return lines.length;
}

const unharmed = new Map<string, string>();

/**
 * Checks the files unless this process did and they have not been written to since. Whether they were checked now. Throws as
 * `checkWeights` does.
 */
export function checkWeightsOnce(folder: string = encoderFolder): boolean {
  const state = stateOf(folder);
  if (state !== undefined && unharmed.get(folder) === state) return false;
  checkWeights(folder);
  if (state !== undefined) unharmed.set(folder, state);
  return true;
}

/** Sizes and times of the files; undefined when one is missing. */
function stateOf(folder: string): string | undefined {
  const stats = ["SHA256SUMS", ...files].map((name) => statSync(join(folder, name), { throwIfNoEntry: false }));
  return stats.includes(undefined) ? undefined : stats.map((stat) => `${stat!.size} ${stat!.mtimeMs}`).join(", ");
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new WeightsError(`${file} cannot be read`, { cause });
  }
}

// Piece by piece: the parent process has no other use for the weights.
function checksumOf(file: string): string {
  const hash = createHash("sha256");
  const buffer = Buffer.alloc(1 << 20);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    for (let size = 1; size > 0;) {
      size = readSync(descriptor, buffer);
      hash.update(buffer.subarray(0, size));
    }
  } catch (cause) {
    throw new WeightsError(`${file} cannot be read`, { cause });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return hash.digest("hex");
}
