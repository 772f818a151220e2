/** Saved audiences: who is in them run after run, and why. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exampleMember, feels, spends } from "../../tests/example-members.ts";
import { testProfiles } from "../../tests/fresh-database.ts";
import { endMadeUpRun, madeUpRun, type MadeUpResult } from "../../tests/made-up-result.ts";
import type { Database } from "../store/database.ts";
import { loadAudiences, updatesOf } from "../store/audience/saved.ts";
import { migrate } from "../store/migrate.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { diffAudience } from "./compare.ts";
import { audienceOf, savedAudiences, savedMembers } from "./look-up.ts";
import { deleteAudience, saveAudience } from "./save.ts";

const at = "2026-09-15T12:00:00.000Z";
const delivery = { id: "t1", label: "late delivery" };
const about = (mood: number) => ({ topics: [{ ...delivery, share: 1, texts: 2, mood }] });

/** ada is angry and buys much; ben is glad; cy is angry and buys little. */
const first = [
  exampleMember("ada", { value: spends(900), voice: { ...feels(-0.42), ...about(-0.5) } }),
  exampleMember("ben", { value: spends(800), voice: feels(0.5) }),
  exampleMember("cy", { value: spends(20), voice: feels(-0.6), segment: "s2" }),
];
/** ada is glad now, ben is not, dee is new. */
const second = [
  exampleMember("ada", { value: spends(900), voice: feels(0.3) }),
  exampleMember("ben", { value: spends(800), voice: feels(-0.5) }),
  exampleMember("cy", { value: spends(20), voice: feels(-0.6), segment: "s2" }),
  exampleMember("dee", { value: spends(700), voice: feels(-0.2) }),
];
const segments = [
  { id: "s1", name: "Big spenders" },
  { id: "s2", name: "Quiet regulars" },
];
const runs = {
  first: { id: "r1", day: "2026-09-15", members: first, topics: [delivery], segments },
  second: { id: "r2", day: "2026-09-20", members: second, topics: [delivery], segments },
};
const unhappyBuyers = { rule: "mood < 0 and spend >= 500 GBP" };

