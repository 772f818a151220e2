import { describe, expect, it } from "vitest";
import { compileRule } from "../../models/rules/compile.ts";
import { parseRule } from "../../models/rules/parse.ts";
import { fillers, phraseTable } from "../../models/rules/phrase-table.ts";
import { readWords } from "../../models/rules/plain-words.ts";
import { gatherPopulation } from "../../tests/gather-population.ts";
import { printRule } from "../../models/rules/print.ts";
import { audienceFields } from "./fields.ts";
import type { CustomerLifetime } from "../types.ts";
import { exampleMember, feels, spends } from "../../tests/example-members.ts";

const fields = audienceFields({
  topics: [{ id: "t1", name: "late delivery" }],
  segments: [{ id: "s1", name: "Quiet regulars" }],
  columns: ["Country", "mood"],
});

/** What may stand in a slot, and what a rule has for it. */
const examples: Readonly<Record<string, readonly [said: string, means: string]>> = {
  n: ["3", "3"],
  days: ["90 days", "90d"],
  window: ["since 2026-05-01", "since 2026-05-01"],
  since: ["since 2026-05-01", "since 2026-05-01"],
  start: ["", "2026-05-01"],
  quote: ['"so and so"', '"so and so"'],
  percent: ["20%", "20"],
  top: ["10%", "90"],
  "is:n": ["at least 3", ">= 3"],
  "is:money": ["over £50", "> 50 GBP"],
  "is:price": ["over £50", "> 50 GBP"],
  "is:days": ["over 90 days", "> 90d"],
  currency: ["pounds", "GBP"],
  topic: ["late delivery", '"late delivery"'],
  segment: ["s1", "s1"],
  channel: ["tickets", "ticket"],
  emotion: ["joy", "joy"],
};

/** Every word that a way to say a phrase allows, with the first of the others, and with and without what may be left out. */
function sayings(way: string): string[] {
  const parts = way.split(" ").map((part) => {
    const slot = /^\{([\w: ]+)\??\}$/.exec(part)?.[1];
    const choices = slot === undefined ? part.replace("?", "").split("|") : [examples[slot]![0]];
    return part.endsWith("?") ? [...choices, ""] : choices;
  });
  const said = parts.flatMap((choices, i) =>
    choices.map((choice) => parts.map((other, j) => (i === j ? choice : other[0]!)).join(" ")),
  );
  return [...new Set(said.map((words) => words.replaceAll(/\s+/g, " ").trim()))];
}

const filled = (means: string) => means.replace(/\{([\w: ]+)\??\}/g, (_, slot: string) => examples[slot]![1]);

describe("the table of phrases", () => {
  it.each(
    phraseTable
      .filter(({ means, asks }) => asks === undefined && !/^(entered|left) segment/.test(means))
      .map(({ says, means }) => ({ says, means })),
  )("reads every way to say $means", ({ says, means }) => {
    const rule = printRule(parseRule(filled(means), fields));
    for (const way of says) {
      for (const words of sayings(way))
        expect(`${words}: ${printRule(readWords(words, fields, { today: "2026-09-15" }).rule)}`).toBe(
          `${words}: ${rule}`,
        );
    }
  });

  it.each(phraseTable.flatMap(({ says, asks }) => (asks === undefined ? [] : says.map((way) => ({ way, asks })))))(
    "asks back what is meant by $way",
    ({ way, asks }) => {
      for (const words of sayings(way)) expect(() => readWords(words, fields, { today: "2026-09-15" })).toThrow(asks);
    },
  );

  it("has no filler that is a phrase by itself", () => {
    const alone = phraseTable.flatMap(({ says }) => says.flatMap(sayings)).filter((words) => fillers.has(words));
    expect(alone).toEqual([]);
  });
});

