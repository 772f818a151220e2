import { expect, test } from "vitest";
import { channelOf } from "./channel.ts";
import { languageCode } from "./languages.ts";
import { speakerOf } from "./speaker.ts";

test.each([
  ["en", "en"],
  ["en-US", "en"],
  ["pt_BR", "pt"],
  ["DE", "de"],
  ["English", "en"],
  ["Englisch", "en"],
  ["Deutsch", "de"],
  ["français", "fr"],
  ["German (Germany)", "de"],
  ["日本語", "ja"],
])("languageCode() reads %s", (text, code) => {
  expect(languageCode(text)).toBe(code);
});

test.each(["", "xx", "yes", "Berlin", "the"])("languageCode() finds none in %j", (text) => {
  expect(languageCode(text)).toBeUndefined();
});

test.each([
  ["E-Mail", "ticket"],
  ["Web form", "ticket"],
  ["Live Chat", "chat"],
  ["WhatsApp", "chat"],
  ["NPS survey", "survey"],
  ["Google Play", "review"],
  ["Umfrage", "survey"],
])("channelOf() reads %s", (text, channel) => {
  expect(channelOf(text)).toBe(channel);
});

test("channelOf() finds none in a status", () => {
  expect(channelOf("closed")).toBeUndefined();
});

test.each([
  ["end-user", "customer"],
  ["Customer", "customer"],
  ["Kundin", "customer"],
  ["inbound", "customer"],
  ["lead", "customer"],
  ["admin", "agent"],
  ["Customer Support", "agent"],
  ["Lisa (Support)", "agent"],
  ["outgoing", "agent"],
  ["Answer Bot", "bot"],
  ["system", "bot"],
])("speakerOf() reads %s", (text, speaker) => {
  expect(speakerOf(text)).toBe(speaker);
});

test("speakerOf() does not guess from a bare name", () => {
  expect(speakerOf("Lisa Berg")).toBeUndefined();
});
