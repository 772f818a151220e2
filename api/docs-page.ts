/** The page that shows the API's document, by Swagger UI from our own files. */

export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attune API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/page.css">
</head>
<body>
<nav aria-label="Pages"><a href="/">Report</a><a href="/docs" aria-current="page">API</a><a href="/v1/health">Health</a></nav>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `const dark = matchMedia("(prefers-color-scheme: dark)");
const show = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", show);
show();
window.ui = SwaggerUIBundle({
  url: "/v1/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
});
`;

const css = `:root { color-scheme: light dark; }
body { margin: 0; background: #fff; }
nav { display: flex; gap: 1.25rem; max-width: 1460px; margin: 0 auto; padding: 1.25rem 20px 0; font: 16px/1.5 system-ui, sans-serif; }
nav a { color: #2a5798; text-decoration: none; } nav a[aria-current] { color: #1c2530; font-weight: 600; }
.swagger-ui .info { margin: 1.5rem 0; } .swagger-ui .scheme-container { padding: 1rem 0; }
.swagger-ui .scheme-container .schemes > div:first-child:not(.auth-wrapper) { display: none; }
html.dark-mode body { background: #1c2022; } html.dark-mode nav a { color: #8ab4ef; } html.dark-mode nav a[aria-current] { color: #e6eaee; }
@media (max-width: 48rem) {
  .swagger-ui .opblock .opblock-summary-description { display: none; }
  .swagger-ui .opblock .opblock-summary-path { max-width: none; word-break: break-word; }
}
`;

/** What the page asks for beside the files of Swagger UI. */
export const docsFiles = {
  "start.js": { type: "js", text: start },
  "page.css": { type: "css", text: css },
} as const;
