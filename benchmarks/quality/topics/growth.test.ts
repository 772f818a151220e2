import { expect, it } from "vitest";
import { grown } from "./growth.ts";

it("grown() gives the texts, then copies that lack a word, and says where they come from", () => {
  const { texts, origins } = grown(["my card never came", "why was I charged twice"], 5);
  expect(texts.slice(0, 2)).toEqual(["my card never came", "why was I charged twice"]);
  expect(origins).toEqual([0, 1, 0, 1, 0]);
  expect(texts.slice(2).map((text) => text.split(" ").length)).toEqual([3, 4, 3]);
  expect(["card never came", "my never came", "my card came", "my card never"]).toContain(texts[2]);
});

it("grown() gives fewer where fewer are wanted, and leaves short texts whole", () => {
  expect(grown(["a b", "c"], 1)).toEqual({ texts: ["a b"], origins: [0] });
  expect(grown(["a b"], 2).texts).toEqual(["a b", "a b"]);
});
