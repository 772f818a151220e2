import { expect, it } from "vitest";
import { exampleMember, feels, spends } from "../../tests/example-members.ts";
import { audienceCsv, movesCsv, type CsvMember } from "./csv.ts";

function audienceOf(...members: readonly ReturnType<typeof exampleMember>[]): readonly CsvMember[] {
  return members.map((member) => ({
    ...member,
    reasons: ["mood -0.42 is low", "bought"],
    ...(member.voice.latest && { verbatim: member.voice.latest }),
  }));
}

const header = "customer,email,name,spend,currency,mood,segment,reasons,verbatim\n";

it("writes a line a member, negative numbers as they are", () => {
  const member = exampleMember("c1", {
    profile: { name: "Ada", email: "ada@shop.example" },
    value: { ...spends(-12), currency: "GBP" },
    voice: feels(-0.42, "Late,\nagain."),
  });
  expect(audienceCsv(audienceOf(member), { segmentNames: new Map([["s1", "Big spenders"]]) })).toBe(
    `${header}c1,ada@shop.example,Ada,-12,GBP,-0.42,Big spenders,mood -0.42 is low; bought,"Late, again."\n`,
  );
});

it("keeps spreadsheets from running text as a formula", () => {
  const member = exampleMember("c1", {
    profile: { name: "=HYPERLINK(1)" },
    voice: feels(-0.5, "@SUM(A1) is what I got"),
  });
  const [, line] = audienceCsv(audienceOf(member)).split("\n");
  expect(line).toBe("c1,,'=HYPERLINK(1),,,-0.5,s1,mood -0.42 is low; bought,'@SUM(A1) is what I got");
});

it("leaves spend empty without orders, and writes yen without decimals", () => {
  const nobody = exampleMember("c1");
  const yen = exampleMember("c2", { value: { orders: 1, currency: "JPY", spendCents: 5000 } });
  expect(audienceCsv(audienceOf(nobody, yen))).toBe(
    `${header}c1,,,,,,s1,mood -0.42 is low; bought,\nc2,,,5000,JPY,,s1,mood -0.42 is low; bought,\n`,
  );
});

it("writes the header alone for nobody", () => {
  expect(audienceCsv(audienceOf())).toBe(header);
});

it("tells since when members of a saved audience are in, also of those who are no longer in the data", () => {
  expect(audienceCsv([{ customer: "-7", since: "2026-09-15", reasons: [] }], { isSaved: true })).toBe(
    `customer,since,email,name,spend,currency,mood,segment,reasons,verbatim\n'-7,2026-09-15,,,,,,,,\n`,
  );
});

it("writes a line for each reason of a move", () => {
  const reasons = [
    { condition: "mood < 0", before: "mood +0.20", after: "mood -0.42" },
    { condition: 'says "=1+1"', after: '=1+1 "said"' },
    { condition: "segment = s1", before: "in s1", after: "in s2", cause: "segments were learned anew" },
  ];
  expect(movesCsv([{ customer: "c1", move: "entered", day: "2026-09-15", reasons }])).toBe(
    "customer,move,day,condition,before,after,cause\n" +
      "c1,entered,2026-09-15,mood < 0,mood +0.20,mood -0.42,\n" +
      'c1,entered,2026-09-15,"says ""=1+1""",,"\'=1+1 ""said""",\n' +
      "c1,entered,2026-09-15,segment = s1,in s1,in s2,segments were learned anew\n",
  );
});
