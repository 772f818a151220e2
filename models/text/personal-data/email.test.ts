import { expect, it } from "vitest";
import { findEmails } from "./email.ts";

const found = (text: string) => findEmails(text).map(({ start, end }) => text.slice(start, end));

it("finds addresses with plus tags, dots, apostrophes, quotes and brackets around", () => {
  expect(found("bob.smith+tag@example.co.uk")).toEqual(["bob.smith+tag@example.co.uk"]);
  expect(found("o'brien@mail.ie, <x_1@sub.y-z.io>; (a%b@c.example)")).toEqual([
    "o'brien@mail.ie",
    "x_1@sub.y-z.io",
    "a%b@c.example",
  ]);
  expect(found('"john doe"@host.org and bob@[192.168.2.1]')).toEqual(['"john doe"@host.org', "bob@[192.168.2.1]"]);
});

it("finds addresses in other scripts", () => {
  expect(found("иван@почта.рф oder jürgen@müller.de")).toEqual(["иван@почта.рф", "jürgen@müller.de"]);
  expect(found("用户@例子.广告")).toEqual(["用户@例子.广告"]);
});

it("ends an address where the sentence goes on", () => {
  expect(found("me@shop.com. Thanks")).toEqual(["me@shop.com"]);
  expect(found("me@shop.com.Thanks a lot")).toEqual(["me@shop.com"]);
  expect(found("me@shop.com... really?")).toEqual(["me@shop.com"]);
});

it("finds addresses that are spelled out", () => {
  expect(found("bob (at) gmail (dot) com")).toEqual(["bob (at) gmail (dot) com"]);
  expect(found("bob[at]gmail.com")).toEqual(["bob[at]gmail.com"]);
  expect(found("it is bob at gmail dot com")).toEqual(["bob at gmail dot com"]);
  expect(found("john @ gmail.com")).toEqual(["john @ gmail.com"]);
});

it("leaves handles, prices and places alone", () => {
  expect(found("@AirKestrelIN nobody came, 3 @ 5.00 and 2@9.99 each, met @ noon at the desk (at 5)")).toEqual([]);
});
