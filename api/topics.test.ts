/** Topics over HTTP: edited at once, logged, taken back, with their texts. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { formOf, openApi, type TestApi } from "../tests/open-api.ts";
import { feedbackCsv } from "../tests/two-groups.ts";
import { routes } from "./routes.ts";

let api: TestApi;
let topics: readonly { readonly id: string; readonly label: string; readonly texts: number }[];

const ask = (method: string, path: string, body?: unknown) =>
  api.json(`/v1${path}`, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
const answerOf = (method: string, path: string) =>
  routes.find((route) => route.method === method && route.path === path)!.answer;

beforeAll(async () => {
  api = await openApi();
  api.engine.work();
  await ask("PATCH", "/topics/t1", { label: "Ours" }).then(({ status }) => expect(status).toBe(404));
  await api.json("/v1/imports", { method: "POST", body: formOf(feedbackCsv) });
  const { body } = await ask("POST", "/runs", { topics: 3 });
  await api.ask(`/v1/runs/${body.id}/events`).then((response) => response.text());
  ({ topics } = (await ask("GET", "/topics")).body);
}, 120_000);
afterAll(() => api.close());

it("a topic has a person's name at once, and it is logged with who said so and why", async () => {
  const said = { label: "Ours", by: "ada", note: "ask jo@mail.example" };
  const { status, body } = await ask("PATCH", "/topics/t1", said);
  expect(status).toBe(200);
  expect(answerOf("patch", "/topics/{id}").parse(body)).toEqual(body);
  expect(body).toMatchObject({ isApplied: true, edit: { number: 1, kind: "rename", by: "ada", note: "ask [EMAIL]" } });
  expect((await ask("GET", "/topics")).body.topics[0]).toMatchObject({
    id: "t1",
    label: "Ours",
    formerly: [topics[0]!.label],
  });
  const log = (await ask("GET", "/topics/edits")).body;
  expect(answerOf("get", "/topics/edits").parse(log)).toEqual(log);
  expect(log.edits).toMatchObject([{ number: 1, says: `t1 (${topics[0]!.label}) is called “Ours”`, isUndone: false }]);
});

it("topics are merged, hidden and shown again, and each edit can be taken back", async () => {
  const merged = (await ask("PATCH", "/topics/Ours", { merge: ["t2"] })).body;
  expect(merged.topics.map(({ id }: { id: string }) => id).sort()).toEqual(["t1", "t3"]);
  const hidden = (await ask("PATCH", "/topics/t3", { hidden: true })).body;
  expect(hidden.topics.map(({ id }: { id: string }) => id)).toEqual(["t1"]);
  expect((await ask("GET", "/topics")).body.hidden).toMatchObject([{ id: "t3", label: topics[2]!.label }]);
  const again = await ask("PATCH", "/topics/t3", { hidden: true });
  expect([again.status, again.body.error.message]).toEqual([
    404,
    `t3 (${topics[2]!.label}) is hidden: PATCH /v1/topics/t3 with {"hidden": false} shows it again`,
  ]);
  await ask("PATCH", "/topics/t3", { hidden: false });
  const { status, body } = await ask("DELETE", "/topics/edits/2", { by: "bo" });
  expect(status).toBe(200);
  expect(body.topics).toHaveLength(3);
  expect(body.edit).toMatchObject({ kind: "undo", by: "bo", topics: ["t1", "t2"] });
  expect((await ask("DELETE", "/topics/edits/2")).status).toBe(404);
  await ask("DELETE", "/topics/edits/last");
  expect((await ask("GET", "/topics")).body.hidden).toHaveLength(1);
});

it("the texts of a topic come page by page", async () => {
  const { id, texts } = topics[0]!;
  const all = (await ask("GET", `/topics/${id}/feedback?main=1`)).body;
  expect(answerOf("get", "/topics/{id}/feedback").parse(all)).toEqual(all);
  expect(all.items).toHaveLength(texts);
  expect(all.items[0].topics[0]).toMatchObject({ id, label: "Ours", share: all.items[0].share });
  const first = (await ask("GET", `/topics/${id}/feedback?main=1&limit=2`)).body;
  const second = (await ask("GET", `/topics/${id}/feedback?main=1&limit=500&cursor=${first.next}`)).body;
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.next).toBeUndefined();
  expect((await ask("GET", "/topics/t9/feedback")).status).toBe(404);
});

it.each([
  [{}, "wanted one of label, hidden, pinned, merge, split"],
  [{ label: "a", hidden: true }, "wanted one of label, hidden, pinned, merge, split"],
  [{ colour: "red" }, "there is no colour"],
  [{ merge: [] }, "Body merge"],
])("a body of %j is refused", async (body, message) => {
  const answer = await ask("PATCH", "/topics/t1", body);
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain(message);
});

it("what cannot be done is refused with its reason", async () => {
  const { status, body } = await ask("PATCH", "/topics/t1", { merge: ["t1"] });
  expect([status, body.error]).toEqual([
    422,
    { code: "unusable_input", message: "Cannot merge t1 (Ours) into itself" },
  ]);
  for (const label of ["t99", " T1 ", "c1", "S3"])
    expect([label, (await ask("PATCH", "/topics/t1", { label })).status]).toEqual([label, 422]);
});
