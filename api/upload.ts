/** Uploads: streamed to a file of ours, with limits, and removed when done. */

import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request } from "express";
import { ApiError } from "./errors.ts";
import { receiveForm } from "./receive-form.ts";

/** Where uploads wait until they are imported, and how much there may be of them. */
export interface UploadLimits {
  readonly folder: string;
  /** Of one file. */
  readonly bytes: number;
  /** Uploads under way or at work; who comes when there are as many is sent away for a moment. */
  readonly atOnce?: number;
  /** An upload of which nothing arrives for this long is given up. */
  readonly stallMs?: number;
}

/** A file that was uploaded, with the fields beside it. */
export interface Upload {
  readonly path: string;
  /** As the sender calls it, without folders and characters that cannot be seen; absent: it was not called anything. */
  readonly name?: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  remove(): Promise<void>;
}

/** Receives a multipart form with one file, or the file itself as the body. Throws `ApiError`, and then leaves nothing behind. */
export type Receive = (request: Request) => Promise<Upload>;

/** Writes a stream to a file that must not exist yet; its SHA-256. The file is closed at the end, whatever it is. */
export type Save = (source: Readable, signal?: AbortSignal) => Promise<string>;

function limitedTo(bytes: number, hash: ReturnType<typeof createHash>): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      hash.update(chunk);
      if (seen > bytes) done(new ApiError("too_large", `The file is larger than ${bytes} bytes`));
      else done(null, chunk);
    },
  });
}

function saverTo(path: string, bytes: number): Save {
  return async (source, signal) => {
    const hash = createHash("sha256");
    const file = await open(path, "wx", 0o600);
    try {
      await pipeline(source, limitedTo(bytes, hash), file.createWriteStream(), { ...(signal && { signal }) });
    } finally {
      await file.close().catch(() => undefined);
    }
    return hash.digest("hex");
  };
}

/**
 * The bytes of a request. They end in an error when the sender leaves or stalls; when the reader gives up, the connection
 * stays whole, so that an answer can still be read.
 */
function bodyOf(request: Request, stallMs: number): Readable {
  const body = new PassThrough();
  request.on("close", () => {
    if (!request.complete) body.destroy(new ApiError("invalid_request", "The upload was cut off"));
  });
  request.setTimeout(stallMs, () =>
    body.destroy(new ApiError("upload_stalled", `Nothing arrived for ${stallMs / 1000} seconds`)),
  );
  body.on("close", () => request.setTimeout(0));
  return request.pipe(body);
}

/** A file's name from outside: it is stored, and printed on terminals. */
export function plainFileName(name: string): string | undefined {
  return (
    name
      .replace(/^.*[\\/]/s, "")
      .replaceAll(/\p{C}/gu, "")
      .slice(0, 200) || undefined
  );
}

/** Receives the uploads of one process. */
export function receiver({ folder, bytes, atOnce = 32, stallMs = 60_000 }: UploadLimits): Receive {
  let underWay = 0;
  return async (request) => {
    if (!request.get("content-type"))
      throw new ApiError("unsupported_type", "Wanted multipart/form-data, or the file as body with its type");
    if ((request.get("content-encoding") ?? "identity") !== "identity")
      throw new ApiError("unsupported_type", "Wanted the file as it is, without a Content-Encoding");
    if (Number(request.get("content-length")) > bytes + 1_000_000)
      throw new ApiError("too_large", `The file is larger than ${bytes} bytes`);
    if (underWay >= atOnce) throw new ApiError("unavailable", `${atOnce} uploads are under way: try again in a moment`);
    underWay++;
    const path = join(folder, randomUUID());
    const remove = async () => {
      underWay--;
      await rm(path, { force: true });
    };
    try {
      await mkdir(folder, { recursive: true });
      const body = bodyOf(request, stallMs);
      const save = saverTo(path, bytes);
      if (request.is("multipart/form-data")) {
        const { name = "", ...form } = await receiveForm(body, { headers: request.headers, save });
        return { path, ...form, name: plainFileName(name), remove };
      }
      return { path, sha256: await save(body), fields: {}, remove };
    } catch (error) {
      await remove();
      throw error;
    }
  };
}
