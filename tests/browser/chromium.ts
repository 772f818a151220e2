/** Debian's browser, for tests that look at pages. */

import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((one) =>
  existsSync(one),
);

/**
 * Starts the browser; undefined where there is none. Where CI is set there must be one: then a function that throws, so that a
 * test fails with the reason. Elsewhere it is said that `what` is not tested.
 */
export function browserFor(what: string): (() => Promise<Browser>) | undefined {
  if (path !== undefined)
    return () => chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu"] });
  const missing = "there is no /usr/bin/chromium (apt-get install chromium)";
  if (process.env.CI) return () => Promise.reject(new Error(`CI must have a browser, but ${missing}`));
  console.log(`Not tested: ${what}, since ${missing}`);
  return undefined;
}
