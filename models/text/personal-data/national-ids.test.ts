import { describe, expect, it } from "vitest";
import { digitGroups } from "./digit-groups.ts";
import { findNationalIds } from "./national-ids.ts";

const found = (text: string) =>
  findNationalIds(text, digitGroups(text)).map(({ start, end }) => text.slice(start, end));

describe("findNationalIds()", () => {
  // Published examples, or made up to fit the check digits.
  it.each([
    ["US social security number", "457-55-5462", "666-55-5462"],
    ["UK national insurance number", "AB 12 34 56 C", "BG 12 34 56 C"],
    ["German Steuer-ID", "86095742719", "86095742718"],
    ["Spanish DNI", "12345678Z", "12345678A"],
    ["Spanish NIE", "X1234567L", "X1234567M"],
    ["French NIR", "2 55 08 14 168 025 38", "2 55 08 14 168 025 39"],
    ["Italian codice fiscale", "RSSMRA85T10A562S", "RSSMRA85T10A562T"],
    ["Brazilian CPF", "529.982.247-25", "529.982.247-24"],
    ["Polish PESEL", "44051401359", "44051401358"],
    ["Swedish personnummer", "811218-9876", "811218-9877"],
    ["Finnish henkilötunnus", "131052-308T", "131052-308U"],
    ["Swiss AHV number", "756.9217.0769.85", "756.9217.0769.84"],
    ["Chinese resident number", "11010519491231002X", "110105194912310021"],
    ["Belgian national number", "85.07.30-033.28", "85.07.30-033.29"],
    ["Turkish identity number", "10000000146", "10000000147"],
    ["Aadhaar", "2341 2341 2346", "2341 2341 2347"],
  ])("finds a %s, and not with a wrong check digit or structure", (_name, right, wrong) => {
    expect(found(`It is ${right}, please`)).toEqual([right]);
    expect(found(`It is ${wrong}, please`)).toEqual([]);
  });

  it.each([
    ["Dutch BSN", "111222333", "BSN"],
    ["NHS number", "943 476 5919", "NHS number"],
    ["Canadian SIN", "046 454 286", "SIN"],
    ["social security number without dashes", "457 55 5462", "ssn"],
    ["Irish PPS number", "1234567T", "PPS no."],
  ])("finds a %s only beside a word that says so", (_name, number, cue) => {
    expect(found(`${cue}: ${number}`)).toEqual([number]);
    expect(found(`It is ${number}`)).toEqual([]);
  });

  it("leaves numbers of the business alone, even with a check digit that fits", () => {
    expect(found("Order 86095742719, customer number 12345678Z, serial 457-55-5462")).toEqual([]);
  });
});
