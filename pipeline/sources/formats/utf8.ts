/** UTF-8 told from its bytes, strictly (Unicode 16, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF). */

/** Length of the sequence at `at`: 1 to 4; 0 where it is broken; -1 where the bytes end before the sequence does. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return -1;
    let low = 0x80;
    let high = 0xbf;
    if (i === 1 && lead === 0xe0) low = 0xa0;
    if (i === 1 && lead === 0xed) high = 0x9f;
    if (i === 1 && lead === 0xf0) low = 0x90;
    if (i === 1 && lead === 0xf4) high = 0x8f;
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/** How many bytes at the end begin a sequence that the next chunk may complete: 0 to 3. */
export function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return sequenceLength(bytes, bytes.length - back) === -1 ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
