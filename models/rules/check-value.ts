/** Whether a value fits its field. */

import { findNamed, typicalOf, type Field, type Named, type NumberField } from "./fields.ts";
import type { Operator, Value } from "./grammar.ts";
import { nearestNames } from "../text/nearest-names.ts";
import { refuseDotted, type WrittenValue } from "./parse-value.ts";
import { RuleError } from "./rule-error.ts";

interface Place<Profile> {
  readonly field: Field<Profile>;
  readonly operator: Operator;
  readonly column: number;
}

/** A value as its field takes it (a number becomes money, days or a name). Throws a RuleError if it does not fit. */
export function checkValue<Profile>(written: WrittenValue, { field, operator, column }: Place<Profile>): Value {
  const isMoney = field.kind === "number" && field.unit === "money";
  if (written.type === "dotted" && isMoney) refuseDotted(written.text, column);
  const value: WrittenValue = written.type === "dotted" ? { type: "number", value: written.value } : written;
  const isEquality = operator === "=" || operator === "!=";
  switch (field.kind) {
    case "number":
      return checkNumber(value, { field, operator, column });
    case "names":
      if (!isEquality) throw new RuleError(`${field.name} is a name: it goes with =, != and in`, { column });
      return { type: "text", value: checkName(asText(value), { name: field.name, known: field.known, column }) };
    case "flag": {
      const word = asText(value).toLowerCase();
      if (isEquality && /^(?:true|yes|false|no)$/.test(word)) {
        return { type: "text", value: /^(?:true|yes)$/.test(word) ? "yes" : "no" };
      }
      throw new RuleError(`${field.name} is yes or no, as in ${field.name} = yes`, { column });
    }
    case "column":
      if (value.type === "number" && Number.isFinite(value.value)) return value;
      if (!isEquality) throw new RuleError(`${operator} wants a number, as in ${field.name} ${operator} 3`, { column });
      return { type: "text", value: asText(value) };
    case "event":
    case "search":
    case "like":
    case "meaning":
    case "missing":
      throw new RuleError(`${field.name} goes with "within", as in ${field.name} within 30d`, { column });
  }
}

/** A value as text: codes like "2" and "p1" may be names. */
function asText(value: WrittenValue): string {
  switch (value.type) {
    case "text":
      return value.value;
    case "percentile":
      return value.value === "average" ? value.value : `p${value.value}`;
    case "money":
      return `${value.value} ${value.currency}`;
    case "days":
      return `${value.value}d`;
    case "percent":
      return `${value.value}%`;
    case "number":
    case "dotted":
      return String(value.value);
  }
}

function checkNumber<Profile>(
  value: WrittenValue,
  { field, operator, column }: Omit<Place<Profile>, "field"> & { field: NumberField<Profile> },
): Value {
  const { name, unit, labels } = field;
  if (value.type === "text") {
    const known = labels?.known ?? [];
    const label = known.find((one) => one === value.value.toLowerCase());
    const isEquality = operator === "=" || operator === "!=";
    if (label !== undefined && isEquality) return { type: "text", value: label };
    const names = known.length > 0 ? ` or = with ${known.join(", ")}` : "";
    throw new RuleError(
      `${name} goes with a number or a percentile like p80${names}, not ${JSON.stringify(value.value)}.`,
      {
        column,
        suggestions: nearestNames(value.value, known),
      },
    );
  }
  if (value.type === "percentile" && (operator === "=" || operator === "!=")) {
    const [what, written] = value.value === "average" ? ["An average", "average"] : ["A percentile", `p${value.value}`];
    throw new RuleError(`${what} goes with <, <=, > and >=, as in ${name} >= ${written}`, { column });
  }
  if (value.type === "dotted") return { type: "number", value: value.value };
  if (value.type === "percent") {
    if (unit !== "share") throw new RuleError(`${name} is no share: it is not given in %`, { column });
    return { type: "number", value: Number((value.value / 100).toPrecision(12)) };
  }
  if (value.type === "money" && unit !== "money") throw new RuleError(`${name} is no amount of money`, { column });
  if (value.type === "days" && unit !== "days") throw new RuleError(`${name} is not counted in days`, { column });
  if (value.type === "number" && unit === "days") return { type: "days", value: value.value };
  return value;
}

/** A text that names one known thing. Throws a RuleError that lists what there is, or which of it may be meant. */
export function checkName(
  text: string,
  { name: field, known, column }: { readonly name: string; readonly known: readonly Named[]; readonly column: number },
): string {
  const found = new Map(findNamed(text, known).map((one) => [one.id, one]));
  if (found.size === 1 || (found.size > 1 && known.some(({ isEarlier }) => isEarlier))) return text;
  if (found.size > 1) {
    const names = [...found.values()].map(({ id, name }) => `${JSON.stringify(name)}${id === name ? "" : ` (${id})`}`);
    throw new RuleError(`${JSON.stringify(text)} may be ${names.join(" or ")}: say which`, { column });
  }
  throw unknownName(text, { field, known, column });
}

/** What is said of a name that is not known: what there is, first what has it as one of its typical words. */
export function unknownName(
  text: string,
  { field, known, column }: { readonly field: string; readonly known: readonly Named[]; readonly column: number },
): RuleError {
  const typical = typicalOf(text, known).map(({ name }) => JSON.stringify(name));
  if (typical.length > 0) {
    const what = `No ${field} is called ${JSON.stringify(text)}; it is a frequent word of ${typical.join(" and of ")}.`;
    return new RuleError(what, { column, suggestions: typical });
  }
  const names = known.map(({ id, name }) => (id === name ? name : `${name} (${id})`));
  const listed = names.length === 0 ? "none is known yet" : `there are ${names.slice(0, 30).join(", ")}`;
  return new RuleError(`No ${field} is called ${JSON.stringify(text.slice(0, 60))}; ${listed}.`, {
    column,
    suggestions: nearestNames(
      text,
      known.flatMap(({ id, name }) => [id, name, ...name.split(/[\s·,/]+/)]),
    ),
  });
}
