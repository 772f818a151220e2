/** Opens JSON: an array, a document that holds one, or objects one after another. */

import { inBatches, UnusableInput, type OpenedFile, type RawEntry } from "../raw-record.ts";
import { decodeText } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { elementReader } from "./json-elements.ts";
import { surveyJson, type JsonRecords } from "./survey-json.ts";

export interface JsonOptions {
  readonly encoding: string;
  readonly warnings: readonly string[];
  /** Where the records are ("data.tickets"), when that is not to be found out. */
  readonly jsonPath?: string;
}

async function* after(chunks: AsyncIterable<string>, offset: number): AsyncGenerator<string> {
  let left = offset;
  for await (const text of chunks) {
    if (left < text.length) yield left > 0 ? text.slice(left) : text;
    left = Math.max(left - text.length, 0);
  }
}

/** Opens JSON. Throws `UnusableInput` when there is no array at the `jsonPath` asked for. */
export async function openJson(file: FileBytes, { encoding, warnings, jsonPath }: JsonOptions): Promise<OpenedFile> {
  const chunks = () => decodeText(file.chunks(), encoding);
  const survey = await surveyJson(chunks(), jsonPath);
  const { others } = survey;
  const found = survey.path.join(".");
  if (jsonPath !== undefined && found !== jsonPath) {
    const wanted = others.length > 0 ? `one of ${others.join(", ")}` : "a file with arrays of objects";
    throw new UnusableInput(`has no array of objects at "${jsonPath}"`, { file: file.name, wanted });
  }
  async function* read({ path, offset, line, isInArray }: JsonRecords): AsyncGenerator<readonly RawEntry[]> {
    const reader = elementReader({ line, isInArray, isNested: path.length > 0 });
    for await (const text of after(chunks(), offset)) yield* inBatches(reader.write(text));
    yield* inBatches(reader.end());
  }
  async function* readList(name: string) {
    yield* read(await surveyJson(chunks(), name));
  }
  const isPart = found !== "" && others.length > 0;
  return {
    format: "json",
    encoding,
    ...(found && { jsonPath: found }),
    headers: [],
    headerLine: 0,
    warnings,
    records: () => read(survey),
    ...(isPart && { lists: Object.fromEntries(others.map((name) => [name, () => readList(name)])) }),
  };
}
