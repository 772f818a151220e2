import { afterAll, beforeAll, expect, it } from "vitest";
import { beginRun, createRun, endRun } from "../pipeline/store/runs.ts";
import { openApi, type TestApi } from "../tests/open-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api.close());

async function optionsOf(wishes: object) {
  const { body } = await api.json("/v1/runs", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(wishes),
  });
  return body.options as unknown;
}

it("a run without options is what the last one that was done was asked for, and another is not", async () => {
  const { database } = api.engine;
  const options = { seed: 3, topics: 4, segments: 3, protect: ["city"], relearn: true };
  await createRun(database, { id: "r1", options });
  await beginRun(database, "r1");
  await endRun(database, { id: "r1", result: "x" });
  await createRun(database, { id: "r2", options: { seed: 1, topics: 9 } });
  await beginRun(database, "r2");
  await endRun(database, { id: "r2", error: "Something went wrong" });
  expect(await optionsOf({})).toEqual({ seed: 1, topics: 4, segments: 3, protect: ["city"] });
  expect(await optionsOf({ topics: "auto", segments: 5, protect: [] })).toEqual({ seed: 1, segments: 5 });
});