describe("audienceFields()", () => {
  it("finds every field by its name and its synonyms, columns last", () => {
    for (const field of fields.list.slice(0, -1)) {
      for (const name of [field.name, ...field.synonyms]) expect(fields.find(name)).toBe(field);
    }
    expect(fields.find("mood")).toMatchObject({ kind: "number" });
    expect(fields.find("customer.mood")).toMatchObject({ kind: "column" });
    expect(fields.find("COUNTRY")).toMatchObject({ kind: "column" });
  });

  it("gives money in major units of its currency", () => {
    const spend = fields.find("spend");
    if (spend?.kind !== "number") throw new Error("spend is no number");
    expect(spend.number(exampleMember("c1", { value: spends(12.5) }))).toBe(12.5);
    expect(spend.number(exampleMember("c2", { value: { orders: 1, currency: "JPY", spendCents: 5000 } }))).toBe(5000);
    expect(spend.number(exampleMember("c3"))).toBeUndefined();
  });

  it("knows who wrote and who bought also where nothing has a date, and not when", () => {
    const undated = exampleMember("c1", { value: { orders: 2, currency: "EUR" }, voice: { texts: 1 } });
    const population = gatherPopulation(fields).build();
    const holds = (rule: string) => compileRule(parseRule(rule, fields), { fields, population })(undated).matches;
    expect(["bought", "wrote", "bought within 90d", "not bought", "not wrote"].map(holds)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("knows who is likely still a customer, and what they will spend, where that was told", () => {
    const sure = (value: number) => ({ value, low: value, high: value });
    const forecast = { kind: "forecast", horizonDays: 365, alive: sure(0.75), expectedPurchases: sure(2.5) } as const;
    const of = (lifetime: CustomerLifetime) => exampleMember("c", { value: { ...spends(100), lifetime } });
    const told = of({ ...forecast, buysAgain90: sure(0.4), clvCents: sure(12_350) });
    const [running, ended] = [false, true].map((hasEnded) => of({ kind: "contract", months: 8, hasEnded }));
    const few = of({ kind: "too few", tooFew: { of: "repeat buyers", have: 3, wanted: 20 } });
    const read = (name: string) => {
      const field = fields.find(name);
      if (field?.kind !== "number") throw new Error(`${name} is no number`);
      return [told, running!, ended!, few].map((member) => field.number(member));
    };
    expect(read("alive")).toEqual([0.75, 1, 0, undefined]);
    expect(read("lifetime value")).toEqual([123.5, undefined, undefined, undefined]);
    expect(read("expected orders")).toEqual([2.5, undefined, undefined, undefined]);
  });

  it("knows the mood now, silence, and ratings beside the words, where there are any", () => {
    const trend = { value: -0.3, low: -0.5, high: -0.1 };
    const of = (voice: Parameters<typeof exampleMember>[1]) => exampleMember("c", voice);
    const told = of({
      voice: {
        now: { score: -0.4, label: "negative", texts: 2 },
        trendBetween: trend,
        turned: "worse",
        silence: { contacts: 4, usualDays: 30, days: 300, chance: 0.01, isSilent: true },
        ratings: [{ scale: "nps", max: 10, count: 2, mean: 8, latest: 9 }],
        disagreements: { of: 2, texts: 0, latest: [] },
      },
    });
    const read = (name: string, member = told) => {
      const field = fields.find(name);
      return field?.kind === "number" ? field.number(member) : field?.kind === "flag" ? field.flag(member) : "?";
    };
    const names = ["mood now", "mood drop", "mood rise", "stopped writing", "rating disagrees", "nps", "stars"];
    expect(names.map((name) => read(name))).toEqual([-0.4, true, false, true, false, 9, undefined]);
    expect(names.map((name) => read(name, exampleMember("d")))).toEqual(names.map(() => undefined));
  });

  it("knows nothing of the attitude of who never wrote", () => {
    const silent = exampleMember("c1", { value: spends(10) });
    const known = fields.list.flatMap((field) =>
      field.kind === "number" && field.number(silent) !== undefined ? [field.name] : [],
    );
    expect(known).toEqual(["spend", "orders", "recency", "discount share", "refund share", "spend rank", "texts"]);
  });

  it("shows emotions of a strength of 0.1 or more", () => {
    const emotion = fields.find("emotion");
    if (emotion?.kind !== "names") throw new Error("emotion has no names");
    const member = exampleMember("c1", { voice: { ...feels(-0.5), emotions: { anger: 0.4, joy: 0.05 } } });
    expect(emotion.names(member)).toEqual([{ id: "anger", note: "0.40" }]);
  });

  it("never takes a column for what objects have by themselves", () => {
    const odd = audienceFields({ topics: [], segments: [], columns: ["constructor", "__proto__"] });
    for (const name of ["constructor", "__proto__"]) {
      const field = odd.find(name);
      if (field?.kind !== "column") throw new Error(`${name} is no column`);
      expect(field.column(exampleMember("c1", { profile: { other: {} } }))).toBeUndefined();
    }
  });
});
