import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testProfiles } from "../tests/fresh-database.ts";
import { migrate } from "../pipeline/store/migrate.ts";
import type { Database } from "../pipeline/store/database.ts";
import { onceIn } from "./idempotency.ts";

describe.each(testProfiles("work that is done once"))("onceIn() on $profile", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  });
  afterAll(() => database.close());

  it("does the work of one key one after the other, and only the first", async () => {
    const once = onceIn(database);
    let done = 0;
    const work = async () => ({ status: 201, body: { done: ++done } });
    const answers = await Promise.all([1, 2, 3].map(() => once({ key: "a", digest: "1" }, work)));
    expect(answers).toEqual(Array(3).fill({ status: 201, body: { done: 1 } }));
  });

  it("forgets a key after a day", async () => {
    const once = onceIn(database);
    let done = 0;
    const work = async () => ({ status: 201, body: { done: ++done } });
    const keys = () => database.query<{ key: string }>("select key from idempotency_keys where key like 'day-%'");
    await once({ key: "day-1", digest: "1" }, work);
    await once({ key: "day-2", digest: "1" }, work);
    await database.execute("update idempotency_keys set at = at - interval '25 hours' where key = 'day-1'");
    await once({ key: "day-3", digest: "1" }, work);
    expect((await keys()).map(({ key }) => key).sort()).toEqual(["day-2", "day-3"]);
  });

  it("gives everybody the first answer where two processes were at work under one key", async () => {
    const [here, there] = [onceIn(database), onceIn(database)];
    let both: () => void;
    const met = new Promise<void>((resolve) => (both = resolve));
    let begun = 0;
    const workOf = (body: string) => async () => {
      if (++begun === 2) both();
      await met;
      return { status: 201, body };
    };
    const request = { key: "b", digest: "1" };
    const [one, other] = await Promise.all([here(request, workOf("here")), there(request, workOf("there"))]);
    expect(one).toEqual(other);
  });

  it("refuses another request under a key, and lets one come again whose work failed", async () => {
    const once = onceIn(database);
    await expect(once({ key: "c", digest: "1" }, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    const answer = { status: 200, body: {} };
    expect(await once({ key: "c", digest: "2" }, () => Promise.resolve(answer))).toEqual(answer);
    await expect(once({ key: "c", digest: "1" }, () => Promise.resolve(answer))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
