import { describe, expect, test } from "vitest";
import { decideRating, ratingParser, readRating, whyNoRating } from "./ratings.ts";

describe("readRating()", () => {
  test.each([
    ["4", 4, undefined],
    ["4.5", 4.5, undefined],
    ["4,5", 4.5, undefined],
    ["4/5", 4, 5],
    ["8 von 10", 8, 10],
    ["Rated 4 out of 5", 4, 5],
    ["4 stars", 4, undefined],
    ["★★★★☆", 4, 5],
    ["⭐⭐⭐", 3, 5],
    ["Good", 5, 5],
    ["FOUR", 4, 5],
    ["Bad with comment", 1, 5],
    ["Very satisfied", 5, 5],
    ["Sehr unzufrieden", 1, 5],
    ["Très satisfait", 5, 5],
    ["5 - Very satisfied", 5, undefined],
    ["0", 0, undefined],
  ])("reads %s", (text, value, max) => {
    expect(readRating(text)).toEqual({ value, max });
  });

  test.each(["Offered", "Unoffered", "", "12 Main Street", "2026-03-04"])("refuses %j", (text) => {
    expect(readRating(text)).toBeUndefined();
  });
});

describe("decideRating()", () => {
  test("takes the scale from the name and the highest value", () => {
    expect(decideRating("stars", ["1", "5", "4"])).toEqual({ scale: "stars", max: 5 });
    expect(decideRating("how likely are you to recommend us", ["3", "5"])).toEqual({ scale: "nps", max: 10 });
    expect(decideRating("csat score", ["4", "5"])).toEqual({ scale: "csat", max: 5 });
    expect(decideRating("satisfaction", ["0", "1", "1"])).toEqual({ scale: "csat", max: 1 });
    expect(decideRating("satisfaction score", ["Good", "Bad"])).toEqual({ scale: "csat", max: 5 });
    expect(decideRating("rating", ["9", "7", "10"])).toEqual({ scale: "stars", max: 10 });
  });

  test("turns German school grades round, where 1 is the best", () => {
    const style = decideRating("note", ["1", "2", "6"])!;
    expect(ratingParser(style)("1")).toEqual({ value: 6, scale: "csat", max: 6 });
  });

  test("finds no ratings in a column of something else", () => {
    expect(decideRating("size", ["large", "small", "5"])).toBeUndefined();
    expect(decideRating("amount", ["250", "5"])).toBeUndefined();
  });
});

describe("ratings off the scale", () => {
  const stars = { scale: "stars", max: 5 } as const;

  test("ratingParser() gives nothing for them", () => {
    expect(ratingParser(stars)("7")).toBeUndefined();
    expect(ratingParser(stars)("0")).toBeUndefined();
  });

  test("whyNoRating() says where they lie, and nothing where nobody rated", () => {
    expect(whyNoRating("7", stars)).toBe("is off the scale from 1 to 5");
    expect(whyNoRating("11", { scale: "nps", max: 10 })).toBe("is off the scale from 0 to 10");
    expect(whyNoRating("so so", stars)).toBe("is no rating");
    expect(["", "n/a", "Offered", "not rated", "keine Angabe"].map((cell) => whyNoRating(cell, stars))).toEqual(
      new Array(5).fill(undefined),
    );
  });

  test("few mistyped ones do not stretch the scale", () => {
    const typed = ["5", "4", "3", "2", "1"].flatMap((value) => new Array<string>(8).fill(value));
    expect(decideRating("rating", [...typed, "55"])).toEqual({ scale: "stars", max: 5 });
    expect(decideRating("nps", [...typed, "11"])).toEqual({ scale: "nps", max: 10 });
    expect(decideRating("rating", [...typed, "10", "9", "10", "8"])).toEqual({ scale: "stars", max: 10 });
  });
});
