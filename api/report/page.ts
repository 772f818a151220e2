/** A page around the report, or around what stands in its place. */

import { html, Html } from "./html.ts";
import { style } from "./style.ts";

// Not a line more or less than what the policy has the hash of.
const sheet = new Html(`<style>${style}</style>`);

/** A whole page. */
export function page({
  title,
  body,
  nav,
}: {
  readonly title: string;
  readonly body: Html;
  readonly nav?: Html;
}): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${sheet}
      </head>
      <body>
        ${nav}
        <main>${body}</main>
      </body>
    </html> `.text;
}
