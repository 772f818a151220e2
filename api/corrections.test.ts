/** Corrections over HTTP: said, shown, taken back, evaluated. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { formOf, openApi, type TestApi } from "../tests/open-api.ts";
import { feedbackCsv } from "../tests/two-groups.ts";
import { routes } from "./routes.ts";

let api: TestApi;

const ask = (method: string, path: string, body?: unknown) =>
  api.json(path, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
const path = "/v1/feedback/s0-0/reading";

beforeAll(async () => {
  api = await openApi();
  api.engine.work();
  await ask("GET", path).then(({ status }) => expect(status).toBe(404));
  await api.json("/v1/imports", { method: "POST", body: formOf(feedbackCsv) });
  const { body } = await ask("POST", "/v1/runs");
  await api.ask(`/v1/runs/${body.id}/events`).then((response) => response.text());
}, 120_000);
afterAll(() => api.close());

it("a correction is answered with the machine's answer beside, and shown with the customer", async () => {
  const { status, body } = await ask("PATCH", path, { mood: "neutral", by: "ada", note: "mail me@mail.example" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    feedback: "s0-0",
    isCorrected: true,
    mood: { label: "neutral", confidence: 1 },
    machine: { mood: { label: "negative" } },
    history: [{ mood: "neutral", by: "ada", note: "mail [EMAIL]", isUndo: false }],
  });
  expect(Date.now() - Date.parse(body.history[0].at)).toBeLessThan(60_000);
  const own = routes.find(({ method, path }) => method === "patch" && path === "/feedback/{id}/reading")!;
  expect(own.answer.parse(body)).toEqual(body);
  const customer = (await ask("GET", "/v1/customers/s0")).body;
  expect(routes.find((route) => route.path === "/customers/{id}")!.answer.parse(customer)).toEqual(customer);
  expect(customer.feedback.find(({ id }: { id: string }) => id === "s0-0")).toMatchObject({
    isUnsure: false,
    correction: { mood: "neutral", by: "ada", machine: { mood: { label: "negative" } } },
  });
});

it("quotes of a corrected text say so, in segments and topics", async () => {
  const { segments } = (await ask("GET", "/v1/segments")).body;
  const { topics } = (await ask("GET", "/v1/topics")).body;
  for (const id of new Set<string>(quoted([...segments, ...topics]).map(({ feedback }) => feedback))) {
    await ask("PATCH", `/v1/feedback/${id}/reading`, { mood: "neutral" });
  }
  const shown = [...(await ask("GET", "/v1/segments")).body.segments, ...(await ask("GET", "/v1/topics")).body.topics];
  expect(quoted(shown).length).toBeGreaterThan(0);
  for (const quote of quoted(shown)) expect(quote).toMatchObject({ score: 0, correction: { mood: "neutral" } });
  expect(await (await api.ask("/")).text()).toContain("corrected: neutral, read as ");
});

function quoted(all: readonly { verbatims: readonly { feedback: string }[] }[]) {
  return all.flatMap(({ verbatims }) => verbatims);
}

it("the evaluation counts each text once, and stands in the report", async () => {
  const { status, body } = await ask("GET", "/v1/evaluation");
  expect(status).toBe(200);
  expect(routes.find((route) => route.path === "/evaluation")!.answer.parse(body)).toEqual(body);
  expect(body.mood.texts).toBe(body.texts);
  expect(body.mood.isTooFew).toBe(body.texts < 30);
  const confused = body.mood.confusion.reduce((sum: number, { texts }: { texts: number }) => sum + texts, 0);
  expect(confused).toBe(body.texts);
  expect(await (await api.ask("/")).text()).toContain("What people corrected or confirmed");
});

it("a correction is taken back by DELETE or undo, once", async () => {
  expect((await ask("DELETE", path)).body).toMatchObject({ isCorrected: false, mood: { label: "negative" } });
  await ask("PATCH", path, { intent: "question" });
  const { body } = await ask("PATCH", path, { undo: true, note: "a slip" });
  expect(body.isCorrected).toBe(false);
  expect(body.history.at(-1)).toMatchObject({ isUndo: true, note: "a slip" });
  const { status, body: refused } = await ask("DELETE", path);
  expect([status, refused.error.code]).toEqual([404, "not_found"]);
});

it.each([
  [{}],
  [{ note: "why" }],
  [{ undo: true, mood: "neutral" }],
  [{ mood: "angry" }],
  [{ intent: "rant" }],
  [{ mood: "neutral", at: "2020-01-01" }],
])("refuses %j", async (body) => {
  const { status, body: answer } = await ask("PATCH", path, body);
  expect([status, answer.error.code]).toEqual([400, "invalid_request"]);
});

it("says nothing of who may have an unknown id", async () => {
  const { status, body } = await ask("PATCH", "/v1/feedback/jo%40mail.example/reading", { mood: "neutral" });
  expect([status, body.error.code]).toEqual([404, "not_found"]);
  expect(JSON.stringify(body)).not.toContain("mail.example");
});
