/** Uploads: streamed to a file of ours, with limits, and removed when done. */

import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import type { Request } from "express";
import { ApiError } from "./errors.ts";
import type { ApiContext } from "./route.ts";

/** A file that was uploaded, with the fields beside it. */
export interface Upload {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  remove(): Promise<void>;
}

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

async function save(source: Readable, { uploadsFolder, uploadBytes }: ApiContext) {
  await mkdir(uploadsFolder, { recursive: true });
  const path = join(uploadsFolder, randomUUID());
  const hash = createHash("sha256");
  const remove = () => rm(path, { force: true });
  try {
    await pipeline(source, limitedTo(uploadBytes, hash), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, sha256: hash.digest("hex"), remove };
}

function receiveForm(request: Request, context: ApiContext): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string[]> = Object.create(null);
    let file: Promise<Omit<Upload, "fields">> | undefined;
    const form = new Busboy({
      headers: request.headers as typeof request.headers & { "content-type": string },
      limits: { files: 1, fields: 50, fieldSize: 10_000, fileSize: context.uploadBytes + 1 },
    });
    const give = (error: unknown) => {
      request.unpipe(form);
      void file?.then(
        (saved) => saved.remove(),
        () => undefined,
      );
      reject(error instanceof ApiError ? error : new ApiError("invalid_request", "The form cannot be read", undefined));
    };
    form.on("field", (name, value) => void (fields[name] ??= []).push(value));
    form.on("file", (_field, stream, name) => {
      file = save(stream, context).then((saved) => ({ ...saved, name: name || "upload" }));
      file.catch(give);
    });
    form.on("filesLimit", () => give(new ApiError("invalid_request", "One file a request")));
    form.on("error", give);
    form.on("finish", () => {
      if (!file) return give(new ApiError("invalid_request", "The form has no file: wanted a part with a file name"));
      file.then((saved) => resolve({ ...saved, fields }), give);
    });
    request.on("aborted", () => give(new ApiError("invalid_request", "The upload was cut off")));
    request.pipe(form);
  });
}

/** Receives a multipart form with one file, or the file itself as the body. */
export async function receive(request: Request, context: ApiContext): Promise<Upload> {
  if (request.is("multipart/form-data")) return receiveForm(request, context);
  if (!request.get("content-type")) {
    throw new ApiError("unsupported_type", "Wanted multipart/form-data, or the file as body with its type");
  }
  const saved = await save(request, context);
  return { ...saved, name: request.get("x-file-name") ?? "upload", fields: {} };
}
