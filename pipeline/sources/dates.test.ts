import { describe, expect, test } from "vitest";
import { dateParser } from "./dates.ts";

const utc = dateParser({});
const dayFirst = dateParser({ order: "day-first" });
const monthFirst = dateParser({ order: "month-first" });

describe("dateParser()", () => {
  test.each([
    ["2026-03-04", "2026-03-04T00:00:00.000Z"],
    ["2026-03-04 10:22:05", "2026-03-04T10:22:05.000Z"],
    ["2026-03-04T10:22:05Z", "2026-03-04T10:22:05.000Z"],
    ["2026-03-04T10:22:05.120Z", "2026-03-04T10:22:05.120Z"],
    ["2026-03-04T10:22:05.123456+00:00", "2026-03-04T10:22:05.123Z"],
    ["2026-03-04T10:22:05+0100", "2026-03-04T09:22:05.000Z"],
    ["2026-03-04 10:22:05 -0800", "2026-03-04T18:22:05.000Z"],
    ["2026-03-04 10:22:05 UTC", "2026-03-04T10:22:05.000Z"],
    ["2026-03-04 10:22", "2026-03-04T10:22:00.000Z"],
    ["2026/3/4", "2026-03-04T00:00:00.000Z"],
    ["20260304", "2026-03-04T00:00:00.000Z"],
    ["2026-03", "2026-03-01T00:00:00.000Z"],
    ["1772619725", "2026-03-04T10:22:05.000Z"],
    ["1772619725120", "2026-03-04T10:22:05.120Z"],
    ["31.12.2025", "2025-12-31T00:00:00.000Z"],
    ["31.12.25 16:05 Uhr", "2025-12-31T16:05:00.000Z"],
    ["03.04.2026", "2026-04-03T00:00:00.000Z"],
    ["31 Dec 2025", "2025-12-31T00:00:00.000Z"],
    ["31-Dec-25", "2025-12-31T00:00:00.000Z"],
    ["Dec 31st, 2025 at 4:05 p.m.", "2025-12-31T16:05:00.000Z"],
    ["December 31, 2025 4:05 PM EST", "2025-12-31T21:05:00.000Z"],
    ["31. Dezember 2025", "2025-12-31T00:00:00.000Z"],
    ["31 décembre 2025 à 16h05", "2025-12-31T16:05:00.000Z"],
    ["31 de diciembre de 2025", "2025-12-31T00:00:00.000Z"],
    ["Wed, 31 Dec 2025 16:05:00 +0100", "2025-12-31T15:05:00.000Z"],
    ["Wed Dec 31 2025 16:05:00 GMT+0100 (CET)", "2025-12-31T15:05:00.000Z"],
    ["Wed Dec 31 16:05:00 +0000 2025", "2025-12-31T16:05:00.000Z"],
    ["2025年12月31日 16:05", "2025-12-31T16:05:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ])("reads %s", (text, iso) => {
    expect(utc(text)).toBe(iso);
  });

  test("reads 03/04/2026 in the order that the column has", () => {
    expect(dayFirst("03/04/2026")).toBe("2026-04-03T00:00:00.000Z");
    expect(monthFirst("03/04/2026")).toBe("2026-03-04T00:00:00.000Z");
    expect(monthFirst("12/31/2025 4:05 PM")).toBe("2025-12-31T16:05:00.000Z");
    expect(monthFirst("12/31/2025 12:05 am")).toBe("2025-12-31T00:05:00.000Z");
  });

  test("does not guess an order that nobody gave", () => {
    expect(utc("03/04/2026")).toEqual({
      wrong: "day and month cannot be told apart: add --day-first or --month-first",
    });
    expect(utc("05/05/2026")).toBe("2026-05-05T00:00:00.000Z");
  });

  test.each([
    ["2026-02-30", "February 2026 has 28 days"],
    ["2026-13-01", "there is no month 13"],
    ["31 April 2025", "April 2025 has 30 days"],
    ["1889-03-04", "it is before 1990"],
    ["2150-03-04", "it is after 2100"],
    ["2026-03-04 25:00", "there is no such time of day"],
    ["yesterday", "it is not a date"],
    ["5", "it is not a date"],
    ["2026-03-04 and some words", "it is not a date"],
  ])("says why %s cannot be", (text, wrong) => {
    expect(utc(text)).toEqual({ wrong });
  });

  test("says that a date contradicts the order of its column", () => {
    expect(dayFirst("12/31/2025")).toEqual({ wrong: "there is no month 31: the dates of this column are day-first" });
  });

  test("reads days of a spreadsheet only where the column holds such", () => {
    expect(dateParser({ serials: "all" })("46085.5")).toBe("2026-03-04T12:00:00.000Z");
    expect(utc("46085.5")).toEqual({ wrong: "it is not a date" });
  });

  test("takes times without a zone to be in the zone given, summer and winter", () => {
    const berlin = dateParser({ timezone: "Europe/Berlin", order: "day-first" });
    expect(berlin("2026-01-15 12:00:00")).toBe("2026-01-15T11:00:00.000Z");
    expect(berlin("15/07/2026 12:00")).toBe("2026-07-15T10:00:00.000Z");
    expect(berlin("2026-07-15T12:00:00Z")).toBe("2026-07-15T12:00:00.000Z");
    // Clocks go from 2:00 to 3:00 on 29 March 2026.
    expect(berlin("2026-03-29 01:59:00")).toBe("2026-03-29T00:59:00.000Z");
    expect(berlin("2026-03-29 03:00:00")).toBe("2026-03-29T01:00:00.000Z");
    // 2:30 is there twice on 25 October 2026: the first.
    expect(berlin("2026-10-25 02:30:00")).toBe("2026-10-25T00:30:00.000Z");
  });
});
