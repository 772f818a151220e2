/** Imports: a file with its row report. */

import { z } from "zod";
import { importFile, type ImportOptions } from "../../pipeline/import-file.ts";
import { loadImport } from "../../pipeline/store/imports.ts";
import { loadReplay, saveReplay } from "../../pipeline/store/idempotency.ts";
import { ApiError } from "../errors.ts";
import { importReport } from "../responses.ts";
import { route } from "../route.ts";
import { receive, type Upload } from "../upload.ts";

const flag = z.enum(["0", "1", "true", "false"]).transform((text) => text === "1" || text === "true");

const wishes = z.object({
  as: z.enum(["feedback", "orders", "customers"]).optional(),
  preset: z.string().optional(),
  map: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ description: "field=column, any number of them" }),
  timezone: z.string().optional(),
  currency: z.string().optional(),
  dayFirst: flag.optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  sheet: z.string().optional(),
  dryRun: flag.optional(),
});

function optionsOf({ map, dayFirst, ...rest }: z.output<typeof wishes>): ImportOptions {
  const pairs = map === undefined ? [] : [map].flat();
  const columns = pairs.map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) throw new ApiError("invalid_request", `map: wanted field=column, such as text=Comment`);
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(given) as ImportOptions),
    ...(dayFirst !== undefined && { dayFirst }),
    ...(columns.length > 0 && { map: Object.fromEntries(columns) }),
  };
}

function wishesOf(query: z.output<typeof wishes>, { fields }: Upload): z.output<typeof wishes> {
  const typed = Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  );
  const parsed = wishes.safeParse(typed);
  if (!parsed.success)
    throw new ApiError("invalid_request", `Form: ${parsed.error.issues[0]?.message}`, parsed.error.issues);
  return { ...parsed.data, ...query };
}

const file = { schema: { type: "string", format: "binary" } };

export const importRoutes = [
  route({
    method: "post",
    path: "/imports",
    tag: "Imports",
    summary: "Upload a file of feedback, orders or customers; the answer is its row report",
    query: wishes,
    rawBody: {
      "multipart/form-data": {
        schema: { type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] },
      },
      "text/csv": file,
      "application/json": file,
      "application/octet-stream": file,
    },
    answer: importReport,
    status: 201,
    async handle({ query, request, response, context }) {
      const { database } = context.engine;
      const upload = await receive(request, context);
      try {
        const options = optionsOf(wishesOf(query, upload));
        const key = request.get("idempotency-key");
        const replay = key === undefined ? undefined : await loadReplay(database, key);
        if (replay && replay.bodySha256 !== upload.sha256) {
          throw new ApiError("conflict", "This Idempotency-Key was used for another file");
        }
        if (replay) return JSON.parse(replay.response) as object;
        const report = await importFile(database, upload.path, { ...options, name: upload.name });
        if (key !== undefined && !report.dryRun) {
          await saveReplay(database, { key, bodySha256: upload.sha256, response: JSON.stringify(report) });
        }
        if (report.dryRun || report.repeated) {
          response.status(200).json(report);
          return undefined;
        }
        return report;
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
    async handle({ params: { id }, context }) {
      const report = await loadImport(context.engine.database, id);
      if (!report) throw new ApiError("not_found", `There is no import ${id}`);
      return JSON.parse(report) as object;
    },
  }),
];
