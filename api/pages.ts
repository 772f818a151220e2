/** Pages for people: the last run's report, and the API's documentation. */

import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import express, { Router, type RequestHandler } from "express";
import { NotFoundError } from "../pipeline/look-up.ts";
import { html } from "./report/html.ts";
import { page, report } from "./report/report.ts";
import { style } from "./report/style.ts";
import type { ApiContext } from "./route.ts";

const nav = html`<nav aria-label="Pages">
  <a href="/">Report</a><a href="/docs">API</a><a href="/v1/openapi.json">OpenAPI</a><a href="/v1/health">Health</a>
</nav>`;

const empty = html`<h1>Nothing has been analysed yet</h1>
  <p>
    Import files and start a run: on the command line <code>attune run tickets.csv --orders orders.csv</code>, or over
    the <a href="/docs">API</a>: POST /v1/imports, then POST /v1/runs.
  </p>`;

/** The report's one sheet of style is inside the page: its hash, and nothing else inline, is allowed. */
const reportPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

const docsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Attune API</title><link rel="stylesheet" href="/docs/files/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/files/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>
`;

const docsScript = `window.ui = SwaggerUIBundle({ url: "/v1/openapi.json", dom_id: "#swagger-ui", deepLinking: true });\n`;

/** `/` shows the last run's report, which holds what customers wrote and so wants the key; `/docs` is open. */
export function pages({ engine }: ApiContext, guard: RequestHandler): Router {
  const router = Router();
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  router.get("/", guard, async (_request, response) => {
    response.setHeader("Content-Security-Policy", reportPolicy);
    try {
      response.type("html").send(await report(engine.database, { nav }));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      response.type("html").send(page({ title: "Attune", body: empty, nav }));
    }
  });
  router.get("/docs", (_request, response) => void response.type("html").send(docsPage));
  router.get("/docs/start.js", (_request, response) => void response.type("js").send(docsScript));
  router.use("/docs/files", express.static(folder, { index: false }));
  return router;
}
