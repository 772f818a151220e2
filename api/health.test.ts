import { afterAll, beforeAll, expect, it } from "vitest";
import { openApi, type TestApi } from "../tests/open-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close().catch(() => undefined));

const health = async () => {
  const began = performance.now();
  const answer = await api.json("/v1/health");
  return { ...answer, seconds: (performance.now() - began) / 1000 };
};

it("is ok where store and queue answer", async () => {
  expect(await health()).toMatchObject({
    status: 200,
    body: { status: "ok", store: "ok", queue: "ok", profile: "embedded" },
  });
});

it("is busy within a second while a long import has the embedded store, and ok after it", async () => {
  let end: () => void = () => undefined;
  const held = api.engine.database.transaction(async (queries) => {
    await queries.query("select 1");
    await new Promise<void>((resolve) => (end = resolve));
  });
  await expect
    .poll(() => health(), { timeout: 5000 })
    .toMatchObject({
      status: 200,
      body: { status: "busy", store: "busy", queue: "ok" },
    });
  expect((await health()).seconds).toBeLessThan(1.5);
  end();
  await held;
  expect((await health()).body.status).toBe("ok");
});

it("is unreachable, with 503, when the store is gone", async () => {
  await api.engine.database.close();
  expect(await health()).toMatchObject({
    status: 503,
    body: { status: "unreachable", store: "unreachable", queue: "ok" },
  });
});
