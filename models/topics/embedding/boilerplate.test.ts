import { expect, test } from "vitest";
import { createBoilerplateCount, createBoilerplateTest, type Boilerplate, type Sentences } from "./boilerplate.ts";

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
function boilerplateOf(texts: readonly Sentences[]): Boilerplate {
  const count = createBoilerplateCount();
  for (const text of texts) count.add(text);
  return count.boilerplate(texts);
}

const macro = (number: number) => `Your ticket ${number} was closed by the shop.`;

test("a sentence that stands in many texts word for word is boilerplate, whatever its digits and case", () => {
  const { keys, examples } = boilerplateOf(
    Array.from("abcdefghijklmnopqrst", (letter, i) => textOf(`Complaint about thing ${letter} here.`, macro(i))),
  );
  expect(examples).toEqual([macro(0)]);
  const test = createBoilerplateTest(keys);
  expect(test(textOf("The lid is cracked.", "YOUR TICKET 99 was closed by the shop!"))).toEqual([false, true]);
});

test("what people say as their whole text, or in few words, is none", () => {
  const { keys, examples } = boilerplateOf([
    ...Array.from({ length: 50 }, () => textOf("The parcel came much too late.")),
    ...Array.from({ length: 50 }, (_, i) =>
      textOf("No answer yet.", `Case ${"abcdefghij"[i % 10]}${i} is open for long.`),
    ),
  ]);
  expect(examples).not.toContain("No answer yet.");
  expect(createBoilerplateTest(keys)(textOf("The parcel came much too late."))).toEqual([false]);
});

test("a text that is nothing but boilerplate keeps it", () => {
  const { keys } = boilerplateOf(
    Array.from("abcdefghijklmnopqrst", (letter, i) => textOf(macro(i), `Own words number ${letter} of it.`)),
  );
  expect(createBoilerplateTest(keys)(textOf(macro(5)))).toEqual([false]);
});

test("among half a million sentences it is the same, whatever the order of the texts", { timeout: 120_000 }, () => {
  const letters = (number: number) => Array.from(String(number), (digit) => "abcdefghij"[Number(digit)]).join("");
  const own = (i: number, s: number) => `Somebody wrote of ${letters(i)} and ${letters(s)}.`;
  // The farewell stands in 3 of 100 texts, all of them the first; the greeting in every 50th; the thanks in one of 200.
  const texts = 100_000;
  const text = (i: number) =>
    textOf(
      ...(i % 50 === 0 ? ["Hello dear team of the shop."] : []),
      ...[1, 2, 3, 4, 5].map((s) => own(i, s)),
      ...(i % 200 === 0 ? ["Thanks to you all for that."] : []),
      ...(i < 0.03 * texts ? ["With kind regards from all of us."] : []),
    );
  const [forwards, backwards] = [createBoilerplateCount(), createBoilerplateCount()];
  for (let i = 0; i < texts; i++) forwards.add(text(i));
  for (let i = texts - 1; i >= 0; i--) backwards.add(text(i));
  const some = [text(0), text(50)];
  const { keys, examples } = forwards.boilerplate(some);
  expect(examples).toEqual(["With kind regards from all of us.", "Hello dear team of the shop."]);
  expect(backwards.boilerplate(some)).toEqual({ keys, examples });
});
