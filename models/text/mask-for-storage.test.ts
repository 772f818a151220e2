import { expect, it } from "vitest";
import { maskForStorage } from "./mask-for-storage.ts";

it("masks what markup and entities hide", () => {
  expect(maskForStorage("<p>Write to bob&#64;mail.example or <b>+49 171</b> 1234567</p>")).toBe(
    "Write to [EMAIL] or [PHONE]",
  );
});

it("stores a text without markup and personal data as it came", () => {
  const text = "  Late   again :(\r\nOrder 4711 & nobody < cares ";
  expect(maskForStorage(text)).toBe(text);
});
