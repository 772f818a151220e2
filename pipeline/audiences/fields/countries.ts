/** Countries by their codes, for columns that hold them. */

import type { Named } from "../../../models/rules/fields.ts";

const names = new Intl.DisplayNames("en", { type: "region" });
const spoken: Readonly<Record<string, string>> = {
  GB: "United Kingdom / UK / Great Britain / Britain",
  UK: "United Kingdom / UK / Great Britain / Britain",
  US: "United States / USA / America",
  NL: "Netherlands / Holland",
  CZ: "Czechia / Czech Republic",
};

/** A value of a column by itself and, of a column of countries' codes, by the names that people use; " / " parts them. */
export function namedValue(column: string, value: string): Named {
  const isCountry = /\bcountr|\bland\b|\bnation/i.test(column) && /^[A-Z]{2}$/.test(value);
  if (!isCountry) return { id: value, name: value };
  const known = names.of(value) ?? value;
  return { id: value, name: spoken[value] ?? known };
}
