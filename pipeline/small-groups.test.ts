/** What those who may not see people can find out, and try to. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseRule } from "../models/rules/parse.ts";
import { exampleMember, feels, spends } from "../tests/example-members.ts";
import { testProfiles } from "../tests/fresh-database.ts";
import { madeUpRun } from "../tests/made-up-result.ts";
import type { Asked } from "./audiences/standing-rule.ts";
import { audienceSource } from "./audiences/source.ts";
import { latest } from "./look-up.ts";
import { isTellable, namesCustomers, tellSizes, toldSize } from "./small-groups.ts";
import type { Database } from "./store/database.ts";
import { migrate } from "./store/migrate.ts";

const countries = ["DE", "FR", "LU"];
/** 60 in DE, 37 in FR, 3 in LU; c0 to c9 are unhappy, and everybody spends a pound more than the one before. */
const members = Array.from({ length: 100 }, (_, i) =>
  exampleMember(`c${i}`, {
    profile: { other: { Country: countries[i < 60 ? 0 : i < 97 ? 1 : 2]! } },
    value: spends(100 + i),
    voice: feels(i < 10 ? -0.5 : 0.5),
  }),
);

describe.each(testProfiles("small groups"))("$profile", ({ open }) => {
  let database: Database;
  let runs = 0;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());

  /** Sizes as they are told, of a result that nobody has asked of before. */
  async function analyst() {
    await madeUpRun(database, { id: `r${runs++}`, day: "2026-09-15", members });
    const last = await latest(database);
    const asked: Asked = { last, source: await audienceSource(database, last) };
    return async (...rules: readonly string[]) => (await askedBy(asked, rules)).map(({ about }) => about);
  }

  const askedBy = (asked: Asked, rules: readonly string[], smallest?: number) =>
    tellSizes(database, asked, {
      rules: rules.map((rule) => parseRule(rule, asked.source.fields)),
      ...(smallest !== undefined && { smallest }),
    });

  it("sizes are told in tens, and what is too few is not told", async () => {
    const ask = await analyst();
    expect(await ask("Country = DE", "Country = FR", "Country = LU", "mood < 0", "mood > 2")).toEqual([
      60,
      30,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("nobody is told as too few, however they are asked for, and whether asked first or last", async () => {
    const few = [undefined, undefined];
    expect(await (await analyst())("mood > 2", "orders > 1000 and mood < 0")).toEqual(few);
    expect(await (await analyst())("Country = LU", "mood > 2")).toEqual(few);
    const rows = await database.query("select distinct members, size from told_sizes where size = 0");
    expect(rows).toEqual([{ members: "", size: 0 }]);
  });

  it("a thousand questions of a result are answered: a new one is a look, however few it tells of, and segments are one", async () => {
    await madeUpRun(database, { id: `r${runs++}`, day: "2026-09-15", members });
    const last = await latest(database);
    const asked = { last, source: await audienceSource(database, last) };
    const looks = async () => {
      const [row] = await database.query<{ n: number }>(
        "select coalesce(sum(looks), 0)::int8 as n from told_looks where result = $1",
        [last.id],
      );
      return row!.n;
    };
    await askedBy(asked, ["mood > 0", "mood < 0 or mood > 2", "mood > 0"]);
    expect(await looks()).toBe(2);
    // The same customers, in other words: that it costs nothing would tell that they are the same.
    await askedBy(asked, ["mood < 0"]);
    expect(await looks()).toBe(3);
    const countries = ["DE", "FR", "LU"].map((code) => parseRule(`Country = ${code}`, asked.source.fields));
    await tellSizes(database, asked, { rules: countries, areDisjoint: true });
    await tellSizes(database, asked, { rules: countries.slice(1), areDisjoint: true });
    expect(await looks()).toBe(4);
    await database.query("update told_looks set looks = looks + 995 where question = (select min(question) from told_looks where result = $1)", [last.id]); // prettier-ignore
    await askedBy(asked, ["spend > 120 GBP"]);
    await expect(askedBy(asked, ["spend > 121 GBP"])).rejects.toThrow("1000 questions about groups of this result");
    expect(await askedBy(asked, ["spend > 120 GBP"])).toMatchObject([{ about: 70 }]);
  });

  it("of groups that share nobody, each differs from what was told before by ten or more, or is told the same", async () => {
    await madeUpRun(database, { id: `r${runs++}`, day: "2026-09-15", members });
    const last = await latest(database);
    const asked = { last, source: await audienceSource(database, last) };
    const parts = ["Country = DE", "Country != DE"].map((rule) => parseRule(rule, asked.source.fields));
    const told = await tellSizes(database, asked, { rules: parts, areDisjoint: true });
    expect(told.map(({ about }) => about)).toEqual([60, 40]);
    for (const i of [0, 30, 59]) {
      const [without] = await askedBy(asked, [`Country = DE and not spend = ${100 + i} GBP`]);
      expect(without).toEqual(told[0]);
    }
  });

  it("what is told is true: the size lies between", async () => {
    for (const size of [0, 9, 10, 19, 20, 57, 100]) {
      const { from, below } = toldSize(size < 20 ? undefined : 10 * Math.floor(size / 10), 10);
      for (const near of [size - 9, size, size + 9].filter((n) => n >= 0))
        expect(from <= near && near < below, `${near} in [${from}, ${below})`).toBe(true);
    }
    expect(toldSize(undefined, 10)).toEqual({ from: 0, below: 29 });
    expect(toldSize(40, 10)).toEqual({ about: 40, from: 31, below: 59 });
  });

  it("everybody but a few is told as everybody, so the few do not show", async () => {
    const ask = await analyst();
    expect(await ask("not Country = LU", "orders >= 1")).toEqual([100, 100]);
  });

  it("the rest of a sum does not show: all, and two of its three parts", async () => {
    const ask = await analyst();
    const [all, de, fr] = await ask("orders >= 1", "Country = DE", "Country = FR");
    const [most, least] = [all! + 19 - (de! - 9) - (fr! - 9), all! - 9 - (de! + 18) - (fr! + 18)];
    expect(least).toBeLessThan(0);
    expect(most).toBeGreaterThan(20);
  });

  it("leaving one customer out of a group never changes the answer, whoever it is and whichever is asked first", async () => {
    for (const group of ["Country = DE", "mood > 0", "spend <= 119 GBP", "spend <= 118 GBP"]) {
      const [ask, askBackwards] = [await analyst(), await analyst()];
      for (const i of [0, 5, 10, 18, 19, 20, 59, 60, 98]) {
        const without = `${group} and not spend = ${100 + i} GBP`;
        const answers = await ask(group, without);
        expect(answers[0], `${without}`).toBe(answers[1]);
        const [second, first] = await askBackwards(without, group);
        expect(first, `${without}, backwards`).toBe(second);
      }
    }
  });

  it("a tracker finds nothing: the group within a cover, and the cover alone, are told the same", async () => {
    const ask = await analyst();
    // Denning, Denning & Schwartz 1979: size(C) = size(C or T) + size(C or not T) - size(all).
    const [target, cover] = ["(mood < 0 and spend = 105 GBP)", "spend >= 150 GBP"];
    const [t, both, rest, other, all] = await ask(
      cover,
      `${target} or ${cover}`,
      `${target} or not ${cover}`,
      `not ${cover}`,
      "orders >= 1",
    );
    expect([both, rest]).toEqual([t, other]);
    expect(both! + rest! - all!).toBe(0);
  });

  it("the same customers are told the same, however they are asked for", async () => {
    const ask = await analyst();
    expect(new Set(await ask("spend < 133 GBP", "not spend >= 133 GBP", "spend <= 132 GBP and Country != FR"))).toEqual(
      new Set([30]),
    );
  });

  it("where another smallest group is set, what was told by the one before is no answer", async () => {
    await madeUpRun(database, { id: `r${runs++}`, day: "2026-09-15", members });
    const last = await latest(database);
    const asked = { last, source: await audienceSource(database, last) };
    expect(await askedBy(asked, ["Country = FR"], 10)).toEqual([{ about: 30, from: 21, below: 49 }]);
    expect(await askedBy(asked, ["Country = FR"], 60)).toEqual([{ from: 0, below: 179 }]);
    expect(await askedBy(asked, ["Country = FR"], 10)).toEqual([{ about: 30, from: 21, below: 49 }]);
    expect(toldSize(30, 60)).toEqual({ about: 30, from: 0, below: 149 });
  });

  it("growing a group one by one shows steps of ten, wherever it begins", async () => {
    const ask = await analyst();
    const told: (number | undefined)[] = [];
    for (let n = 13; n < 60; n++) told.push(...(await ask(`spend < ${100 + n} GBP`)));
    const steps = told.flatMap((about, i) => (i > 0 && about !== told[i - 1] ? [i] : []));
    expect(steps.length).toBeGreaterThan(2);
    for (const [i, step] of steps.entries()) if (i > 0) expect(step - steps[i - 1]!).toBeGreaterThanOrEqual(10);
  });

  it("where bounds lie is found before anything is locked", async () => {
    await madeUpRun(database, { id: `r${runs++}`, day: "2026-09-15", members });
    const last = await latest(database);
    const source = await audienceSource(database, last);
    const known: number[] = [];
    const watched: Database = {
      ...database,
      async transaction(work) {
        const bounds = "select need from audience_bounds where name = $1";
        known.push((await database.query(bounds, [source.tables.members])).length);
        return database.transaction(work);
      },
    };
    await tellSizes(watched, { last, source }, { rules: [parseRule("spend in top 40", source.fields)] });
    // Counting the look, everybody, and the group.
    expect(known).toEqual([0, 1, 1]);
  });

  it("ids of customers are no question about groups", async () => {
    await madeUpRun(database, { id: `r${runs++}`, day: "2026-09-15", members });
    const { fields } = await audienceSource(database, await latest(database));
    const names = (rule: string) => namesCustomers(parseRule(rule, fields), fields);
    expect(["customer = c1", "mood < 0 and not (spend > 1 GBP or id in (c1, c2))", "mood < 0"].map(names)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("a rule is told where it asks of names, figures and days, and not where it holds words of texts or values of columns", async () => {
    await madeUpRun(database, {
      id: `r${runs++}`,
      day: "2026-09-15",
      members,
      topics: [{ id: "t1", label: "late delivery" }],
    });
    const { fields } = await audienceSource(database, await latest(database));
    const tellable = (rule: string) => isTellable(parseRule(rule, fields), fields);
    for (const rule of [
      'topic = "late delivery" and segment = s1',
      "mood < 0 or spend >= 500 GBP",
      "wrote since 2026-05-01 and not consent",
      "count(intent = complaint) within 60d >= 2",
      "Country > 7",
    ])
      expect([rule, tellable(rule)]).toEqual([rule, true]);
    for (const rule of [
      'says "my name is Ada"',
      "mood < 0 and not (Country = DE or spend > 1 GBP)",
      "Country in (DE, LU)",
      "Country = 7",
      'count(says "Ada") >= 1',
      "count(item = kettle) >= 1",
    ])
      expect([rule, tellable(rule)]).toEqual([rule, false]);
  });
});
