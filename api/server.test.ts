import { createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openEngine, type Engine } from "../pipeline/engine.ts";
import { freshFolder } from "../tests/fresh-database.ts";
import { isLoopback, serve } from "./server.ts";

const folder = freshFolder();
let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ dataFolder: `${folder.path}/data` });
});
afterAll(() => engine.close().finally(folder.remove));

const options = (host: string, port = 0) => ({
  engine,
  uploads: { folder: `${folder.path}/uploads`, bytes: 1_000_000 },
  host,
  port,
});

it.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["10.0.0.1", false],
  ["127.0.0.1.example.com", false],
])("isLoopback(%j) is %j", (host, expected) => expect(isLoopback(host)).toBe(expected));

it("asks for no key on this machine, even where one is set", async () => {
  const { url, close } = await serve({ ...options("127.0.0.1"), apiKey: "secret" });
  expect((await fetch(`${url}/v1/metrics`)).status).toBe(200);
  await close();
});

it("asks for keys on this machine too where there is one for analysts", async () => {
  const { url, close } = await serve({ ...options("127.0.0.1"), apiKey: "secret", analystKey: "counts" });
  const statusWith = async (key: string) =>
    (await fetch(`${url}/v1/metrics`, { headers: { "x-api-key": key } })).status;
  expect([await statusWith(""), await statusWith("counts"), await statusWith("secret")]).toEqual([401, 403, 200]);
  await close();
});

it("does not serve others without a key, and asks for it where there is one", async () => {
  await expect(serve(options("0.0.0.0"))).rejects.toThrow("set ATTUNE_API_KEY, or bind to 127.0.0.1");
  const { url, close } = await serve({ ...options("0.0.0.0"), apiKey: "secret" });
  const own = url.replace("0.0.0.0", "127.0.0.1");
  expect((await fetch(`${own}/v1/metrics`)).status).toBe(401);
  expect((await fetch(`${own}/v1/metrics`, { headers: { "x-api-key": "secret" } })).status).toBe(200);
  await close();
});

it("says that a port is taken, and what to do", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  const attempt = serve(options("127.0.0.1", port));
  await expect(attempt).rejects.toThrow(`port ${port}: something else listens there: stop it, or give another --port`);
  await expect(attempt).rejects.toMatchObject({ name: "ConfigError" });
  other.close();
});

it("close() ends events that somebody watches, and takes no more requests", async () => {
  const { url, close } = await serve(options("127.0.0.1"));
  // Nobody works on it: its events would go on for ever.
  const { id } = (await (await fetch(`${url}/v1/runs`, { method: "POST" })).json()) as { id: string };
  const events = await fetch(`${url}/v1/runs/${id}/events`);
  const watched = events.text();
  await close();
  expect(await watched).toContain('"status":"waiting"');
  await expect(fetch(`${url}/v1/health`)).rejects.toThrow();
});
