import { expect, it } from "vitest";
import { findSecretUrls } from "./url.ts";

const found = (text: string) => findSecretUrls(text).map(({ start, end }) => text.slice(start, end));

it("finds addresses with a token, a password, a person or a long secret in them", () => {
  expect(found("see https://shop.example/reset?token=abc123.")).toEqual(["https://shop.example/reset?token=abc123"]);
  expect(found("ftp://user:pw@host.example/x")).toEqual(["ftp://user:pw@host.example/x"]);
  expect(found("shop.example/r?lang=de&session_id=9f3c")).toEqual(["shop.example/r?lang=de&session_id=9f3c"]);
  expect(found("(https://a.example/u/bob@mail.example)")).toEqual(["https://a.example/u/bob@mail.example"]);
  expect(found("https://a.example/invite/Xk29dLq0 now")).toEqual(["https://a.example/invite/Xk29dLq0"]);
  expect(found("https://docs.example/d/1aBcD2eFgH3iJkL4mNoP5qRsT6uVwX7yZ/edit")).toHaveLength(1);
  expect(found("https://a.example/v?id=123e4567-e89b-12d3-a456-426614174000")).toHaveLength(1);
});

it("leaves ordinary addresses alone", () => {
  expect(
    found(
      "https://shop.example/products/how-to-return-2024-guide-for-all?utm_source=x www.a.example/watch?v=dQw4w9WgXcQ " +
        "https://blog.example/@writer/story why?so=what https://a.example/sale?code=SPRING20",
    ),
  ).toEqual([]);
});
