/** Imports: a file with its row report. */

import { z } from "zod";
import { fingerprint } from "../../pipeline/answer.ts";
import { mapOf } from "../../pipeline/sources/map-columns.ts";
import { importFile, type ImportOptions, type ImportReport } from "../../pipeline/import-file.ts";
import { loadImport } from "../../pipeline/store/imports.ts";
import { ApiError } from "../errors.ts";
import { checked } from "../handle.ts";
import type { Answer } from "../idempotency.ts";
import { reportInOwnWords } from "../own-words.ts";
import { route } from "../route.ts";
import { importReport } from "../shapes/work.ts";
import { plainFileName, type Upload } from "../upload.ts";

const flag = z
  .enum(["0", "1", "true", "false"])
  .transform((text) => text === "1" || text === "true")
  .optional();
const word = z.string().min(1).max(200).optional();

const wishes = z.object({
  as: z.enum(["feedback", "orders", "customers"]).optional().meta({ description: "Absent: recognised" }),
  preset: word.meta({ description: "zendesk, shopify …; generic for none; absent: recognised" }),
  map: z
    .union([z.string(), z.array(z.string()).max(200)])
    .optional()
    .meta({
      description: "field=column, such as text=Comment; any number of them",
      override: { anyOf: undefined, type: "array", items: { type: "string" } },
    }),
  channel: word.meta({
    description: "ticket, survey, review or chat, of texts whose row names none; absent: recognised",
  }),
  timezone: word.meta({ description: "IANA name, of times that name no zone; absent: UTC" }),
  currency: word.meta({ description: "ISO 4217, of amounts that name none" }),
  dayFirst: flag.meta({ description: "1: 03/04/2026 is 3 April, 0: March 4th; absent: decided for each column" }),
  encoding: word.meta({ description: "Absent: recognised" }),
  delimiter: word.meta({ description: "One character; absent: recognised" }),
  sheet: word.meta({ description: "Name or number of a workbook's sheet; absent: the first with rows" }),
  name: word.meta({ description: "What to call the file" }),
  dryRun: flag.meta({ description: "1: only show how the file is understood and what would be rejected" }),
});

const givenTwice = (field: string) =>
  new ApiError("invalid_request", `map: ${field} is given twice: wanted one column`);

/** What the query and the form's fields say; the query goes before. */
function optionsOf(query: z.output<typeof wishes>, { fields, name }: Upload): ImportOptions {
  const typed = Object.entries(fields)
    .map(([field, values]) => [field, values.filter((value) => value !== "")] as const)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]) => [field, values.length > 1 ? values : values[0]]);
  const inForm = checked(wishes.strict(), Object.fromEntries(typed), "Form");
  const { map, name: called, ...rest } = { ...inForm, ...query };
  const pairs = [map ?? []].flat().map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) throw new ApiError("invalid_request", "map: wanted field=column, such as text=Comment");
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return {
    ...rest,
    name: (called && plainFileName(called)) ?? name ?? "upload",
    ...(pairs.length > 0 && { map: mapOf(pairs, givenTwice) }),
  };
}

/** The form's fields in the document: with nothing in them where a page lets one try it out. */
const formFields = Object.fromEntries(
  Object.entries(wishes.shape).map(([field, schema]) => [
    field,
    schema.meta({ ...schema.meta(), example: field === "map" ? [] : "" }),
  ]),
);

const binary = { type: "string", format: "binary" } as const;

export const importRoutes = [
  route({
    method: "post",
    path: "/imports",
    tag: "Imports",
    summary:
      "Upload a file of feedback, orders or customers, as a form or as the body itself; the answer is its row report",
    query: wishes,
    headers: z.object({
      "idempotency-key": z
        .string()
        .regex(/^[\x21-\x7e]{1,255}$/, "wanted 1 to 255 visible characters")
        .optional()
        .meta({ description: "For a day the same request under the same key is done once, and answered the same" }),
    }),
    rawBody: {
      "multipart/form-data": {
        schema: z.object({ ...formFields, file: z.string().meta({ override: { ...binary } }) }),
      },
      "text/csv": { schema: binary },
      "application/json": { schema: binary },
      "application/octet-stream": { schema: binary },
    },
    answer: importReport,
    statuses: [201, 200],
    errors: ["conflict", "unusable_input", "upload_stalled"],
    async handle({ query, headers, request, response, context: { engine, receive, once, stopping } }) {
      const upload = await receive(request);
      try {
        const options = optionsOf(query, upload);
        const work = async (): Promise<Answer & { readonly body: ImportReport }> => {
          const body = await importFile(engine.database, upload.path, {
            ...options,
            now: new Date().toISOString(),
            signal: stopping,
          });
          return { status: body.dryRun || body.repeated ? 200 : 201, body };
        };
        const key = headers["idempotency-key"];
        const digest = fingerprint(upload.sha256, JSON.stringify(options));
        const { status, body } = key === undefined || options.dryRun ? await work() : await once({ key, digest }, work);
        response.status(status);
        return reportInOwnWords(body as ImportReport);
      } finally {
        await upload.remove();
      }
    },
  }),
  route({
    method: "get",
    path: "/imports/{id}",
    tag: "Imports",
    summary: "The row report of an import",
    params: z.object({ id: z.string().min(1) }),
    answer: importReport,
    errors: ["not_found"],
    async handle({ params: { id }, context: { engine } }) {
      const report = await loadImport(engine.database, id);
      if (!report) throw new ApiError("not_found", "There is no such import");
      return reportInOwnWords(JSON.parse(report) as ImportReport);
    },
  }),
];
