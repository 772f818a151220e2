/** Multipart forms with one file. */

import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyConfig, type BusboyInstance } from "@fastify/busboy";
import { ApiError } from "./errors.ts";
import type { Save } from "./upload.ts";

const mostFields = 50;
const fieldBytes = 10_000;

/** The file's name and sum, and the other fields. */
export interface ReceivedForm {
  readonly name?: string;
  readonly sha256: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

function openForm(headers: IncomingHttpHeaders): BusboyInstance {
  try {
    return new Busboy({
      headers: headers as BusboyConfig["headers"],
      limits: { files: 1, fields: mostFields, parts: mostFields + 2, fieldSize: fieldBytes, headerPairs: 20 },
    });
  } catch {
    throw new ApiError("invalid_request", "The form cannot be read: its type names no boundary");
  }
}

/** The parser's own errors quote the form. */
function formError(error: unknown): unknown {
  const isOurs = error instanceof ApiError || (error instanceof Error && "errno" in error);
  return isOurs ? error : new ApiError("invalid_request", "The form cannot be read: it ends too early, or is none");
}

/** Reads a form to its end; its file goes to `save`. Throws `ApiError`, once `save` is at its end too. */
export async function receiveForm(
  body: Readable,
  { headers, save }: { readonly headers: IncomingHttpHeaders; readonly save: Save },
): Promise<ReceivedForm> {
  const fields: Record<string, string[]> = Object.create(null);
  const stop = new AbortController();
  let file: Promise<{ readonly name: string; readonly sha256: string }> | undefined;
  let failure: unknown;
  // The first failure is the cause of the others: the body's end, the form's, the file's.
  const fail = (error: unknown) => {
    failure ??= formError(error);
    body.destroy(failure as Error);
    stop.abort();
  };
  const refuse = (message: string) => fail(new ApiError("invalid_request", message));
  const form = openForm(headers);
  form.on("field", (name, value, _isNameCut, isValueCut) => {
    if (isValueCut) fail(new ApiError("too_large", `A field of the form is larger than ${fieldBytes} bytes`));
    (fields[name] ??= []).push(value);
  });
  form.on("fieldsLimit", () => refuse(`The form has more than ${mostFields} fields`));
  form.on("partsLimit", () => refuse("The form has too many parts"));
  form.on("filesLimit", () => refuse("The form has more than one file: wanted one file a request"));
  form.on("file", (_field, stream, name) => {
    // The parser tells the file of its errors also when nobody reads it any more: unheard, they would end the process.
    stream.on("error", () => undefined);
    file = save(stream, stop.signal).then((sha256) => ({ name, sha256 }));
    file.catch(fail);
  });
  await pipeline(body, form).catch(fail);
  const saved = await file?.catch(fail);
  if (failure !== undefined) throw failure;
  if (!saved) throw new ApiError("invalid_request", "The form has no file: wanted a part with a file name");
  return { ...saved, fields };
}
