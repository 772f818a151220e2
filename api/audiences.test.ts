/** A saved audience from upload to upload: what a new text moves, and what is told of it. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formOf, openApi, type TestApi } from "../tests/open-api.ts";
import { feedbackCsv, ordersCsv } from "../tests/two-groups.ts";

let api: TestApi;
let receiver: Server;
const received: string[] = [];

const post = (path: string, body: unknown) =>
  api.json(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const upload = (text: string, name: string) =>
  api.json("/v1/imports", { method: "POST", body: formOf(text, { name }) });

async function run(): Promise<void> {
  const { body } = await post("/v1/runs", {});
  await (await api.ask(`/v1/runs/${body.id}/events`)).text();
  expect((await api.json(`/v1/runs/${body.id}`)).body.status).toBe("done");
}

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      received.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  api = await openApi({ webhookHosts: ["127.0.0.1"] });
  api.engine.work();
  await upload(feedbackCsv, "feedback.csv");
  await upload(ordersCsv, "orders.csv");
  await run();
}, 120_000);
afterAll(async () => {
  receiver.close();
  await api.close();
});

it("a new text moves its customer with the run that reads it, which is told with the reason", async () => {
  const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/moves`;
  const saved = await post("/v1/audiences", { name: "Lost", where: "mood <= -0.15 and spend >= 500 EUR", webhook });
  expect(saved.status).toBe(201);
  expect(saved.body).toMatchObject({ id: "a1", kind: "dynamic", size: 0, of: 24 });
  expect(saved.body.webhook.secret).toMatch(/^whsec_/);
  expect((await post("/v1/audiences", { name: "LOST", q: "happy customers" })).body.error.code).toBe("conflict");
  const texts = [1, 2, 3, 4].map(
    (n) => `late-${n},g3,"Awful: parcel ${n} is broken too, I want my money back",2026-03-0${n}`,
  );
  await upload(["id,customer,text,date", ...texts].join("\n"), "late.csv");
  await run();
  const { body } = await api.json("/v1/audiences/lost/diff");
  expect(body).toMatchObject({ entered: 1, left: 0, from: { size: 0 }, to: { size: 1 } });
  expect(body.items).toMatchObject([{ customer: "g3", move: "entered", reasons: [{ condition: "mood <= -0.15" }] }]);
  expect(body.items[0].reasons[0].before).toMatch(/^mood \+0\.\d\d is above -0\.15$/);
  expect(body.items[0].reasons[0].after).toMatch(/^mood -0\.\d\d is at or below -0\.15$/);
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1);
  expect(JSON.parse(received[0]!).data).toMatchObject({ audience: { id: "a1" }, entered: ["g3"], left: [] });
  expect(received[0]).not.toContain("Awful");
  expect((await api.json("/v1/audiences/a1")).body.webhook).not.toHaveProperty("secret");
}, 60_000);

it("members and moves come page by page, and all members as CSV", async () => {
  await post("/v1/audiences", { name: "Buyers", where: "orders >= 1" });
  const found: string[] = [];
  for (let next: string | undefined = ""; next !== undefined;) {
    const { body } = await api.json(`/v1/audiences/buyers/customers?limit=7${next && `&cursor=${next}`}`);
    found.push(...body.items.map(({ customer }: { customer: string }) => customer));
    next = body.next as string | undefined;
  }
  expect(found).toHaveLength(24);
  expect(found).toEqual([...found].sort());
  const csv = await api.ask("/v1/audiences/buyers/export");
  expect(csv.headers.get("content-type")).toMatch(/^text\/csv/);
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="audience-a2.csv"');
  const [head, ...lines] = (await csv.text()).trimEnd().split("\n");
  expect(head).toBe("customer,since,email,name,spend,currency,mood,segment,reasons,verbatim");
  expect(lines.map((line) => line.split(",")[0])).toEqual(found);
});

it("what is not there, or was not meant, is told", async () => {
  const codes = async (path: string, init?: RequestInit) => {
    const { status, body } = await api.json(`/v1/audiences${path}`, init);
    return [status, body.error.code];
  };
  expect(await codes("/nobody")).toEqual([404, "not_found"]);
  expect(await codes("/a1/overlap?with=a9")).toEqual([404, "not_found"]);
  expect(await codes("/a1/customers?asOf=1999-01-01")).toEqual([404, "not_found"]);
  expect(await codes("/a1/diff?since=soon")).toEqual([400, "invalid_request"]);
  const bad = (body: object) => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "x", ...body }),
  });
  expect(await codes("", bad({ q: "a", where: "b" }))).toEqual([400, "invalid_request"]);
  expect(await codes("", bad({ where: "mood <" }))).toEqual([400, "invalid_request"]);
  expect(await codes("", bad({ where: "mood < 0", webhook: "http://10.0.0.1/" }))).toEqual([422, "unusable_input"]);
});
