/** The export of an audience to whoever reads slowly. */

import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exampleMember, feels } from "../tests/example-members.ts";
import { madeUpRun } from "../tests/made-up-result.ts";
import { openApi, type TestApi } from "../tests/open-api.ts";
import { saveAudience } from "../pipeline/audiences/save.ts";
import { routes } from "./routes.ts";
import type { RouteCall } from "./route.ts";

let api: TestApi;
beforeAll(async () => {
  api = await openApi({});
  const { database } = api.engine;
  const members = Array.from({ length: 1203 }, (_, i) =>
    exampleMember(`c${String(i).padStart(4, "0")}`, { voice: feels(-0.5) }),
  );
  await madeUpRun(database, { id: "r1", day: "2026-09-15", members });
  await saveAudience(database, { name: "Sad", rule: "mood < 0", at: "2026-09-15T12:00:00.000Z" });
}, 60_000);
afterAll(() => api.close());

/** A response whose reader takes a piece when told to. */
class SlowResponse extends Writable {
  readonly waiting: (() => void)[] = [];
  text = "";
  constructor() {
    super({ highWaterMark: 1000 });
  }
  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void) {
    this.waiting.push(() => {
      this.text += piece.toString();
      done();
    });
  }
  type = () => this;
  setHeader = () => this;
}

it("is written page by page as it is read: who reads slowly makes the process hold one", async () => {
  const { handle } = routes.find(({ path }) => path === "/audiences/{id}/export")!;
  const response = new SlowResponse();
  const call = { params: { id: "sad" }, query: {}, response, signal: new AbortController().signal };
  const all = handle({ ...call, context: { engine: api.engine } } as unknown as RouteCall<never, never, never, never>);
  for (let page = 1; page <= 3; page++) {
    await expect.poll(() => response.waiting.length, { timeout: 15_000 }).toBe(1);
    // Time enough for the next page, if it were not waited for.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(response.writableLength).toBeLessThan(80_000);
    response.waiting.shift()!();
  }
  await all;
  expect(response.text.trimEnd().split("\n")).toHaveLength(1204);
});
