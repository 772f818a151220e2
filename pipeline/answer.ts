/** How answers, rows and models are written to the store: JSON; of models with their typed arrays, kept exact. */

import crypto from "node:crypto";

const arrays = { Float32Array, Float64Array, Int32Array, Uint8Array, Uint16Array, Uint32Array } as const;

/** The value with its typed arrays as objects that JSON can hold; what has none in it stays as it is. */
function withoutArrays(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const name = value.constructor.name;
    return { $array: name, base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
  }
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const plain = withoutArrays(value[i]);
      if (plain !== value[i]) (copy ??= [...value])[i] = plain;
    }
    return copy ?? value;
  }
  let copy: Record<string, unknown> | undefined;
  for (const key in value) {
    const field = (value as Record<string, unknown>)[key];
    const plain = withoutArrays(field);
    if (plain !== field) (copy ??= { ...value })[key] = plain;
  }
  return copy ?? value;
}

/** The value with the typed arrays that `withoutArrays` took out of it, put back in place. */
function withArrays(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$array" in value && "base64" in value) {
    const bytes = Uint8Array.from(Buffer.from(String(value.base64), "base64"));
    return new arrays[value.$array as keyof typeof arrays](bytes.buffer);
  }
  const fields = value as Record<string, unknown>;
  for (const key in fields) {
    const field = fields[key];
    if (typeof field === "object" && field !== null) fields[key] = withArrays(field);
  }
  return value;
}

/** JSON text of a row or an answer, which hold no typed arrays: to look for any takes half as long again. */
export function encodePlain(value: unknown): string {
  return JSON.stringify(value);
}

/** JSON text of a value; typed arrays as base64 of their bytes (little-endian). */
export function encode(value: unknown): string {
  // A replacer would be called for every value: three times slower.
  return JSON.stringify(withoutArrays(value));
}

/** The value that `encode` wrote. */
export function decode(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // A reviver would be called for every value, like a replacer.
  return text.includes('"$array"') ? withArrays(value) : value;
}

/** SHA-256 over parts, each preceded by its length, as 32 hexadecimal digits (128 bits). */
export function fingerprint(...parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return sha256(text).slice(0, 32);
}

// In one call it is twice as fast; Node has it from 20.12 on.
const sha256: (text: string) => string = crypto.hash
  ? (text) => crypto.hash("sha256", text, "hex")
  : (text) => crypto.createHash("sha256").update(text).digest("hex");
