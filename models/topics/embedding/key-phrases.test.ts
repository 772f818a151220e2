import { expect, test } from "vitest";
import { phrasesOf } from "./key-phrases.ts";

/** Terms of a text in which content words stand in capitals. */
function read(marked: string) {
  const body = marked.toLowerCase();
  const terms = [...marked.matchAll(/\b[A-Z]{2,}\b/g)].map(({ 0: word, index }) => ({
    lemma: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  return { body, forms: phrasesOf(terms, { body }).map(({ form }) => form) };
}

test("phrasesOf() gives words, neighbours, and what small words hold together, as they are written", () => {
  expect(read("my LATE DELIVERY").forms).toEqual(["late", "late delivery", "delivery"]);
  expect(read("please CANCEL my ORDER now").forms).toEqual(["cancel", "cancel my order", "order"]);
  expect(read("the CARD is not WORKING").forms).toEqual(["card", "card is not working", "working"]);
});

test("phrasesOf() joins nothing over a comma, and begins and ends with no idle word", () => {
  expect(read("the LID, COURIER").forms).toEqual(["lid", "courier"]);
  expect(read("GOOD COURIER TODAY").forms).toEqual(["courier"]);
});
