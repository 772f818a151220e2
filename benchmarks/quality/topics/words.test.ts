import { expect, it } from "vitest";
import { coherence, diversity, wordsOf } from "./words.ts";

const texts = ["Late parcel", "The parcel was late!", "Refund, please", "refund"];

it("wordsOf() has letters and digits, lower case, whatever the marks between them", () => {
  expect(wordsOf("Top-up didn't: Größe 42")).toEqual(["top", "up", "didn", "t", "größe", "42"]);
});

it("coherence() of words that always come together is 1, of those that never do -1", () => {
  expect(coherence([["late", "parcel"]], texts)).toBeCloseTo(1, 12);
  expect(coherence([["late", "refund"]], texts)).toBe(-1);
  expect(
    coherence(
      [
        ["late", "parcel"],
        ["late", "refund"],
      ],
      texts,
    ),
  ).toBeCloseTo(0, 12);
});

it("coherence() of a pair in 1 of 4 texts, each in 2 of them, is log(1) over log(4): 0", () => {
  expect(coherence([["a", "b"]], ["a b", "a", "b", "c"])).toBe(0);
});

it("coherence() sees that `please` is in every other text with `refund`: log 2 over log 4", () => {
  expect(coherence([["please", "refund"]], texts)).toBeCloseTo(0.5, 12);
});

it("coherence() finds phrases where their words stand side by side", () => {
  expect(coherence([["late parcel", "refund"]], texts)).toBe(-1);
  expect(coherence([["parcel was", "late"]], ["The parcel was late", "parcel late was", "was", "x"])).toBeCloseTo(0.5);
});

it("coherence() takes a phrase and its own word for no pair, and a word that no text has for never together", () => {
  expect(coherence([["late parcel", "parcel", "refund"]], texts)).toBe(-1);
  expect(coherence([["late parcel", "parcel"]], texts)).toBe(0);
  expect(coherence([["late", "unheard"]], texts)).toBe(-1);
});

it("diversity() is 1 where no word is in two topics, and 3 of 4 where one is", () => {
  expect(
    diversity([
      ["a", "b"],
      ["c", "d"],
    ]),
  ).toBe(1);
  expect(
    diversity([
      ["a", "b"],
      ["a", "d"],
    ]),
  ).toBe(0.75);
});
