/** The OpenAPI 3.1 document, from the schemas that the routes check with. */

import { z } from "zod";
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Route } from "./route.ts";

const error = z
  .object({
    error: z.object({
      code: z.string().meta({ description: "Never changes" }),
      message: z.string(),
      details: z.unknown().optional(),
    }),
  })
  .meta({ id: "Error" });

function operation(route: Route) {
  const { params, query, body, rawBody, answer, answerType = "application/json", status = 200 } = route;
  const errors = route.isOpen ? ["400"] : ["400", "401"];
  return {
    tags: [route.tag],
    summary: route.summary,
    ...(route.isOpen && { security: [] }),
    ...((params || query) && { requestParams: { ...(params && { path: params }), ...(query && { query }) } }),
    ...(body && { requestBody: { content: { "application/json": { schema: body } } } }),
    ...(rawBody && { requestBody: { content: rawBody } }),
    responses: {
      [String(status)]: { description: "Done", content: { [answerType]: { schema: answer } } },
      ...Object.fromEntries(
        [...errors, ...(params ? ["404"] : [])].map((code) => [
          code,
          { description: "Error", content: { "application/json": { schema: error } } },
        ]),
      ),
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
  return createDocument({
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
  });
}
