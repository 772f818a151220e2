/** For the tests of formats: files that are there while a test runs, and archives with traps in them. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { isRowProblem, type OpenedFile, type RowProblem } from "../pipeline/sources/raw-record.ts";

/** Writes a file, hands its path to `use`, and removes it. */
export async function withFile<T>(content: string | Uint8Array, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "attune-test-"));
  const path = join(folder, "file");
  try {
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All of a file: rows as `[line, ...cells]`, objects, and problems. */
export async function readAll(opened: OpenedFile) {
  const rows: (readonly [number, ...string[]])[] = [];
  const objects: unknown[] = [];
  const problems: RowProblem[] = [];
  for await (const batch of opened.records()) {
    for (const entry of batch) {
      if (isRowProblem(entry)) problems.push(entry);
      else if (entry.values) rows.push([entry.line, ...entry.values]);
      else objects.push(entry.object);
    }
  }
  return { rows, objects, problems };
}

/** What to lie about in a ZIP archive. */
export interface ZipLies {
  /** Unpacked size, as the directory tells it. */
  readonly size?: number;
  /** General purpose flags: 1 is encryption. */
  readonly flags?: number;
}

/** A ZIP archive of parts by name. Checksums are zero: nobody here reads them. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>, lies: ZipLies = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(20, 6);
    header.writeUInt16LE(lies.flags ?? 0, 8);
    header.writeUInt16LE(8, 10);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(lies.size ?? bytes.length, 24);
    header.writeUInt16LE(Buffer.byteLength(name), 28);
    header.writeUInt32LE(offset, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    header.copy(local, 4, 6, 30);
    directory.push(header, Buffer.from(name));
    locals.push(local, Buffer.from(name), packed);
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** A workbook with one sheet: the XML of its rows, and of its shared strings. */
export function workbookOf(rows: string, { strings = "", styles = "" } = {}): Record<string, string> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return {
    "_rels/.rels": `<Relationships>${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relation("r1", "worksheet", "worksheets/sheet1.xml")}${relation("r2", "sharedStrings", "sharedStrings.xml")}${relation("r3", "styles", "styles.xml")}</Relationships>`,
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst>${strings}</sst>`,
    "xl/styles.xml": `<styleSheet>${styles}</styleSheet>`,
  };
}
