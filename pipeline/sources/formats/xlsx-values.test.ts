import { describe, expect, it } from "vitest";
import { builtInKind, columnOf, dateText, formatKind, numberText, unescapeText } from "./xlsx-values.ts";

describe("formatKind()", () => {
  it.each([
    ["General", "number"],
    ["0.00", "number"],
    ['#,##0.00 "days"', "number"],
    ['0 "EUR";[Red]-0 "EUR"', "number"],
    ["0%", "number"],
    ["0.00E+00", "number"],
    ["@", "number"],
    ["dd/mm/yyyy", "date"],
    ["[$-409]d\\-mmm\\-yy;@", "date"],
    ['yyyy"年"m"月"d"日"', "date"],
    ["m/d/yy h:mm AM/PM", "date"],
    ["mmm yy", "date"],
    ["hh:mm:ss.000", "time"],
    ["h:mm AM/PM", "time"],
    ["[h]:mm:ss", "duration"],
  ])("of %s is %s", (code, kind) => {
    expect(formatKind(code)).toBe(kind);
  });
});

it("builtInKind() knows the formats that workbooks do not write down", () => {
  expect([0, 2, 9, 14, 18, 22, 46, 49].map(builtInKind)).toEqual([
    "number",
    "number",
    "number",
    "date",
    "time",
    "date",
    "duration",
    "number",
  ]);
});

it("numberText() leaves out the noise of binary fractions", () => {
  expect(
    ["0.30000000000000004", "19.899999999999999", "17850", "45.0", "1E-3", "-2.5", "", "1e400"].map(numberText),
  ).toEqual(["0.3", "19.9", "17850", "45", "0.001", "-2.5", "", "1e400"]);
});

describe("dateText()", () => {
  const text = (value: string, kind: "date" | "time" | "duration" = "date", is1904 = false) =>
    dateText(value, { kind, is1904 });

  it("gives ISO 8601, with the time where there is one", () => {
    expect(text("45717")).toBe("2025-03-01");
    expect(text("45717.430902777781")).toBe("2025-03-01T10:20:30");
    expect(text("1")).toBe("1900-01-01");
    expect(text("61")).toBe("1900-03-01");
  });

  it("counts from 1904 where the workbook does", () => {
    expect(text("44255", "date", true)).toBe("2025-03-01");
  });

  it("gives times and durations", () => {
    expect(text("0.5", "time")).toBe("12:00:00");
    expect(text("45717.5", "time")).toBe("2025-03-01T12:00:00");
    expect(text("1.1041666666666667", "duration")).toBe("26:30:00");
  });

  it("leaves numbers that are no dates", () => {
    expect(["-1", "99999999", "x", ""].map((value) => text(value))).toEqual(["-1", "99999999", "x", ""]);
  });
});

it("unescapeText() resolves the escapes of spreadsheets", () => {
  expect(unescapeText("a_x000D_\nb_x005F_x0041_ _xD83D__xDE00_")).toBe("a\r\nb_x0041_ 😀");
  expect(unescapeText("_xD83D_ _x0000_")).toBe("\ufffd ");
});

it("columnOf() reads the letters of a reference", () => {
  expect(["A1", "z9", "AA10", "XFD1048576"].map(columnOf)).toEqual([1, 26, 27, 16384]);
  expect(["", "12", "A", "ABCDE1"].map(columnOf).slice(0, 3)).toEqual([undefined, undefined, undefined]);
});
