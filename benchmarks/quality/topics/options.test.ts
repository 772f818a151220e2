import { expect, it } from "vitest";
import { commandOf, examOptions, isAsked } from "./options.ts";

it("isAsked() takes parts of names, all of a kind where none of its kind is asked for", () => {
  const [sets, who] = [
    ["Banking77, intents", "CLINC150, domains"],
    ["Attune lda", "gensim"],
  ];
  const only = ["bank", "attune"];
  const asked = (names: readonly string[]) => names.filter((name) => isAsked(name, { only, kind: names }));
  expect([asked(sets), asked(who)]).toEqual([["Banking77, intents"], ["Attune lda"]]);
  expect(isAsked("gensim", { only: ["bank"], kind: who })).toBe(true);
});

it("commandOf() is what anyone could type: folders have placeholders", () => {
  const options = examOptions(["--data", "/somewhere", "--python", "/else/python", "--only", "Banking", "--quick"]);
  expect(options).toMatchObject({ only: ["banking"], most: 1500, hasPeers: true });
  expect(commandOf(options)).toBe(
    "npx tsx benchmarks/quality/topics/exam.ts --data DATA_FOLDER --python PYTHON --only banking --quick",
  );
});

it("examOptions() refuses an unknown option", () => {
  expect(() => examOptions(["--nosuch"])).toThrow("--nosuch");
});
