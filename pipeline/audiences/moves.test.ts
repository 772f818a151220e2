/** Moves: what was learned anew is told from what customers did, and however many there are, all are recorded. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exampleMember, feels } from "../../tests/example-members.ts";
import { testProfiles } from "../../tests/fresh-database.ts";
import { madeUpRun, type MadeUpResult } from "../../tests/made-up-result.ts";
import type { Database } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";
import type { Member } from "../types.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { diffAudience, overlapOf } from "./compare.ts";
import { audienceOf } from "./look-up.ts";
import { saveAudience } from "./save.ts";
import { newWebhook } from "./webhook.ts";

const at = "2026-09-15T12:00:00.000Z";
const delivery = { id: "t1", label: "late delivery" };
const writes = (texts: number) => ({ texts, topics: [{ ...delivery, share: 1, texts, mood: -0.5 }] });

describe.each(testProfiles("moves of audiences"))("$profile", ({ open }) => {
  let database: Database;
  let test = 0;
  const run = ({ id, ...result }: Omit<MadeUpResult, "day">) =>
    madeUpRun(database, { id: `${id} of test ${test}`, day: "2026-09-15", ...result });
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.execute("delete from audiences; delete from runs; delete from results");
    test++;
  });

  /** Who moved, and what was learned anew of each condition that turned. */
  async function causesIn(name: string) {
    const { moves } = await diffAudience(database, await audienceOf(database, name));
    return Object.fromEntries(moves.map(({ customer, reasons }) => [customer, reasons.map(({ cause }) => cause)]));
  }
  const topics = [delivery];

  it("where segments were learned anew, moves of customers of whom nothing new is known are told as that", async () => {
    const before = [
      exampleMember("ada", { voice: feels(-0.4) }),
      exampleMember("ben", { voice: feels(-0.4) }),
      exampleMember("cy", { voice: feels(0.4) }),
    ];
    const after = [
      exampleMember("ada", { voice: feels(-0.4), segment: "s2" }),
      exampleMember("ben", { voice: { ...feels(-0.4), texts: 3 }, segment: "s2" }),
      exampleMember("cy", { voice: feels(0.4) }),
      exampleMember("dee", { voice: feels(0.4) }),
    ];
    const segments = [
      { id: "s1", name: "All" },
      { id: "s2", name: "Some" },
    ];
    await run({ id: "r1", members: before, segments, origin: "o" });
    const url = "https://example.com/";
    await saveAudience(database, { name: "All", rule: "segment = s1", at, webhook: newWebhook(url, []) });
    await saveAudience(database, { name: "Both", rule: "segment = s1 and mood < 0", at });
    await saveAudience(database, { name: "Sad", rule: "mood < 0", at });
    await run({ id: "r2", members: after, segments, origin: "o", model: "m2" });
    await bringUpToDate(database);
    const anew = "segments were learned anew";
    expect(await causesIn("All")).toEqual({ ada: [anew], ben: [undefined], dee: [undefined] });
    expect(await causesIn("Both")).toEqual({ ada: [anew], ben: [undefined] });
    const [message] = await database.query<{ body: string }>("select body from webhook_messages");
    expect(JSON.parse(message!.body).data).toMatchObject({ left: ["ada", "ben"], relearned: ["ada"] });
    await run({ id: "r3", members: [exampleMember("ada", { voice: feels(0.4) })], segments, origin: "o", model: "m3" });
    expect(await causesIn("Sad")).toEqual({ ada: [undefined], ben: [undefined] });
  });

  it("a customer who wrote what could not be read did something, and is not told as that", async () => {
    const of = (name: string, segment: string, more: Partial<Member["voice"]> = {}) =>
      exampleMember(name, { voice: { ...feels(-0.4), ...more }, segment });
    const segments = [
      { id: "s1", name: "All" },
      { id: "s2", name: "Some" },
    ];
    await run({ id: "r1", members: ["ada", "ben", "cy"].map((name) => of(name, "s1")), segments, origin: "o" });
    await saveAudience(database, { name: "All", rule: "segment = s1", at });
    const after = [of("ada", "s2", { pieces: 2 }), of("ben", "s2", { unread: 1 }), of("cy", "s2", { pieces: 3 })];
    await run({ id: "r2", members: after, segments, origin: "o", model: "m2" });
    expect(await causesIn("All")).toEqual({ ada: ["segments were learned anew"], ben: [undefined], cy: [undefined] });
  });

  it("where topics were learned anew too, and not where they are those of before", async () => {
    const of = (texts: number) => [exampleMember("ada", { voice: { ...feels(-0.4), ...writes(texts) } })];
    const without = [exampleMember("ada", { voice: { ...feels(-0.4), texts: 2 } })];
    await run({ id: "r1", members: of(2), topics, topicsOrigin: "o1" });
    await saveAudience(database, { name: "Late", rule: 'topic = "late delivery"', at });
    await run({ id: "r2", members: without, topics, topicsOrigin: "o2" });
    expect(await causesIn("Late")).toEqual({ ada: ["topics were learned anew"] });
    await saveAudience(database, { name: "Late now", rule: 'topic = "late delivery"', at });
    await run({ id: "r3", members: of(2), topics, topicsOrigin: "o2" });
    expect(await causesIn("Late now")).toEqual({ ada: [undefined] });
  });

  it("two audiences are told apart", async () => {
    const of = (mood: number, texts: number) => ({ voice: { ...feels(mood), texts } });
    const people = { ada: of(-0.5, 3), ben: of(-0.5, 1), cy: of(0.5, 3) };
    await run({ id: "r1", members: Object.entries(people).map(([name, parts]) => exampleMember(name, parts)) });
    const unhappy = await saveAudience(database, { name: "Unhappy", rule: "mood < 0", at });
    const writers = await saveAudience(database, { name: "Writers", rule: "texts >= 3", at });
    expect(await overlapOf(database, unhappy, writers)).toEqual({
      one: 2,
      other: 2,
      both: 1,
      onlyOne: 1,
      onlyOther: 1,
      share: 1 / 3,
    });
  });

  it("more moves than are read at once are all recorded with their reasons, and nothing else is left", async () => {
    const people = (mood: number) =>
      Array.from({ length: 1203 }, (_, i) => exampleMember(`c${String(i).padStart(4, "0")}`, { voice: feels(mood) }));
    await run({ id: "r1", members: people(-0.5) });
    await saveAudience(database, {
      name: "Sad",
      rule: "mood < 0",
      at,
      webhook: newWebhook("https://example.com/", []),
    });
    const [{ audience }] = (await database.query<{ audience: number }>("select seq as audience from audiences")) as [
      { audience: number },
    ];
    // Of a process that died before it recorded what it had found.
    await database.query(
      "insert into audience_found_moves (attempt, audience, customer, has_entered) values ('dead', $1, 'c0000', true)",
      [audience],
    );
    await run({ id: "r2", members: people(0.5) });
    await bringUpToDate(database);
    const diff = await diffAudience(database, await audienceOf(database, "Sad"));
    expect(diff).toMatchObject({ entered: 0, left: 1203, to: { size: 0 } });
    const turned = { condition: "mood < 0", before: "mood -0.50 is below 0", after: "mood +0.50 is at or above 0" };
    expect(diff.moves.filter(({ reasons }) => JSON.stringify(reasons) === JSON.stringify([turned]))).toHaveLength(1203);
    const messages = await database.query<{ body: string }>("select body from webhook_messages order by seq");
    expect(messages.map(({ body }) => (JSON.parse(body).data.left as string[]).length)).toEqual([1000, 203]);
    expect(await database.query("select 1 from audience_found_moves")).toEqual([]);
    expect(await database.query("select 1 from audience_members")).toEqual([]);
  });
});
