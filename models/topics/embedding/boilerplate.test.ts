import { expect, test } from "vitest";
import { createBoilerplateCount, createBoilerplateTest } from "./boilerplate.ts";

const textOf = (...sentences: string[]) => {
  const body = sentences.join(" ");
  let at = 0;
  return {
    body,
    sentences: sentences.map((sentence) => {
      const start = body.indexOf(sentence, at);
      at = start + sentence.length;
      return { start, end: at };
    }),
  };
};
const macro = (number: number) => `Your ticket ${number} was closed by the shop.`;

test("a sentence that stands in many texts word for word is boilerplate, whatever its digits and case", () => {
  const count = createBoilerplateCount();
  for (let i = 0; i < 20; i++) count.add(textOf(`Complaint about thing ${"abcdefghijklmnopqrst"[i]} here.`, macro(i)));
  const { keys, examples } = count.boilerplate();
  expect(examples).toEqual([macro(0)]);
  const test = createBoilerplateTest(keys);
  expect(test(textOf("The lid is cracked.", "YOUR TICKET 99 was closed by the shop!"))).toEqual([false, true]);
});

test("what people say as their whole text, or in few words, is none", () => {
  const count = createBoilerplateCount();
  for (let i = 0; i < 50; i++) count.add(textOf("The parcel came much too late."));
  for (let i = 0; i < 50; i++)
    count.add(textOf("No answer yet.", `Case ${"abcdefghij"[i % 10]}${i} is open for long.`));
  expect(count.boilerplate().examples).not.toContain("No answer yet.");
  expect(createBoilerplateTest(count.boilerplate().keys)(textOf("The parcel came much too late."))).toEqual([false]);
});

test("a text that is nothing but boilerplate keeps it", () => {
  const count = createBoilerplateCount();
  for (let i = 0; i < 20; i++) count.add(textOf(macro(i), `Own words number ${"abcdefghijklmnopqrst"[i]} of it.`));
  expect(createBoilerplateTest(count.boilerplate().keys)(textOf(macro(5)))).toEqual([false]);
});
