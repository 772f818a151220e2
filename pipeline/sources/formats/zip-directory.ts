/** The directory of a ZIP archive, with every guard passed before a byte is unpacked (APPNOTE 6.3.10, 4.3). */

import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { UnusableInput } from "../raw-record.ts";
import { count, MAX_UNPACKED } from "./limits.ts";

export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly packedSize: number;
  readonly size: number;
  /** Of the packed bytes, in the file. */
  readonly offset: number;
}

export interface ZipFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const longestEnd = 22 + 0xffff;
const maxEntries = 10_000;
/** Sheets shrink tenfold, rarely a hundredfold; what shrinks more was made to. */
const maxRatio = 250;
const alwaysFine = 1 << 23;

const wanted = "a whole XLSX workbook without a password";

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}

async function centralDirectory(file: FileHandle, size: number, refuse: (what: string) => never): Promise<Buffer> {
  const tailFrom = Math.max(0, size - longestEnd);
  const tail = await bytesAt(file, tailFrom, size - tailFrom);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || tail.length - end < 22 || tail.readUInt32LE(end) !== END) refuse("is an incomplete ZIP archive");
  const entries = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (entries > maxEntries) refuse(`is a ZIP archive of ${count(entries)} parts, more than ${count(maxEntries)}`);
  if (offset + length > tailFrom + end) refuse("is a damaged ZIP archive");
  return bytesAt(file, offset, length);
}

function isUnsafe(name: string): boolean {
  return (
    name.startsWith("/") ||
    name.includes("\\") ||
    name.includes("\0") ||
    /^[a-z]:/i.test(name) ||
    /(^|\/)\.\.(\/|$)/.test(name)
  );
}

/** The parts of an archive by name. Throws `UnusableInput` for one that is incomplete, encrypted, or a trap. */
export async function readZipDirectory({ path, name: file, size }: ZipFile): Promise<ReadonlyMap<string, ZipEntry>> {
  const refuse = (what: string): never => {
    throw new UnusableInput(what, { file, wanted });
  };
  const handle = await open(path);
  try {
    const directory = await centralDirectory(handle, size, refuse);
    const entries = new Map<string, ZipEntry>();
    let total = 0;
    for (let at = 0; at + 46 <= directory.length;) {
      if (directory.readUInt32LE(at) !== ENTRY) refuse("is a damaged ZIP archive");
      const flags = directory.readUInt16LE(at + 8);
      const method = directory.readUInt16LE(at + 10);
      const packedSize = directory.readUInt32LE(at + 20);
      const unpacked = directory.readUInt32LE(at + 24);
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
      const header = directory.readUInt32LE(at + 42);
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);

      if (flags & 1) refuse("is encrypted");
      if (isUnsafe(name)) refuse("is a ZIP archive with a part that would be unpacked outside its folder");
      if (method !== 0 && method !== 8) refuse(`is packed by method ${method}, not by deflate`);
      if (entries.has(name)) refuse("is a ZIP archive with two parts of the same name");
      total += unpacked;
      if (total > MAX_UNPACKED) refuse(`unpacks to more than ${count(MAX_UNPACKED)} bytes`);
      if (unpacked > alwaysFine && unpacked > maxRatio * packedSize) {
        refuse(`unpacks to more than ${maxRatio} times its size`);
      }
      const local = await bytesAt(handle, header, 30);
      if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) refuse("is a damaged ZIP archive");
      const offset = header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
      if (offset + packedSize > size) refuse("is an incomplete ZIP archive");
      entries.set(name, { name, isDeflated: method === 8, packedSize, size: unpacked, offset });
    }
    return entries;
  } finally {
    await handle.close();
  }
}

/** The unpacked bytes of a part. Throws when they are damaged, or more than the directory promised. */
export async function* unpack(
  path: string,
  { name, isDeflated, packedSize, size, offset }: ZipEntry,
): AsyncGenerator<Buffer> {
  if (packedSize === 0) return;
  const packed = createReadStream(path, { start: offset, end: offset + packedSize - 1, highWaterMark: 1 << 16 });
  const bytes = isDeflated ? pipeline(packed, createInflateRaw({ chunkSize: 1 << 16 }), () => undefined) : packed;
  let seen = 0;
  try {
    for await (const chunk of bytes) {
      seen += (chunk as Buffer).length;
      if (seen > size) throw new Error(`${name} unpacks to more than the ${count(size)} bytes it promises`);
      yield chunk as Buffer;
    }
    if (seen < size) throw new Error(`${name} unpacks to ${count(seen)} bytes, not ${count(size)}`);
  } finally {
    packed.destroy();
    bytes.destroy();
  }
}
