import { expect, it } from "vitest";
import { findPersonalData } from "../personal-data.ts";
import { englishWords } from "../english-words.ts";
import { hashOf } from "./name-list.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

it("finds dates of birth beside a word that says so", () => {
  expect(found("DOB 11/09/1958, she was born on 5 May 1985")).toEqual(["birthdate 11/09/1958", "birthdate 5 May 1985"]);
  expect(found("Your date of birth? It's 1937-05-19")).toEqual(["birthdate 1937-05-19"]);
  expect(found("geboren am 3.4.1970, née le 12 mars 1960")).toEqual(["birthdate 3.4.1970", "birthdate 12 mars 1960"]);
  expect(found("My son's birthday on 12/05/2024 was ruined, ordered 01/05/2024")).toEqual([]);
});

it("finds bank accounts that are no IBAN, and no other accounts", () => {
  expect(found("sort code 20-00-00, account 12345678")).toEqual(["account 20-00-00", "account 12345678"]);
  expect(found("my bank account number is 4711 0815 99")).toEqual(["account 4711 0815 99"]);
  expect(found("routing number 021000021 and Konto 532013000, BLZ 37040044")).toEqual([
    "account 021000021",
    "account 532013000",
    "account 37040044",
  ]);
  expect(found("customer account 12345678, account no. 99887766, order 20000012")).toEqual([]);
});

it("looks for numbers beside words in a time that repeated signs and words do not double", () => {
  const cues =
    "konto bank sort routing account born dob geboren address name regards dot call iban zip unit rue street";
  const repeated = [
    ":",
    ": ",
    ".",
    ",",
    "#",
    "-",
    "/",
    "(",
    "es la ",
    "no ",
    "n° ",
    "num ",
    "account ",
    "1 ",
    "1 1:",
    "A ",
    "A. ",
  ];
  const started = performance.now();
  for (const cue of cues.split(" ")) {
    for (const part of repeated) {
      for (const rest of [" x, order 12345678", " X 12345678 konto", ""])
        findPersonalData(`${cue} ${part.repeat(60)}${rest}`);
    }
  }
  expect(performance.now() - started).toBeLessThan(2000);
});

it("tells every word of the lists from every other by its hash", () => {
  const words = readFileSync(join(import.meta.dirname, "names.txt"), "utf8")
    .split("\n")
    .filter((line) => !/^[#[]/.test(line))
    .flatMap((line) => line.split(" "));
  const all = new Set([...words, ...englishWords].filter((word) => word !== ""));
  expect(new Set([...all].map(hashOf)).size).toBe(all.size);
});
