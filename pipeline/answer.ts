/** How answers and models are written to the store: JSON, with typed arrays kept exact. */

import crypto from "node:crypto";

const arrays = { Float32Array, Float64Array, Int32Array, Uint8Array, Uint16Array, Uint32Array } as const;

function replace(_key: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  const name = value.constructor.name;
  return { $array: name, base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$array" in value) || !("base64" in value)) return value;
  const bytes = Uint8Array.from(Buffer.from(String(value.base64), "base64"));
  return new arrays[value.$array as keyof typeof arrays](bytes.buffer);
}

/** JSON text of a value; typed arrays as base64 of their bytes (little-endian). */
export function encode(value: unknown): string {
  return JSON.stringify(value, replace);
}

/** The value that `encode` wrote. */
export function decode(text: string): unknown {
  return text.includes('"$array"') ? JSON.parse(text, revive) : JSON.parse(text);
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
