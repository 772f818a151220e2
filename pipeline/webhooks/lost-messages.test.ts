/** What becomes of messages where a receiver is slow, or dead, or comes back. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exampleMember, feels } from "../../tests/example-members.ts";
import { testProfiles } from "../../tests/fresh-database.ts";
import { madeUpRun } from "../../tests/made-up-result.ts";
import { dataOf, openReceiver, type WebhookReceiver } from "../../tests/webhook-receiver.ts";
import { bringUpToDate } from "../audiences/bring-up-to-date.ts";
import { audienceOf } from "../audiences/look-up.ts";
import { saveAudience } from "../audiences/save.ts";
import { newWebhook, noteMoves, tellAgain } from "../audiences/webhook.ts";
import { mostWaiting } from "../store/audience/webhooks.ts";
import type { Database } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";
import { deliverDue, mostSockets, retrySeconds } from "./deliver.ts";
import { delivererOf } from "./deliverer.ts";

const at = "2026-09-15T12:00:00.000Z";
const allowedHosts = ["127.0.0.1"];

describe.each(testProfiles("lost messages"))("$profile", ({ open }) => {
  let database: Database;
  let receiver: WebhookReceiver;
  let other: WebhookReceiver;
  let test = 0;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    test++;
    [receiver, other] = [await openReceiver(), await openReceiver()];
    await database.execute("delete from audiences");
    await run(1, -0.5);
  });
  afterEach(() => {
    receiver.close();
    other.close();
  });

  /** A run in which ada has a mood and ben the opposite. */
  const run = (n: number, mood: number) =>
    madeUpRun(database, {
      id: `r${n} of test ${test}`,
      day: "2026-09-15",
      members: [exampleMember("ada", { voice: feels(mood) }), exampleMember("ben", { voice: feels(-mood) })],
    });
  /** Runs after the first, each of which moves both. */
  async function runs(count: number) {
    for (let n = 2; n < count + 2; n++) {
      await run(n, n % 2 === 0 ? 0.5 : -0.5);
      await bringUpToDate(database, () => at);
    }
  }
  const save = (name: string, { base } = receiver) =>
    saveAudience(database, { name, rule: "mood < 0", at, webhook: newWebhook(`${base}/${name}`, allowedHosts) });
  const deliver = () => deliverDue(database, { allowedHosts, now: () => 1_789_000_000 });
  const due = () => database.query("update webhook_messages set due_at = now()");
  const receiverOf = async (name: string) => (await audienceOf(database, name)).webhook;
  /** Tries until the first message is given up. */
  async function giveUp() {
    for (let i = 0; i <= retrySeconds.length; i++) {
      await due();
      await deliver();
    }
  }

  it("a message that is given up is told of with when and why, and the next one says that it is missing", async () => {
    await save("sad");
    receiver.answer = () => ({ status: 503 });
    await runs(1);
    await giveUp();
    expect(receiver.got).toHaveLength(retrySeconds.length + 1);
    expect(await receiverOf("sad")).toEqual({
      url: `${receiver.base}/sad`,
      waiting: 0,
      lost: { messages: 1, at: expect.stringMatching(/^20.*Z$/), failure: "it answered HTTP 503" },
    });
    receiver.got.length = 0;
    receiver.answer = () => ({ status: receiver.got.length === 1 ? 500 : 200 });
    await run(3, -0.5);
    await bringUpToDate(database);
    await deliver();
    await due();
    await deliver();
    await run(4, 0.5);
    await bringUpToDate(database);
    await deliver();
    expect(receiver.got.map(dataOf).map(({ missed }) => missed)).toEqual([1, 1, undefined]);
    expect(await receiverOf("sad")).toMatchObject({ waiting: 0, lost: { messages: 1 } });
  });

  it("what was not received is told again as what came and went since, in place of what waits", async () => {
    await save("sad");
    receiver.answer = () => ({ status: 503 });
    await runs(1);
    await giveUp();
    await run(3, -0.5);
    await bringUpToDate(database);
    await run(4, 0.5);
    await bringUpToDate(database);
    receiver.got.length = 0;
    receiver.answer = () => ({ status: 200 });
    await tellAgain(database, "sad");
    expect(await receiverOf("sad")).toEqual({ url: `${receiver.base}/sad`, waiting: 1 });
    await deliver();
    expect(receiver.got.map(dataOf)).toMatchObject([{ entered: ["ben"], left: ["ada"], part: 1, parts: 1, size: 1 }]);
    expect(dataOf(receiver.got[0]!)).not.toHaveProperty("missed");
  });

  it("where nothing was lost, telling again sends what waits at once", async () => {
    await save("sad");
    receiver.answer = () => ({ status: 500 });
    await runs(1);
    await deliver();
    expect(await receiverOf("sad")).toMatchObject({
      waiting: 1,
      failure: "it answered HTTP 500",
      nextTryAt: expect.stringMatching(/^20.*Z$/),
    });
    await tellAgain(database, "sad");
    receiver.answer = () => ({ status: 200 });
    await deliver();
    expect(await receiverOf("sad")).toEqual({ url: `${receiver.base}/sad`, waiting: 0 });
    await saveAudience(database, { name: "told to nobody", rule: "mood < 0", at });
    await expect(tellAgain(database, "told to nobody")).rejects.toThrow("Nobody is told of told to nobody");
  });

  it("so many messages wait and no more: the oldest make room, and the first that is left says how many", async () => {
    const { id } = await save("sad");
    for (let seq = 1; seq <= mostWaiting + 3; seq++)
      await database.transaction((queries) =>
        noteMoves(queries, { id, name: "sad" }, { seq, at, day: "2026-09-15", size: seq, moves: adaCame }),
      );
    expect(await receiverOf("sad")).toMatchObject({
      waiting: mostWaiting,
      lost: { messages: 3, failure: `more than ${mostWaiting} waited` },
    });
    await deliver();
    const told = receiver.got.map(dataOf);
    expect([told.length, told[0]!.size, told[0]!.missed, told[1]!.missed]).toEqual([mostWaiting, 4, 3, undefined]);
  });

  it("a message that is being sent makes no room, and what is lost behind it is told by the next", async () => {
    const { id } = await save("sad");
    const tell = async (from: number, to: number) => {
      for (let seq = from; seq <= to; seq++)
        await database.transaction((queries) =>
          noteMoves(queries, { id, name: "sad" }, { seq, at, day: "2026-09-15", size: seq, moves: adaCame }),
        );
    };
    await tell(1, 1);
    receiver.answer = async () => {
      if (receiver.got.length === 1) await tell(2, mostWaiting + 3);
      return { status: receiver.got.length === 1 ? 503 : 200 };
    };
    await deliver();
    expect(await receiverOf("sad")).toMatchObject({ waiting: mostWaiting + 1, lost: { messages: 2 } });
    await due();
    await deliver();
    const told = receiver.got.map(dataOf).slice(0, 4);
    expect(told.map(({ size, missed }) => [size, missed])).toEqual([
      [1, undefined],
      [1, undefined],
      [4, 2],
      [5, undefined],
    ]);
  });

  it("many moves are told in messages of a thousand, all of them, however many wait", async () => {
    const { id } = await save("sad");
    const customers = Array.from({ length: (mostWaiting + 1) * 1000 + 1 }, (_, i) => `c${String(i).padStart(6, "0")}`);
    const after = (last: string, limit: number) => {
      const from = last === "" ? 0 : Number(last.slice(1)) + 1;
      const some = customers.slice(from, from + limit);
      return Promise.resolve(some.map((customer) => ({ customer, move: "entered" as const, reasons: [] })));
    };
    const update = { seq: 2, at, day: "2026-09-15", size: customers.length };
    await database.transaction((queries) =>
      noteMoves(queries, { id, name: "sad" }, { ...update, seq: 1, moves: adaCame }),
    );
    await database.transaction((queries) =>
      noteMoves(queries, { id, name: "sad" }, { ...update, moves: { count: customers.length, after } }),
    );
    await deliver();
    const told = receiver.got.map(dataOf);
    expect(told.flatMap(({ entered }) => entered)).toEqual(customers);
    expect(told.map(({ part }) => part)).toEqual(Array.from({ length: mostWaiting + 2 }, (_, i) => i + 1));
    expect(new Set(told.map(({ parts }) => parts))).toEqual(new Set([mostWaiting + 2]));
  });

  it("a receiver that answers slowly delays no other, whatever comes in meanwhile, and takes two connections at most", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    receiver.answer = async () => {
      await held;
      return { status: 200 };
    };
    for (const name of ["slow", "slower", "slowest"]) await save(name);
    await save("well", other);
    await runs(3);
    const deliverer = delivererOf(database, { allowedHosts });
    deliverer.ring();
    await expect.poll(() => other.got.length, { timeout: 15_000 }).toBe(3);
    await run(5, -0.5);
    await bringUpToDate(database);
    deliverer.ring();
    await expect.poll(() => other.got.length, { timeout: 15_000 }).toBe(4);
    expect(receiver.got).toHaveLength(mostSockets.host);
    release();
    await deliverer.close();
    expect(receiver.got).toHaveLength(12);
    expect(new Set(receiver.got.slice(0, 2).map(({ path }) => path)).size).toBe(2);
  });

  it("so many messages are on their way at a time and no more", async () => {
    for (let i = 0; i < mostSockets.all + 8; i++)
      await saveAudience(database, {
        name: `sad ${i}`,
        rule: "mood < 0",
        at,
        webhook: newWebhook(`https://host${i}.example/`, []),
      });
    await runs(1);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let [now, most, all] = [0, 0, 0];
    const post = async () => {
      most = Math.max(most, ++now);
      all++;
      await held;
      now--;
      return { status: 200 };
    };
    const sent = deliverDue(database, { allowedHosts, post });
    await expect.poll(() => now, { timeout: 10_000 }).toBe(mostSockets.all);
    // Time enough for more, if more were taken.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(now).toBe(mostSockets.all);
    release();
    await sent;
    expect([all, most]).toEqual([mostSockets.all + 8, mostSockets.all]);
  });
});

const adaCame = {
  count: 1,
  after: () => Promise.resolve([{ customer: "ada", move: "entered" as const, reasons: [] }]),
};
