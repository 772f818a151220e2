/** Pages for people: the last run's report, and the API's documentation. */

import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Router, type RequestHandler } from "express";
import { NotFoundError } from "../pipeline/look-up.ts";
import type { Database } from "../pipeline/store/database.ts";
import { docsFiles, docsPage } from "./docs-page.ts";
import { html } from "./report/html.ts";
import { page } from "./report/page.ts";
import { report } from "./report/report.ts";
import { style } from "./report/style.ts";

const nav = html`<nav aria-label="Pages">
  <a href="/" aria-current="page">Report</a><a href="/docs">API</a><a href="/v1/health">Health</a>
</nav>`;

const empty = html`<header>
    <h1>Nothing has been analysed yet</h1>
    <p class="lead">Import what customers wrote and bought, start a run, and this page shows the segments they form.</p>
  </header>
  <h2>On the command line</h2>
  <pre><code>attune run tickets.csv --orders orders.csv</code></pre>
  <h2>Over the API</h2>
  <pre><code>curl -F file=@tickets.csv localhost:3000/v1/imports
curl -F file=@orders.csv localhost:3000/v1/imports
curl -X POST localhost:3000/v1/runs</code></pre>
  <p><a href="/docs">All routes of the API</a></p>`;

/** The report's one sheet of style is inside the page: its hash, and nothing else inline, is allowed. */
const reportPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "img-src data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** `/` shows the last run's report, which holds what customers wrote and so is guarded; `/docs` is open. */
export function pages(database: Database, guards: readonly RequestHandler[]): Router {
  const router = Router();
  router.get("/", ...guards, async (_request, response) => {
    response.setHeader("Content-Security-Policy", reportPolicy);
    response.setHeader("Cache-Control", "private, no-cache");
    try {
      response.type("html").send(await report(database, { nav }));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      response.type("html").send(page({ title: "Attune", body: empty, nav }));
    }
  });
  router.get("/docs", (_request, response) => void response.type("html").send(docsPage));
  for (const [name, { type, text }] of Object.entries(docsFiles))
    router.get(`/docs/${name}`, (_request, response) => void response.type(type).send(text));
  const folder = join(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"), "..");
  for (const name of ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"])
    router.get(`/docs/${name}`, (_request, response) => response.sendFile(name, { root: folder, maxAge: "1d" }));
  return router;
}
