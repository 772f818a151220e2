/** The bytes of a file, any number of times; gzip is opened on the way. */

import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { UnusableInput } from "../raw-record.ts";
import { count } from "./limits.ts";

const chunkSize = 1 << 17;
const headSize = 1 << 16;
/** Text shrinks tenfold, rarely fiftyfold; gzip itself can reach a thousandfold. */
const maxRatio = 200;
const minGunzipped = 1 << 26;

export interface FileBytes {
  readonly path: string;
  /** What messages call the file. */
  readonly name: string;
  /** On the disk. */
  readonly size: number;
  /** The first 64 KiB, unpacked. */
  readonly head: Buffer;
  readonly chunks: () => AsyncIterable<Buffer>;
}

async function* plain(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) yield chunk as Buffer;
}

async function* gunzipped(path: string, name: string, size: number): AsyncGenerator<Buffer> {
  const most = Math.max(minGunzipped, size * maxRatio);
  const unpacked = createGunzip({ chunkSize });
  const source = createReadStream(path, { highWaterMark: chunkSize });
  pipeline(source, unpacked, () => undefined);
  let seen = 0;
  try {
    for await (const chunk of unpacked) {
      seen += (chunk as Buffer).length;
      if (seen > most) {
        const wanted = "a file that unpacks to at most 200 times its size";
        throw new UnusableInput(`unpacks to more than ${count(most)} bytes`, { file: name, wanted });
      }
      yield chunk as Buffer;
    }
  } catch (cause) {
    if (cause instanceof UnusableInput) throw cause;
    const wanted = "the whole gzip file, or the file inside it";
    throw new UnusableInput("is a damaged or incomplete gzip file", { file: name, wanted, cause });
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

async function firstBytes(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= headSize) break;
  }
  return Buffer.concat(parts).subarray(0, headSize);
}

async function regularFileSize(path: string, name: string): Promise<number> {
  const wanted = "a file that can be read";
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
    throw new UnusableInput(found.isDirectory() ? "is a folder" : "is not a regular file", { file: name, wanted });
  } catch (cause) {
    if (cause instanceof UnusableInput) throw cause;
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new UnusableInput(isMissing ? "does not exist" : "cannot be read", { file: name, wanted, cause });
  }
}

/** Opens a file for reading. Throws `UnusableInput` for what is no file, is empty, or is damaged gzip. */
export async function fileBytes(path: string, name: string): Promise<FileBytes> {
  const size = await regularFileSize(path, name);
  if (size === 0) throw new UnusableInput("is empty", { file: name, wanted: "a header line and rows, or JSON" });
  const magic = Buffer.alloc(2);
  try {
    const file = await open(path);
    await file.read(magic, 0, 2, 0).finally(() => file.close());
  } catch (cause) {
    throw new UnusableInput("cannot be read", { file: name, wanted: "a file that can be read", cause });
  }
  const isGzip = magic[0] === 0x1f && magic[1] === 0x8b;
  const chunks = isGzip ? () => gunzipped(path, name, size) : () => plain(path);
  const head = await firstBytes(chunks());
  if (head.length === 0) throw new UnusableInput("is empty", { file: name, wanted: "a header line and rows, or JSON" });
  return { path, name, size, head, chunks };
}
