/** What gets out of a text: nothing into the log, into figures or into errors. */

import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formOf, openApi, type TestApi } from "../tests/open-api.ts";
import { failureOf } from "./log.ts";

const canaries = ["Quillfeather", "quillfeather@canary.example", "07700 900123", "Zanzibar"];
const text = `I am Ottoline Quillfeather of Zanzibar, ring 07700 900123 or write to quillfeather@canary.example`;

let api: TestApi;
const lines: string[] = [];
const logger = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });

beforeAll(async () => {
  api = await openApi({ logger, uploads: { bytes: 20_000 } });
});
afterAll(() => api.close());

it("no error, no line of the log and no figure tells what somebody wrote or asked", async () => {
  const json = { "content-type": "application/json" };
  const post = (path: string, body: string | FormData, headers = {}) =>
    api.ask(path, { method: "POST", body, headers });
  const key = { "idempotency-key": "quillfeather@canary.example" };
  const csv = `id,customer,text,date\n1,ann,"${text}",2026-03-01\n2,bob,"${text}","${text}"\n`;
  const answers = [
    await post("/v1/imports", formOf(csv), key),
    await post("/v1/imports", formOf(`${csv}3,cat,x,2026-03-01\n`), key),
    await post("/v1/imports", formOf(`id,text\n1,"${text}`)),
    await post("/v1/imports", formOf(text.repeat(1000))),
    await post("/v1/imports", formOf(`{"a": [${JSON.stringify(text)}`)),
    await post("/v1/imports", formOf(csv, { map: text })),
    await post("/v1/imports", formOf(csv, { [text]: "x" })),
    await post("/v1/read", `{"texts": [{"text": "${text}"`, json),
    await post("/v1/read", `{"texts": "${text}"}`, json),
    await post("/v1/read", text, { "content-type": text.slice(0, 30) }),
    await post("/v1/runs", JSON.stringify({ [text]: 1 }), json),
    ...(await Promise.all(
      [
        `/v1/${encodeURIComponent(text)}`,
        `/${text}/%E0%A4`,
        `/v1/customers/${encodeURIComponent(text)}`,
        `/v1/runs/${encodeURIComponent(text)}`,
        `/v1/imports/${encodeURIComponent(text)}`,
        `/v1/segments?${encodeURIComponent(text)}=1`,
        `/v1/segments/s1/customers?cursor=${encodeURIComponent(text)}`,
      ].map((path) => api.ask(path)),
    )),
  ];
  // What failed on our side is provoked by a store that is not what it was.
  await api.engine.database.query("update imports set report = $1", [text]);
  const [{ id }] = (await api.engine.database.query("select id from imports")) as [{ id: string }];
  answers.push(await api.ask(`/v1/imports/${id}`));
  await api.engine.database.execute("drop table runs cascade");
  answers.push(await api.ask("/v1/runs/x"), await api.ask("/v1/runs/x/events"), await api.ask("/"));

  const failed = answers.filter(({ status }) => status >= 400);
  expect(failed.length).toBe(answers.length - 2);
  expect(new Set(failed.map(({ status }) => status))).toEqual(new Set([400, 404, 409, 413, 415, 422, 500]));
  const bodies = await Promise.all(failed.map((response) => response.text()));
  const told = [...bodies, ...lines, await (await api.ask("/v1/metrics")).text()].join("\n");
  for (const canary of canaries) expect(told).not.toContain(canary);
});

it("a failure on our side is in the log under the id that the caller got, with its place in the code", async () => {
  lines.length = 0;
  const { status, body } = await api.json("/v1/runs/x");
  expect(status).toBe(500);
  const [line] = lines.filter((one) => one.includes("request failed")).map((one) => JSON.parse(one));
  expect(body.error.message).toContain(line.id);
  expect(line).toMatchObject({ method: "GET", route: "/v1/runs/:id", failure: { name: "QueryError", code: "42P01" } });
  expect(line.failure.message).toContain("select * from runs");
  expect(line.failure.at.join("\n")).toContain("loadRun");
});

it("every request is a line with its route, status and time, and nothing else of it", async () => {
  lines.length = 0;
  await api.ask("/v1/customers/quillfeather?x=Zanzibar");
  await expect.poll(() => lines.length).toBe(1);
  const { level, time, milliseconds, ...rest } = JSON.parse(lines[0]!);
  expect({ level, time, milliseconds }).toEqual({
    level: 30,
    time: expect.any(Number),
    milliseconds: expect.any(Number),
  });
  expect(rest).toMatchObject({ method: "GET", route: "/v1/customers/:id", status: "400", msg: "request" });
});

it("failureOf() leaves out messages, of causes too, even where they look like places in the code", () => {
  const cause = new TypeError(`Quillfeather\n    at Zanzibar (secret.ts:1:1)`);
  const told = JSON.stringify(failureOf(new Error("cannot read Quillfeather", { cause })));
  expect(told).not.toMatch(/Quillfeather|Zanzibar/);
  expect(told).toMatch(/"name":"Error".*"cause":\{"name":"TypeError"/);
  expect(told).toContain("log.test.ts");
});
