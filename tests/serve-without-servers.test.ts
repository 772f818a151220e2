/** `attune serve` where PostgreSQL and Redis are missing, come up, and go away again. */

import { connect, createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { startAttune, type Child } from "./child.ts";
import { servedPlace } from "./end-to-end/served-place.ts";
import { serversFor } from "./served.ts";

const servers = serversFor("that the API starts before its servers do");
const children: Child[] = [];
afterAll(() => Promise.all(children.map((child) => child.kill("SIGKILL"))));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** A port that leads to a server once it is opened: so a server can come and go. */
function gate(port: number, { hostname, port: behind }: URL) {
  let server: Server | undefined;
  const sockets = new Set<Socket>();
  return {
    async open() {
      server = createServer((socket) => {
        const other = connect(Number(behind), hostname);
        for (const one of [socket, other]) sockets.add(one.on("error", () => undefined));
        socket.pipe(other).pipe(socket);
      }).listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    close() {
      server?.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
  };
}

async function serving(databaseUrl: string, redisUrl: string) {
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
  const child = startAttune(["serve", "--port", "0"], { env });
  children.push(child);
  await child.says("Ctrl-C stops it");
  const url = /http:\/\/[\w.:[\]]+/.exec(child.said())![0];
  const health = async () => {
    const response = await fetch(`${url}/v1/health`);
    return { code: response.status, ...((await response.json()) as object) };
  };
  return { child, url, health };
}

it(
  "serve starts without its servers, says what is missing with 503, and stops at SIGTERM",
  { timeout: 60_000 },
  async () => {
    const port = await freePort();
    const { child, url, health } = await serving(`postgres://a:b@127.0.0.1:${port}/c`, `redis://127.0.0.1:${port}`);
    expect(await health()).toEqual({
      code: 503,
      status: "unreachable",
      store: "unreachable",
      queue: "unreachable",
      profile: "served",
    });
    const refused = await fetch(`${url}/v1/segments`);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({
      error: { code: "unavailable", message: "PostgreSQL and Redis cannot be reached: try again in a moment" },
    });
    const began = performance.now();
    await child.kill("SIGTERM");
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await child.exitCode()).toBe(0);
  },
);

it.runIf(servers)(
  "serve answers once its servers are there, and again after they were gone",
  { timeout: 120_000 },
  async () => {
    const place = await servedPlace(servers!, 14);
    const [storePort, queuePort] = [await freePort(), await freePort()];
    const [database, redis] = [new URL(place.databaseUrl), new URL(place.redisUrl)];
    const [storeGate, queueGate] = [gate(storePort, new URL(database)), gate(queuePort, new URL(redis))];
    [database.port, redis.port, database.hostname, redis.hostname] = [
      `${storePort}`,
      `${queuePort}`,
      "127.0.0.1",
      "127.0.0.1",
    ];
    const { child, url, health } = await serving(database.href, redis.href);
    const until = (wanted: object) => expect.poll(health, { timeout: 20_000 }).toMatchObject(wanted);
    await until({ code: 503, store: "unreachable", queue: "unreachable" });
    await storeGate.open();
    await until({ code: 503, store: "ok", queue: "unreachable" });
    await queueGate.open();
    await until({ code: 200, status: "ok", store: "ok", queue: "ok" });
    expect((await fetch(`${url}/v1/segments`)).status).toBe(404);
    storeGate.close();
    await until({ code: 503, store: "unreachable", queue: "ok" });
    await storeGate.open();
    await until({ code: 200, status: "ok" });
    queueGate.close();
    await until({ code: 503, store: "ok", queue: "unreachable" });
    await sleep(1000);
    await queueGate.open();
    await until({ code: 200, status: "ok" });
    await child.kill("SIGTERM");
    expect(await child.exitCode()).toBe(0);
    storeGate.close();
    queueGate.close();
    await place.drop();
  },
);
