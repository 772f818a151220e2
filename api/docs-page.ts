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

const start = `window.ui = SwaggerUIBundle({ url: "/v1/openapi.json", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "list" });
`;

const css = `body { margin: 0; }
`;

/** What the page asks for beside the files of Swagger UI. */
export const docsFiles = {
  "start.js": { type: "js", text: start },
  "page.css": { type: "css", text: css },
} as const;
