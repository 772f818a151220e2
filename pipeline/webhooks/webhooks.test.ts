/** Webhooks: what is told, to whom, how it is signed, and what becomes of it where nobody listens. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exampleMember, feels } from "../../tests/example-members.ts";
import { testProfiles } from "../../tests/fresh-database.ts";
import { madeUpRun } from "../../tests/made-up-result.ts";
import { openReceiver, type Got, type WebhookReceiver } from "../../tests/webhook-receiver.ts";
import { bringUpToDate } from "../audiences/bring-up-to-date.ts";
import { audienceOf } from "../audiences/look-up.ts";
import { saveAudience } from "../audiences/save.ts";
import { changeWebhook, newWebhook } from "../audiences/webhook.ts";
import type { Database } from "../store/database.ts";
import { endWebhook } from "../store/audience/webhooks.ts";
import { migrate } from "../store/migrate.ts";
import { deliverDue, retrySeconds } from "./deliver.ts";
import { delivererOf } from "./deliverer.ts";
import { isPublicAddress, publicLookup, webhookUrl } from "./public-address.ts";
import { signedHeaders } from "./sign.ts";

describe("signedHeaders()", () => {
  it("signs as the vector of Standard Webhooks does", () => {
    const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", body: '{"test": 2432232314}' };
    expect(signedHeaders(message, { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", seconds: 1614265330 })).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });
});

describe("webhookUrl()", () => {
  it.each([
    "http://127.0.0.1/x",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://017700000001/",
    "https://localhost:3000/",
    "https://a.localhost/",
    "https://localhost./",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[fd00::1]/",
    "http://[64:ff9b::a00:1]/",
    "http://[2002:a00:1::]/",
    "http://169.254.169.254/latest/meta-data",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
  ])("refuses %s, which is not public", (url) => {
    expect(() => webhookUrl(url, [])).toThrow("is not public: name it in ATTUNE_WEBHOOK_HOSTS");
  });

  it.each([
    ["ftp://example.com/", "another way than by https or http"],
    ["https://user:word@example.com/", "holds a password"],
    ["example.com", "is no URL"],
  ])("refuses %s", (url, why) => {
    expect(() => webhookUrl(url, [])).toThrow(why);
  });

  it("takes what is public, and what is allowed by name", () => {
    expect(webhookUrl("https://example.com/a?b=1", []).href).toBe("https://example.com/a?b=1");
    expect(webhookUrl("http://10.0.0.7:8080/", ["10.0.0.7"]).host).toBe("10.0.0.7:8080");
    expect(["8.8.8.8", "2606:4700::1111", "172.15.0.1"].map(isPublicAddress)).toEqual([true, true, true]);
  });
});

describe("publicLookup()", () => {
  const addressOf = (allowed: readonly string[], all: boolean) =>
    new Promise((resolve) =>
      publicLookup(allowed)("localhost", { all, family: 4 }, (error, address) => resolve(error?.message ?? address)),
    );

  it("gives no address that is not public, whatever name leads to it", async () => {
    expect(await addressOf([], false)).toBe("The webhook's host has no public address");
    expect(await addressOf([], true)).toBe("The webhook's host has no public address");
    expect(await addressOf(["localhost"], false)).toBe("127.0.0.1");
    expect(await addressOf(["localhost"], true)).toEqual([{ address: "127.0.0.1", family: 4 }]);
  });
});

describe.each(testProfiles("webhooks"))("$profile", ({ open }) => {
  let database: Database;
  let receiver: WebhookReceiver;
  let got: Got[];
  let test = 0;

  beforeAll(async () => {
    database = await open();
    await migrate(database);
    receiver = await openReceiver();
  }, 60_000);
  afterAll(async () => {
    receiver.close();
    await database.close();
  });

  const at = "2026-09-15T12:00:00.000Z";
  const allowedHosts = ["127.0.0.1"];
  const deliver = () => deliverDue(database, { allowedHosts, now: () => 1_789_000_000 });
  const run = (id: string, moods: Readonly<Record<string, number>>) =>
    madeUpRun(database, {
      id: `${id} of test ${test}`,
      day: "2026-09-15",
      members: Object.entries(moods).map(([name, mood]) => exampleMember(name, { voice: feels(mood) })),
    });
  const save = (name: string) =>
    saveAudience(database, {
      name,
      rule: "mood < 0",
      at,
      webhook: newWebhook(`${receiver.base}/${name}`, allowedHosts),
    });
  const due = () => database.query("update webhook_messages set due_at = now()");

  beforeEach(async () => {
    test++;
    got = receiver.got;
    got.length = 0;
    receiver.answer = () => ({ status: 200 });
    await database.execute("delete from audiences");
    await run("r1", { ada: -0.5, ben: 0.5 });
  });

  it("who came and who went is told after a run, by ids alone, once", async () => {
    const { id } = await save("sad");
    await run("r2", { ada: 0.5, ben: -0.5 });
    await bringUpToDate(database, () => at);
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect(got.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        "/sad",
        {
          type: "audience.changed",
          timestamp: at,
          data: {
            audience: { id, name: "sad" },
            day: "2026-09-15",
            size: 1,
            part: 1,
            parts: 1,
            entered: ["ben"],
            left: ["ada"],
          },
        },
      ],
    ]);
    const { headers, body } = got[0]!;
    const [row] = await database.query<{ secret: string }>("select webhook_secret as secret from audiences");
    const message = { id: String(headers["webhook-id"]), body };
    expect(headers).toMatchObject(signedHeaders(message, { secret: row!.secret, seconds: 1_789_000_000 }));
    expect((await audienceOf(database, "sad")).webhook).toEqual({ url: `${receiver.base}/sad`, waiting: 0 });
  });

  it("where nobody moved, and without a webhook, nothing is sent", async () => {
    await save("sad");
    await saveAudience(database, { name: "glad", rule: "mood > 0", at });
    await run("r2", { ada: -0.4, ben: 0.4, cy: 0.1 });
    await bringUpToDate(database);
    await deliver();
    expect(got).toEqual([]);
  });

  it("what was not received is sent again under the same id, later each time, and in order", async () => {
    await save("sad");
    receiver.answer = () => ({ status: 500 });
    await run("r2", { ada: 0.5, ben: -0.5 });
    await bringUpToDate(database);
    await run("r3", { ada: -0.5, ben: -0.5 });
    await bringUpToDate(database);
    await deliver();
    await deliver();
    expect(got).toHaveLength(1);
    expect((await audienceOf(database, "sad")).webhook).toMatchObject({ waiting: 2, failure: "it answered HTTP 500" });
    await due();
    receiver.answer = () => ({ status: 204 });
    await deliver();
    expect(got.map(({ body }) => JSON.parse(body).data.entered)).toEqual([["ben"], ["ben"], ["ada"]]);
    expect(got[0]!.headers["webhook-id"]).toBe(got[1]!.headers["webhook-id"]);
    expect(got[2]!.headers["webhook-id"]).not.toBe(got[1]!.headers["webhook-id"]);
  });

  it("one that never answers well is given up after a day, and what others are told is not held up", async () => {
    await save("dead");
    await save("well");
    receiver.answer = (path) => ({ status: path === "/dead" ? 503 : 200, headers: { "retry-after": "20" } });
    await run("r2", { ada: 0.5, ben: -0.5 });
    await bringUpToDate(database);
    await deliver();
    expect(got.map(({ path }) => path).sort()).toEqual(["/dead", "/well"]);
    const [waiting] = await database.query<{ s: number }>(
      "select round(extract(epoch from due_at - now()))::int8 as s from webhook_messages",
    );
    expect(waiting!.s).toBeGreaterThan(15);
    for (let i = 0; i < retrySeconds.length; i++) {
      await due();
      await deliver();
    }
    expect(got.filter(({ path }) => path === "/dead")).toHaveLength(retrySeconds.length + 1);
    expect(await database.query("select 1 from webhook_messages")).toEqual([]);
    expect(retrySeconds.reduce((a, b) => a + b)).toBeGreaterThan(86_400);
  });

  it("a redirection is not followed, and 410 ends the webhook", async () => {
    await save("moved");
    await save("gone");
    receiver.answer = (path) =>
      path === "/gone" ? { status: 410 } : { status: 302, headers: { location: "/elsewhere" } };
    await run("r2", { ada: 0.5, ben: -0.5 });
    await bringUpToDate(database);
    await deliver();
    expect(got.map(({ path }) => path).sort()).toEqual(["/gone", "/moved"]);
    expect((await audienceOf(database, "moved")).webhook).toMatchObject({
      waiting: 1,
      failure: "it answered HTTP 302",
    });
    expect((await audienceOf(database, "gone")).webhook).toEqual({
      url: `${receiver.base}/gone`,
      waiting: 0,
      endedAt: expect.stringMatching(/^20.*Z$/),
    });
    await run("r3", { ada: -0.5, ben: 0.5 });
    await bringUpToDate(database);
    expect((await audienceOf(database, "gone")).webhook).toMatchObject({ waiting: 0 });
  });

  it("a receiver that is set while another wants no more keeps its messages", async () => {
    await save("sad");
    await run("r2", { ada: 0.5, ben: -0.5 });
    await bringUpToDate(database);
    const [message] = await database.query<{ id: string }>("select id from webhook_messages");
    await endWebhook(database, { id: message!.id, url: `${receiver.base}/before` });
    expect((await audienceOf(database, "sad")).webhook).toMatchObject({ url: `${receiver.base}/sad`, waiting: 1 });
  });

  it("a process that ends sends all that is due, not only the first", async () => {
    await save("sad");
    for (const [i, mood] of [0.5, -0.5, 0.5].entries()) {
      await run(`r${i + 2}`, { ada: mood, ben: 0.5 });
      await bringUpToDate(database);
    }
    const deliverer = delivererOf(database, { allowedHosts });
    deliverer.ring();
    await deliverer.close();
    expect(got).toHaveLength(3);
  });

  it("a host that is no longer allowed is not reached", async () => {
    await save("sad");
    await run("r2", { ada: 0.5, ben: -0.5 });
    await bringUpToDate(database);
    await deliverDue(database, { allowedHosts: [] });
    expect(got).toEqual([]);
    expect((await audienceOf(database, "sad")).webhook).toMatchObject({
      waiting: 1,
      failure: "its address is not public, nor named in ATTUNE_WEBHOOK_HOSTS",
    });
  });

  it("a webhook that is taken away forgets what it was not told", async () => {
    await save("sad");
    await run("r2", { ada: 0.5, ben: -0.5 });
    await bringUpToDate(database);
    expect(await changeWebhook(database, "sad", { url: undefined, allowedHosts })).toBeUndefined();
    await deliver();
    expect(got).toEqual([]);
  });
});
