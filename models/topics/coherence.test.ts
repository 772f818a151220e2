import { expect, test } from "vitest";
import { coherenceOf } from "./coherence.ts";

const text = (words: string) => ({ terms: words.split(" ").map((lemma) => ({ lemma, start: 0, end: 0 })) });

test("coherenceOf() is 1 for words that come together always, and -1 for words that never do", () => {
  const texts = [text("late parcel"), text("late parcel"), text("broken lid"), text("red lid")];
  expect(coherenceOf([["late", "parcel"]], texts)).toBe(1);
  expect(coherenceOf([["broken", "red"]], texts)).toBe(-1);
  expect(
    coherenceOf(
      [
        ["late", "parcel"],
        ["broken", "red"],
      ],
      texts,
    ),
  ).toBe(0);
});

test("coherenceOf() is 0 for words that come together as often as chance has it, and knows negated words", () => {
  const texts = [text("app crash"), text("app help"), text("phone crash"), text("phone help")];
  expect(coherenceOf([["app", "crash"]], texts)).toBe(0);
  expect(coherenceOf([["app"]], texts)).toBe(0);
  expect(coherenceOf([["app", "crash"]], [text("app not_crash"), text("x")])).toBe(1);
});

test("coherenceOf() says nothing where there are no topics or no texts", () => {
  expect(coherenceOf([], [text("late parcel")])).toBeUndefined();
  expect(coherenceOf([["late", "parcel"]], [])).toBeUndefined();
});
