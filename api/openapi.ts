/** The OpenAPI 3.1 document, from the schemas that the routes check with. */

import { z } from "zod";
import { createDocument, type ZodOpenApiObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { statuses, type ErrorCode } from "./errors.ts";
import type { Route } from "./route.ts";

const error = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(statuses) as [ErrorCode]).meta({ description: "Never changes" }),
      message: z.string(),
      details: z.unknown().optional(),
    }),
  })
  .meta({ id: "Error" });

/** What a route may fail with, beside what its own list says. */
function errorsOf({ isOpen, params, query, headers, body, rawBody, errors = [] }: Route): readonly ErrorCode[] {
  const found = new Set<ErrorCode>(["forbidden", "too_many_requests", "internal", "unavailable", ...errors]);
  if (!isOpen) found.add("unauthorized");
  if (params || query || headers || body || rawBody) found.add("invalid_request");
  if (body || rawBody) found.add("too_large").add("unsupported_type");
  return [...found];
}

function errorResponses(route: Route) {
  const codes = errorsOf(route);
  return Object.fromEntries(
    codes.map((code) => {
      const alike = codes.filter((other) => statuses[other] === statuses[code]);
      return [
        String(statuses[code]),
        { description: alike.join(", "), content: { "application/json": { schema: error } } },
      ];
    }),
  );
}

function operation(route: Route) {
  const { params, query, headers, body, rawBody, answer, answerType = "application/json" } = route;
  const requestParams = {
    ...(params && { path: params }),
    ...(query && { query }),
    ...(headers && { header: headers }),
  };
  const content = rawBody ?? (body && { "application/json": { schema: body } });
  const done = { description: "Done", content: { [answerType]: { schema: answer } } };
  return {
    tags: [route.tag],
    summary: route.summary,
    ...(route.isForGroups && {
      description:
        "Keys that may see groups and no people are answered too: with sizes in stretches, and without anybody.",
    }),
    ...(route.isOpen && { security: [] }),
    ...(Object.keys(requestParams).length > 0 && { requestParams }),
    ...(content && { requestBody: { content, required: rawBody !== undefined } }),
    responses: {
      ...Object.fromEntries((route.statuses ?? [200]).map((status) => [String(status), done])),
      ...errorResponses(route),
    },
  };
}

/** The document of some routes. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = (paths[`/v1${route.path}`] ??= {});
    path[route.method] = operation(route);
  }
  const document: ZodOpenApiObject = {
    openapi: "3.1.0",
    info: {
      title: "Attune",
      version: "1",
      description: "Segments from what customers write and what they buy.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { key: [] }],
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        key: { type: "apiKey", in: "header", name: "X-API-Key" },
      },
    },
    paths: paths as ZodOpenApiPathsObject,
  };
  return createDocument(document, {
    // Answers may get more fields in time: a client must not refuse those that it does not know.
    override: ({ jsonSchema, io }) => {
      if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}
