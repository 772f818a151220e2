/** What a file is that is no text, told by its first bytes. */

/** Signatures: offset, bytes, what it is. Sources: the formats' own specifications; Wikipedia, "List of file signatures". */
const SIGNATURES: readonly (readonly [number, readonly number[], string])[] = [
  [0, [0x89, 0x50, 0x4e, 0x47], "a PNG image"],
  [0, [0xff, 0xd8, 0xff], "a JPEG image"],
  [0, [0x47, 0x49, 0x46, 0x38], "a GIF image"],
  [8, [0x57, 0x45, 0x42, 0x50], "a WebP image"],
  [0, [0x25, 0x50, 0x44, 0x46, 0x2d], "a PDF document"],
  [0, [0x7b, 0x5c, 0x72, 0x74, 0x66], "a rich text (RTF) document"],
  [0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "an old Excel (.xls) or a password-protected workbook"],
  [0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "a 7-Zip archive"],
  [0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], "a RAR archive"],
  [0, [0x28, 0xb5, 0x2f, 0xfd], "a Zstandard archive"],
  [0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "an XZ archive"],
  [0, [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59], "a bzip2 archive"],
  [257, [0x75, 0x73, 0x74, 0x61, 0x72], "a tar archive"],
  [0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], "an SQLite database"],
  [0, [0x50, 0x41, 0x52, 0x31], "a Parquet file"],
  [0, [0x7f, 0x45, 0x4c, 0x46], "a program"],
  [4, [0x66, 0x74, 0x79, 0x70], "a video"],
  [0, [0x49, 0x44, 0x33], "a sound recording"],
];

/** PDF and RTF begin with readable signs that no header begins with. */
const TEXT_LIKE = new Set([0x25, 0x7b]);

const ZIP = [0x50, 0x4b];
const ZIP_KINDS = new Set([0x0304, 0x0506, 0x0708]);

function startsAt(head: Buffer, offset: number, bytes: readonly number[]): boolean {
  return head.length >= offset + bytes.length && bytes.every((byte, i) => head[offset + i] === byte);
}

/** Whether a file begins like a ZIP archive, as every XLSX file does. */
export function isZip(head: Buffer): boolean {
  return startsAt(head, 0, ZIP) && head.length >= 4 && ZIP_KINDS.has(head.readUInt16BE(2));
}

/** What a binary file is ("a PNG image"), or undefined for a file with no known signature. */
export function binaryKind(head: Buffer): string | undefined {
  // "ID3,name" is a header: letters alone make no binary file.
  const isSure = (bytes: readonly number[]) => bytes[0]! >= 0x80 || TEXT_LIKE.has(bytes[0]!) || controlShare(head) > 0;
  return SIGNATURES.find(([offset, bytes]) => startsAt(head, offset, bytes) && isSure(bytes))?.[2];
}

/** Share of bytes that text has no use for: control characters other than tab, line ends, form feed and escape. */
export function controlShare(head: Buffer): number {
  let controls = 0;
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 11 && byte !== 27) controls++;
  }
  return head.length === 0 ? 0 : controls / head.length;
}