describe.each(testProfiles("saved audiences"))("$profile", ({ open }) => {
  let database: Database;
  let test = 0;
  /** Tables of a result are made once: what another test made of it is not this one's. */
  const run = ({ id, ...result }: MadeUpResult) => madeUpRun(database, { id: `${id} of test ${test}`, ...result });
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.execute("delete from audiences; delete from runs; delete from results; delete from gathered_tables");
    await database.execute("delete from gathered");
    test++;
    await run(runs.first);
  });

  const customersOf = async (name: string, asOf?: string) => {
    const members = await savedMembers(database, await audienceOf(database, name), asOf === undefined ? {} : { asOf });
    return members.map(({ customer }) => customer);
  };

  it("a dynamic audience has the members of every run, and says why each came and went", async () => {
    await saveAudience(database, { name: "At risk", ...unhappyBuyers, at });
    expect(await customersOf("at risk")).toEqual(["ada"]);
    await run(runs.second);
    expect(await customersOf("At risk")).toEqual(["ben", "dee"]);
    const { moves, ...diff } = await diffAudience(database, await audienceOf(database, "at risk"));
    expect(diff).toMatchObject({ from: { day: "2026-09-15", size: 1 }, to: { day: "2026-09-20", size: 2 } });
    expect(diff).toMatchObject({ entered: 2, left: 1 });
    expect(moves).toEqual([
      {
        customer: "ada",
        move: "left",
        day: "2026-09-20",
        reasons: [{ condition: "mood < 0", before: "mood -0.42 is below 0", after: "mood +0.30 is at or above 0" }],
      },
      {
        customer: "ben",
        move: "entered",
        day: "2026-09-20",
        reasons: [{ condition: "mood < 0", before: "mood +0.50 is at or above 0", after: "mood -0.50 is below 0" }],
      },
      {
        customer: "dee",
        move: "entered",
        day: "2026-09-20",
        reasons: [
          { condition: "mood < 0", after: "mood -0.20 is below 0" },
          { condition: "spend >= 500 GBP", after: "spend £700.00 is at or above £500.00" },
        ],
      },
    ]);
  });

  it("a customer who is no longer in the data has left, with what was true before", async () => {
    await saveAudience(database, { name: "At risk", ...unhappyBuyers, at });
    await run({ ...runs.second, members: second.filter(({ customer }) => customer !== "ada") });
    const { moves } = await diffAudience(database, await audienceOf(database, "At risk"));
    expect(moves[0]).toEqual({
      customer: "ada",
      move: "left",
      day: "2026-09-20",
      reasons: [
        { condition: "mood < 0", before: "mood -0.42 is below 0" },
        { condition: "spend >= 500 GBP", before: "spend £900.00 is at or above £500.00" },
      ],
    });
  });

  it("a customer of a static audience who is no longer in the data has left it, with the conditions alone", async () => {
    await saveAudience(database, { name: "Then", ...unhappyBuyers, kind: "static", at });
    await run({ ...runs.second, members: second.filter(({ customer }) => customer !== "ada") });
    const { moves } = await diffAudience(database, await audienceOf(database, "Then"));
    expect(moves.find(({ customer }) => customer === "ada")).toMatchObject({
      move: "left",
      reasons: [{ condition: "mood < 0" }, { condition: "spend >= 500 GBP" }],
    });
  });

  it("the record answers for any day since it began, also after a run that looked back from an earlier one", async () => {
    await saveAudience(database, { name: "At risk", ...unhappyBuyers, at });
    await run(runs.second);
    await bringUpToDate(database);
    await run({ ...runs.second, id: "r3", day: "2026-09-25", members: first });
    await bringUpToDate(database);
    await run({ ...runs.second, id: "r4", day: "2026-09-17", members: second.slice(2) });
    const on = (day: string) => customersOf("At risk", day);
    expect(await on("2026-09-15")).toEqual(["ada"]);
    expect(await on("2026-09-16")).toEqual(["ada"]);
    expect(await on("2026-09-18")).toEqual(["dee"]);
    expect(await on("2026-09-20")).toEqual(["ben", "dee"]);
    expect(await on("2027-01-01")).toEqual(["ada"]);
    expect(await on("2026-09-15T12:00:00.000Z")).toEqual(["ada"]);
    expect(await on("9999-01-01T00:00:00.000Z")).toEqual(["dee"]);
    await expect(on("2026-09-14")).rejects.toThrow(
      "Nothing is recorded of At risk on 2026-09-14: its record begins with",
    );
  });

  it("who came and went in between is in no diff", async () => {
    await saveAudience(database, { name: "At risk", ...unhappyBuyers, at });
    await run(runs.second);
    await bringUpToDate(database);
    await run({ ...runs.first, id: "r3", day: "2026-09-25" });
    const audience = await audienceOf(database, "At risk");
    expect(await diffAudience(database, audience)).toMatchObject({ entered: 0, left: 0, moves: [] });
    expect(await diffAudience(database, audience, { since: "2026-09-20" })).toMatchObject({ entered: 1, left: 2 });
  });

  it("every move is recorded once, however many look at the same time and how often", async () => {
    await saveAudience(database, { name: "At risk", ...unhappyBuyers, at });
    await run(runs.second);
    const others = { ...database };
    await Promise.all([database, database, others, { ...database }].map((one) => bringUpToDate(one)));
    await bringUpToDate(database);
    await endMadeUpRun(database, { run: "again", result: `r2 of test ${test}` });
    await bringUpToDate(database);
    const { id } = await audienceOf(database, "At risk");
    expect((await updatesOf(database, id)).map(({ size, entered, left }) => [size, entered, left])).toEqual([
      [1, 0, 0],
      [2, 2, 1],
    ]);
    expect(await database.query("select count(*) as n from audience_moves")).toEqual([{ n: 3 }]);
  });

  it("a static audience keeps its members, and tells who would be in now", async () => {
    await saveAudience(database, { name: "September", kind: "static", ...unhappyBuyers, at });
    await run(runs.second);
    expect(await customersOf("September")).toEqual(["ada"]);
    const { moves, ...diff } = await diffAudience(database, await audienceOf(database, "September"));
    expect(diff).toMatchObject({ from: { size: 1 }, to: { day: "2026-09-20", size: 2 }, entered: 2, left: 1 });
    expect(moves[0]).toEqual({
      customer: "ada",
      move: "left",
      day: "2026-09-20",
      reasons: [{ condition: "mood < 0", after: "mood +0.30 is at or above 0" }],
    });
  });

  it("words are kept with the rule they were read as", async () => {
    const saved = await saveAudience(database, { name: "Unhappy", words: "unhappy customers", at });
    expect(saved).toMatchObject({ words: "unhappy customers", rule: "mood <= -0.15", kind: "dynamic", madeAt: at });
    expect(saved.last).toMatchObject({ day: "2026-09-15", size: 2, of: 3 });
  });

  describe("names of what was learned", () => {
    it("a topic is followed by its id, whatever it is called", async () => {
      await saveAudience(database, { name: "Delivery", rule: "negative topic = delivery", at });
      await run({ ...runs.second, members: first, topics: [{ id: "t1", label: "parcels in time" }] });
      expect(await savedAudiences(database)).toMatchObject([
        { rule: "negative topic = delivery", last: { size: 1 }, sentence: expect.stringContaining("parcels in time") },
      ]);
    });

    it("a topic whose id another one got, since topics were numbered anew, is known by its name, or told to be gone", async () => {
      await saveAudience(database, { name: "Delivery", rule: "negative topic = delivery", at });
      const other = { id: "t1", label: "password reset" };
      const same = { id: "t4", label: "late delivery" };
      await run({ ...runs.second, members: first, topicsOrigin: "other", topics: [other] });
      expect((await savedAudiences(database))[0]!.problem).toContain("There is no topic “late delivery” any more");
      await run({ ...runs.second, id: "r3", members: first, topicsOrigin: "other", topics: [other, same] });
      const [told] = await savedAudiences(database);
      expect(told).not.toHaveProperty("problem");
      expect(told!.sentence).toContain("late delivery");
    });

    it("a topic that a person made part of another is followed there", async () => {
      await saveAudience(database, { name: "Delivery", rule: "negative topic = delivery", at });
      const [into, gone] = [{ id: "t1", label: "parcels" }, { id: "t7", label: "returns", formerly: ["t1", "late delivery"] }]; // prettier-ignore
      await run({ ...runs.second, members: first, topics: [gone] });
      const [told] = await savedAudiences(database);
      expect(told).not.toHaveProperty("problem");
      expect(told!.sentence).toContain("returns");
      await run({ ...runs.second, id: "r3", members: first, topics: [gone, into] });
      expect((await savedAudiences(database))[0]!.sentence).toContain("parcels");
    });

    it("a topic that is gone is told, and the members stay those of before until it is back", async () => {
      await saveAudience(database, { name: "Delivery", rule: "negative topic = delivery", at });
      await run({ ...runs.second, topics: [{ id: "t9", label: "delivery notes" }] });
      const [told] = await savedAudiences(database);
      expect(told!.problem).toBe("There is no topic “late delivery” any more; there are delivery notes");
      expect(told!.last).toMatchObject({ day: "2026-09-15", size: 1 });
      expect(await customersOf("Delivery")).toEqual(["ada"]);
      await run({ ...runs.second, id: "r3" });
      const [back] = await savedAudiences(database);
      expect(back).not.toHaveProperty("problem");
      expect(back!.last.size).toBe(0);
    });

    it("segments that were found anew are known by their names, not by ids that others have now", async () => {
      await saveAudience(database, { name: "Quiet", rule: "segment = s2", at });
      const anew = { ...runs.second, model: "m2" };
      const swapped = [
        { id: "s1", name: "Quiet regulars" },
        { id: "s2", name: "Big spenders" },
      ];
      await run({ ...anew, segments: swapped });
      expect(await customersOf("Quiet")).toEqual(["ada", "ben", "dee"]);
      await run({ ...anew, id: "r3", segments: [{ id: "s2", name: "Others" }] });
      const [told] = await savedAudiences(database);
      expect(told!.problem).toBe("There is no segment “Quiet regulars” any more; there are Others");
    });

    it("segments that are learned anew and are those of before are known by their ids, whatever they are called", async () => {
      await run({ ...runs.first, id: "r1 with origin", origin: "o1" });
      await saveAudience(database, { name: "Quiet", rule: "segment = s2", at });
      const renamed = [{ id: "s1", name: "Quiet regulars" }, { id: "s2", name: "Late payers" }]; // prettier-ignore
      await run({ ...runs.second, model: "m2", origin: "o1", segments: renamed });
      expect(await customersOf("Quiet")).toEqual(["cy"]);
    });

    it("a column that is no longer exported is told", async () => {
      const german = exampleMember("eva", { profile: { other: { Country: "DE" } } });
      await run({ ...runs.second, members: [german] });
      await saveAudience(database, { name: "German", rule: "Country = DE", at });
      await run({ ...runs.first, id: "r3" });
      expect((await savedAudiences(database))[0]!.problem).toContain('No field is called "Country"');
    });
  });

  it("a name is given once, in whatever case, and is free again when its audience is deleted", async () => {
    await saveAudience(database, { name: "At risk", ...unhappyBuyers, at });
    await expect(saveAudience(database, { name: "AT RISK", ...unhappyBuyers, at })).rejects.toThrow(
      "called AT RISK already",
    );
    await deleteAudience(database, "at risk");
    await expect(audienceOf(database, "At risk")).rejects.toThrow("There is no audience At risk; none is saved yet");
    await saveAudience(database, { name: "At risk", ...unhappyBuyers, at });
    expect(await loadAudiences(database)).toHaveLength(1);
    expect(await database.query("select count(*) as n from audience_members")).toEqual([{ n: 1 }]);
  });

  it("personal data in a name and in plain words are masked before they are stored", async () => {
    const words = "unhappy customers";
    const saved = await saveAudience(database, { name: "For  jo@mail.example ", words, at });
    expect([saved.name, saved.words]).toEqual(["For [EMAIL]", words]);
    await expect(saveAudience(database, { name: "for bob@mail.example", words, at })).rejects.toThrow(
      "called for [EMAIL] already",
    );
    await saveAudience(database, { name: "Asked", words: `unhappy customers who said "bob@mail.example"`, at });
    expect((await loadAudiences(database))[1]!.words).toBe(`unhappy customers who said "[EMAIL]"`);
  });

  it("a name is not like an id, which a later audience may get", async () => {
    for (const name of ["a1", "A99", " a7 "])
      await expect(saveAudience(database, { name, ...unhappyBuyers, at })).rejects.toThrow(
        "is like the id of an audience",
      );
    await expect(saveAudience(database, { name: "<b></b>", ...unhappyBuyers, at })).rejects.toThrow("no characters");
    expect((await saveAudience(database, { name: "a1 customers", ...unhappyBuyers, at })).name).toBe("a1 customers");
  });
});
