/** Names that people give segments, over HTTP. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { formOf, openApi, type TestApi } from "../tests/open-api.ts";
import { feedbackCsv } from "../tests/two-groups.ts";

let api: TestApi;
let found: readonly { readonly id: string; readonly name: string }[];

const ask = (method: string, path: string, body?: unknown) =>
  api.json(`/v1${path}`, {
    method,
    ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
const run = async (options: object) => {
  const { body } = await ask("POST", "/runs", { segments: 2, topics: 2, ...options });
  await api.ask(`/v1/runs/${body.id}/events`).then((response) => response.text());
};
const names = async () => {
  const { segments } = (await ask("GET", "/segments")).body as { segments: typeof found };
  return segments.map(({ id, name }) => [id, name]).sort();
};

beforeAll(async () => {
  api = await openApi();
  api.engine.work();
  await api.json("/v1/imports", { method: "POST", body: formOf(feedbackCsv) });
  await run({});
  found = (await ask("GET", "/segments")).body.segments;
}, 120_000);
afterAll(() => api.close());

it("a segment has a person's name at once, and keeps it when segments are learned anew", async () => {
  const { status, body } = await ask("PATCH", "/segments/s1", { name: " Our   friends ", by: "ada" });
  expect([status, body.name, body.foundName]).toEqual([200, "Our friends", found[0]!.name]);
  expect(await names()).toEqual([
    ["s1", "Our friends"],
    ["s2", found[1]!.name],
  ]);
  expect((await ask("GET", "/segments/our%20friends")).body.id).toBe("s1");
  await run({ relearn: true });
  expect(await names()).toEqual([
    ["s1", "Our friends"],
    ["s2", found[1]!.name],
  ]);
  expect((await ask("GET", "/segments")).body.figures.aboutSegments.since.changes).toMatchObject([
    { kind: "kept", segment: "s1", jaccard: 1 },
    { kind: "kept", segment: "s2", jaccard: 1 },
  ]);
});

it("refuses a name that another has, that is like an id or that is none, and takes one back", async () => {
  for (const name of ["S2", "s99", "t1", found[1]!.name.toUpperCase(), "   ", "a".repeat(61)]) {
    expect([name, (await ask("PATCH", "/segments/s1", { name })).status]).toEqual([name, 422]);
  }
  expect((await ask("PATCH", "/segments/s9", { name: "Nobody" })).status).toBe(404);
  expect((await ask("DELETE", "/segments/s1/name")).body).toMatchObject({ id: "s1", name: found[0]!.name });
  expect(await names()).toEqual(found.map(({ id, name }) => [id, name]).sort());
  expect((await ask("DELETE", "/segments/s1/name")).status).toBe(404);
});
