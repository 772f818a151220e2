/** The report as people see it: served with sample data, opened in a browser. */

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SegmentSummary } from "../../pipeline/store/results.ts";
import { startAttune, type Child } from "../child.ts";
import { writeSample } from "../end-to-end/sample.ts";
import { freshFolder } from "../fresh-database.ts";
import { browserFor } from "./chromium.ts";

const timeout = 240_000;
const launch = browserFor("the report in a browser");

describe.runIf(launch)("the report in a browser", () => {
  const folder = freshFolder();
  let server: Child;
  let browser: Browser;
  let url: string;
  let segments: readonly SegmentSummary[];

  beforeAll(async () => {
    browser = await launch!();
    const files = writeSample(`${folder.path}/files`).flatMap(({ path, kind }) =>
      kind === "feedback" ? [path] : [`--${kind}`, path],
    );
    const data = ["--data", `${folder.path}/data`];
    const run = startAttune(["run", ...files, ...data]);
    expect(await run.exitCode(), run.said()).toBe(0);
    server = startAttune(["serve", "--port", "0", ...data]);
    await server.says("Ctrl-C stops it");
    url = /http:\/\/[\w.:[\]]+/.exec(server.said())![0];
    ({ segments } = (await (await fetch(`${url}/v1/segments`)).json()) as { segments: readonly SegmentSummary[] });
  }, timeout);

  afterAll(async () => {
    await browser?.close();
    await server?.kill("SIGKILL");
    folder.remove();
  });

  /** The page, and what went wrong on it or left the machine until now. */
  async function open(width: number, colorScheme: "light" | "dark" = "light") {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const errors: string[] = [];
    const away: string[] = [];
    page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("request", (request) => void (request.url().startsWith(url) || away.push(request.url())));
    const response = await page.goto(url, { waitUntil: "networkidle" });
    expect(response?.status()).toBe(200);
    return { page, errors, away };
  }

  /** How far content reaches beyond the page, and beyond every box that scrolls by itself. Run in the page. */
  const overflow = (page: Page) =>
    page.evaluate<readonly number[]>(
      `[document.documentElement, ...document.querySelectorAll(".scroll")].map((box) => box.scrollWidth - box.clientWidth)`,
    );

  it.each(["light", "dark"] as const)("loads without an error and without leaving the machine (%s)", async (scheme) => {
    const { page, errors, away } = await open(1280, scheme);
    expect({ errors, away }).toEqual({ errors: [], away: [] });
    const [ink, paper] = await page.evaluate<readonly number[]>(
      `["color", "backgroundColor"].map((name) => Number(/\\d+/.exec(getComputedStyle(document.body)[name])[0]))`,
    );
    expect(ink! > paper!).toBe(scheme === "dark");
    await page.close();
  });

  it("shows every segment in the table, in the chart and with its sentences", async () => {
    const { page } = await open(1280);
    expect(segments.length).toBeGreaterThan(1);
    expect(await page.locator("td.named a").allTextContents()).toEqual(segments.map(({ name }) => name));
    const drawn = segments.filter(({ mood }) => mood !== undefined).length;
    expect(await page.locator("svg.chart.wide .bubble").count()).toBe(drawn);
    expect(await page.locator("svg.chart.wide").isVisible()).toBe(true);
    expect(await page.locator("svg.chart.phone").isVisible()).toBe(false);
    for (const { id, verbatims } of segments) {
      const shown = await page.locator(`#${id} blockquote p`).allTextContents();
      expect(shown).toEqual(verbatims.slice(0, 4).map(({ text }) => `“${text}”`));
    }
    expect(segments.flatMap(({ verbatims }) => verbatims).length).toBeGreaterThan(0);
    await page.close();
  });

  it.each([320, 390, 768, 1280])("fits a width of %i pixels: nothing scrolls sideways", async (width) => {
    const { page } = await open(width);
    const beyond = await overflow(page);
    expect(beyond[0]).toBe(0);
    if (width >= 390) expect(beyond.filter((pixels) => pixels > 0)).toEqual([]);
    const chart = page.locator(width < 768 ? "svg.chart.phone" : "svg.chart:visible").first();
    const box = (await chart.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    // Letters of the chart that are small to begin with must not be drawn smaller still.
    const [, , drawnFor] = (await chart.getAttribute("viewBox"))!.split(" ").map(Number);
    const scale = box.width / drawnFor!;
    if (width < 768) expect(scale).toBeGreaterThan(0.75);
    await page.close();
  });

  it("reaches every link of the table by the keyboard, and follows it", async () => {
    const { page } = await open(1280);
    const reached: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const [text, outline] = await page.evaluate<readonly string[]>(
        `[document.activeElement.textContent, getComputedStyle(document.activeElement).outlineStyle]`,
      );
      reached.push(text!);
      if (text === segments.at(-1)!.name && reached.includes(segments[0]!.name)) {
        expect(outline).not.toBe("none");
        break;
      }
    }
    expect(segments.map(({ name }) => name).filter((name) => !reached.includes(name))).toEqual([]);
    await page.keyboard.press("Enter");
    // The page's address follows a moment later.
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${segments.at(-1)!.id}`);
    await page.close();
  });

  it("the page of the API loads without an error and without leaving the machine", async () => {
    const { page, errors, away } = await open(1280);
    await page.getByRole("link", { name: "API", exact: true }).click();
    await page.locator(".opblock").first().waitFor();
    expect({ errors, away }).toEqual({ errors: [], away: [] });
    await page.close();
  });
});
