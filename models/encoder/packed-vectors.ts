/** Vectors as text, small enough to be stored with every reading: a byte a number, base64. */

import { width } from "./limits.ts";

/** Numbers of the largest magnitude become 127; a vector is told up to its length, which is 1 again when it is unpacked. */
const most = 127;

/**
 * Vectors of equal length as one text, a byte a number. The cosine of a vector with itself unpacked is above .999 for what the
 * network gives.
 */
export function packVectors(vectors: readonly Float32Array[]): string {
  const columns = vectors[0]?.length ?? 0;
  const bytes = new Int8Array(vectors.length * columns);
  for (const [row, vector] of vectors.entries()) {
    let largest = 0;
    for (const value of vector) largest = Math.max(largest, Math.abs(value));
    if (largest === 0) continue;
    for (let i = 0; i < columns; i++) bytes[row * columns + i] = Math.round((vector[i]! / largest) * most);
  }
  return Buffer.from(bytes.buffer).toString("base64");
}

/** The vectors that `packVectors` packed, `columns` numbers each, of unit length. */
export function unpackVectors(packed: string, columns: number = width): readonly Float32Array[] {
  const buffer = Buffer.from(packed, "base64");
  const bytes = new Int8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return Array.from({ length: bytes.length / columns }, (_, row) => {
    // Plain loops: many vectors are unpacked, and `from` and `map` take ten times as long.
    const vector = new Float32Array(columns);
    const start = row * columns;
    let squared = 0;
    for (let i = 0; i < columns; i++) squared += bytes[start + i]! * bytes[start + i]!;
    const length = Math.sqrt(squared) || 1;
    for (let i = 0; i < columns; i++) vector[i] = bytes[start + i]! / length;
    return vector;
  });
}
