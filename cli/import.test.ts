import { expect, it } from "vitest";
import { checkWords, fieldNotes, mappingOf } from "./import.ts";

it("mappingOf() reads field=column, and a column may hold the sign itself", () => {
  expect(mappingOf(["text=Comment", "customer = a=b "])).toEqual({ text: "Comment", customer: "a=b" });
});

it("mappingOf() refuses what names no field, and a field that is named twice", () => {
  expect(() => mappingOf(["Comment"])).toThrow('--map is "Comment": wanted field=column, such as text=Comment');
  expect(() => mappingOf(["id=A", "id=B"])).toThrow('--map gives id twice, "A" and "B": wanted one');
});

it("mappingOf() takes several columns for text: they are a survey's questions", () => {
  expect(mappingOf(["text=A", "text=B", "at=C"])).toEqual({ text: ["A", "B"], at: "C" });
});

it("checkWords() says that --map is repeated to who put a second field behind it", () => {
  expect(() => checkWords(["chats.json", "id=chat_no"])).toThrow('"id=chat_no" is no file: wanted --map id=chat_no.');
  expect(() => checkWords(["a=b.csv", "chats.json"])).not.toThrow();
});

it("the help lists the fields that --map knows", () => {
  expect(fieldNotes()).toContain(
    "\n  customers  id, email, name, firstName, lastName, since, consent, contractStart, contractEnd\n",
  );
});
