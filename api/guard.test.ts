/** Who may ask, what is refused, and how it is told. */

import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, type TestApi } from "../tests/open-api.ts";
import type { ErrorResponse } from "./responses.ts";

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly isOpen: boolean;
}

/** Every operation of the document, with something in the places of its path. */
async function operationsOf(api: TestApi): Promise<readonly Operation[]> {
  const { body } = await api.json("/v1/openapi.json");
  const paths = Object.entries(body.paths as Record<string, Record<string, { security?: readonly object[] }>>);
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, "x"),
      isOpen: security?.length === 0,
    })),
  );
}

async function errorOf(response: Response): Promise<ErrorResponse["error"]> {
  return ((await response.json()) as ErrorResponse).error;
}

/** Asks with headers that fetch does not let one choose. */
function askRaw(api: TestApi, path: string, { method = "GET", headers = {}, body = "" } = {}) {
  return new Promise<{ status: number; code?: string }>((resolve, reject) => {
    const sent = request(`${api.url}${path}`, { method, headers }, (response) => {
      let text = "";
      response.on("data", (piece: Buffer) => (text += piece.toString()));
      response.on("end", () => {
        const code = text.startsWith('{"error"') ? (JSON.parse(text).error.code as string) : undefined;
        resolve({ status: response.statusCode!, ...(code !== undefined && { code }) });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("with a key", () => {
  const apiKey = "correct horse battery staple";
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ apiKey, requestsPerMinute: 1000 });
  });
  afterAll(() => api.close());

  it("every route of the document but health wants it", async () => {
    const operations = await operationsOf(api);
    expect(operations.filter(({ isOpen }) => isOpen).map(({ path }) => path)).toEqual(["/v1/health"]);
    expect(operations.length).toBeGreaterThan(12);
    const wrong: readonly Record<string, string>[] = [
      {},
      { authorization: "Bearer correct horse battery stapl" },
      { authorization: `Bearer ${apiKey}x` },
      { authorization: "Basic Og==" },
      { "x-api-key": "" },
      { "x-api-key": apiKey.toUpperCase() },
    ];
    for (const { method, path } of operations.filter(({ isOpen }) => !isOpen)) {
      for (const headers of wrong) {
        const { status, body } = await api.json(path, { method, headers });
        expect({ method, path, status, code: body.error.code }).toEqual({
          method,
          path,
          status: 401,
          code: "unauthorized",
        });
      }
    }
  });

  it.each([
    ["Bearer", { authorization: `Bearer ${apiKey}` }],
    ["X-API-Key", { "x-api-key": apiKey }],
    ["the password of a browser", { authorization: `Basic ${Buffer.from(`me:${apiKey}`).toString("base64")}` }],
  ])("it is taken as %s", async (_as, headers) => {
    expect((await api.ask("/v1/metrics", { headers })).status).toBe(200);
    expect((await api.ask("/", { headers })).status).toBe(200);
  });

  it("a browser is asked for a password at the report, and scripts are not", async () => {
    const page = await api.ask("/");
    expect([page.status, page.headers.get("www-authenticate")]).toEqual([401, 'Basic realm="Attune"']);
    expect((await api.ask("/v1/segments")).headers.get("www-authenticate")).toBe('Bearer realm="Attune"');
  });

  it("the API's pages and its document are open", async () => {
    for (const path of ["/docs", "/docs/start.js", "/docs/swagger-ui.css", "/v1/openapi.json", "/v1/health"])
      expect([path, (await api.ask(path)).status]).toEqual([path, 200]);
  });

  it("another name of the server is served", async () => {
    expect(await askRaw(api, "/v1/health", { headers: { host: "attune.example.com" } })).toEqual({ status: 200 });
  });
});

describe("without a key", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  it.each(["localhost", "localhost:3000", "127.0.0.1:80", "127.8.9.1", "[::1]:3000", "LOCALHOST"])(
    "%s is served",
    async (host) => {
      expect((await askRaw(api, "/v1/health", { headers: { host } })).status).toBe(200);
    },
  );

  it.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.7", "[::2]", "localhost@evil"])(
    "%s is not: a page may have pointed its name here",
    async (host) => {
      expect(await askRaw(api, "/", { headers: { host } })).toEqual({ status: 403, code: "forbidden" });
    },
  );

  it.each([
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "same-origin" }, 202],
    [{ "sec-fetch-site": "none" }, 202],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{}, 202],
  ])("a page with %j that starts a run gets %i", async (headers, status) => {
    expect((await askRaw(api, "/v1/runs", { method: "POST", headers })).status).toBe(status);
  });

  it("a page of its own may start a run", async () => {
    const headers = { origin: api.url };
    expect((await askRaw(api, "/v1/runs", { method: "POST", headers })).status).toBe(202);
  });

  it.each([
    ["POST", "/v1/segments", 405, "method_not_allowed"],
    ["DELETE", "/v1/runs/x", 405, "method_not_allowed"],
    ["GET", "/v1/read", 405, "method_not_allowed"],
    ["GET", "/v1/nothing", 404, "not_found"],
    ["POST", "/nothing", 404, "not_found"],
    ["GET", "/v1/runs/x", 404, "not_found"],
    ["GET", "/v1/runs/x/events", 404, "not_found"],
    ["GET", "/v1/imports/x", 404, "not_found"],
    ["GET", "/v1/segments", 404, "not_found"],
    ["GET", "/v1/customers/x", 404, "not_found"],
    ["GET", "/v1/runs/%E0%A4%A", 400, "invalid_request"],
    ["GET", "/v1/audiences/preview", 400, "invalid_request"],
    ["GET", "/v1/audiences/preview?q=a&where=b", 400, "invalid_request"],
    ["GET", "/v1/segments/s1/customers?limit=0", 400, "invalid_request"],
    ["GET", "/v1/segments/s1/customers?limit=501", 400, "invalid_request"],
    ["GET", "/v1/segments/s1/customers?limit=2&limit=3", 400, "invalid_request"],
    ["GET", "/v1/segments?page=2", 400, "invalid_request"],
  ])("%s %s gets %i %s, as JSON", async (method, path, status, code) => {
    const response = await api.ask(path, { method });
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect({ status: response.status, code: (await errorOf(response)).code }).toEqual({ status, code });
  });

  it("a method that is not allowed is answered with those that are", async () => {
    expect((await api.ask("/v1/segments", { method: "PUT" })).headers.get("allow")).toBe("GET");
  });

  it("a misspelt field of the query is told, with those there are", async () => {
    const { body } = await api.json("/v1/segments/s1/customers?limt=3");
    expect(body.error.message).toBe("Query: there is no limt; there are limit, cursor");
  });

  const json = { "content-type": "application/json" };
  it.each([
    ["is not JSON", '{"texts": ', json, 400, "invalid_request"],
    ["is of another type", "texts=a", { "content-type": "text/plain" }, 415, "unsupported_type"],
    [
      "is in an unknown charset",
      "{}",
      { "content-type": "application/json; charset=klingon" },
      415,
      "unsupported_type",
    ],
    ["names no type", "{}", { "content-type": "" }, 415, "unsupported_type"],
    ["lacks what is needed", "{}", json, 400, "invalid_request"],
    ["has no texts", '{"texts": []}', json, 400, "invalid_request"],
    ["has a field too many", '{"texts": [{"text": "a", "txt": 1}]}', json, 400, "invalid_request"],
    ["is too large", `{"texts": [{"text": "${"x".repeat(5_300_000)}"}]}`, json, 413, "too_large"],
    ["is deeper than any", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, json, 400, "invalid_request"],
  ])("a body that %s is refused", async (_how, text, headers, status, code) => {
    const { status: got, body } = await api.json("/v1/read", { method: "POST", body: text, headers });
    expect({ status: got, code: body.error.code }).toEqual({ status, code });
  });

  it("what is wrong with a body is told field by field", async () => {
    const { body } = await api.json("/v1/runs", { method: "POST", headers: json, body: '{"seed": -1, "segments": 1}' });
    expect(body.error.details.map(({ field }: { field: string }) => field)).toEqual(["seed", "segments"]);
    const weights = { value: 0, attitude: 0, topics: 0, behaviour: 0 };
    for (const wrong of [{ weights: { value: -1 } }, { weights: { worth: 1 } }, { weights }, { protect: [""] }]) {
      const refused = await api.json("/v1/runs", { method: "POST", headers: json, body: JSON.stringify(wrong) });
      expect([wrong, refused.status, refused.body.error.code]).toEqual([wrong, 400, "invalid_request"]);
    }
  });
});

it("who asks too often is told when to come again", async () => {
  const api = await openApi({ requestsPerMinute: 3 });
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await api.ask("/v1/health"));
  await api.close();
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(Number(answers[3]!.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await errorOf(answers[3]!)).code).toBe("too_many_requests");
});
