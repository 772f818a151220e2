/** Ages and years of birth, where a column has them: "born before 1970", "customers over 60", "aged 30 to 40". */

import type { ColumnField, Fields } from "../fields.ts";
import type { Operator } from "../grammar.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { printField } from "../print.ts";
import { readComparison } from "./comparisons.ts";
import { todayOf } from "./days.ts";
import type { SaidValues } from "./values.ts";

const birthYear =
  /^(?:year of birth|birth ?year|year born|yob|born(?: in)?|geburtsjahr|année de naissance|año de nacimiento)$/i;
const age = /^(?:customer )?(?:age|alter|edad|âge)$/i;
const people = new Set(
  "customers customer people clients users members shoppers buyers subscribers anyone everyone those".split(" "),
);
const plainName = (name: string) => name.replace(/[\s_-]+/g, " ").trim();
const flipped: Readonly<Record<Operator, Operator>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

interface Place<Profile> {
  readonly at: number;
  readonly fields: Fields<Profile>;
  readonly today?: string;
}

/** The condition on an age or a year of birth that is said at a place. Years of birth tell an age but for a year. */
export function readAge<Profile>(
  tokens: readonly PlainToken[],
  { at, fields, today }: Place<Profile>,
): SaidValues | undefined {
  const columns = fields.list.flatMap((field) => (field.kind === "column" ? [field] : []));
  const born = columns.find(({ name }) => birthYear.test(plainName(name)));
  return (born && readBirth(tokens, { at, born })) ?? readYears(tokens, { at, columns, born, today });
}

/** "born before 1970", "born between 1960 and 1970", "born in the 80s". */
function readBirth<Profile>(
  tokens: readonly PlainToken[],
  { at, born }: { readonly at: number; readonly born: ColumnField<Profile> },
): SaidValues | undefined {
  if (tokens[at]?.text !== "born") return undefined;
  const field = printField(born.name);
  const [way = "", decade] = [tokens[at + 1]?.text, tokens[at + 2]?.text === "the" ? at + 3 : at + 2];
  const tens = /^(?:(?:19)?([3-9])0|20([012])0)s$/.exec(tokens[decade]?.text ?? "");
  if (way === "in" && tens) {
    const from = tens[1] === undefined ? 2000 + 10 * Number(tens[2]) : 1900 + 10 * Number(tens[1]);
    return { means: `${field} >= ${from} and ${field} <= ${from + 9}`, length: decade + 1 - at };
  }
  const yearAt = (place: number) => {
    const token = tokens[place];
    const isYear = token?.kind === "number" && /^(?:19|20)\d\d$/.test(token.text);
    return isYear ? token.value : undefined;
  };
  const [year, second] = [yearAt(at + 2), yearAt(at + 4)];
  if (year === undefined) return undefined;
  const isBoth =
    way === "between" ? tokens[at + 3]?.text === "and" : ["to", "until", "-"].includes(tokens[at + 3]?.text ?? "");
  if ((way === "between" || way === "from") && isBoth && second !== undefined)
    return { means: `${field} >= ${year} and ${field} <= ${second}`, length: 5 };
  const operator = { before: "<", after: ">", since: ">=", in: "=" }[way];
  return operator === undefined ? undefined : { means: `${field} ${operator} ${year}`, length: 3 };
}

/** "aged 30 to 40", "older than 60", "over 60 years old"; "customers over 60", which is told. */
function readYears<Profile>(
  tokens: readonly PlainToken[],
  {
    at,
    columns,
    born,
    today,
  }: {
    readonly at: number;
    readonly columns: readonly ColumnField<Profile>[];
    readonly born: ColumnField<Profile> | undefined;
    readonly today: string | undefined;
  },
): SaidValues | undefined {
  const own = columns.find(({ name }) => age.test(plainName(name)));
  const column = own ?? born;
  if (!column) return undefined;
  const word = tokens[at]?.text ?? "";
  const isAged = /^(?:aged?|ages)$/.test(word);
  const older = { older: ">", younger: "<" }[word] as Operator | undefined;
  const start = isAged
    ? at + (tokens[at + 1]?.text === "of" ? 2 : 1)
    : older && tokens[at + 1]?.text === "than"
      ? at + 2
      : at;
  const said = older && start > at ? plainYears(tokens, { at: start, operator: older }) : rangeAt(tokens, start);
  if (!said) return undefined;
  let end = start + said.length;
  const isOld = /^(?:years?|yrs?)$/.test(tokens[end]?.text ?? "") && /^(?:old|of)$/.test(tokens[end + 1]?.text ?? "");
  if (isOld) end += tokens[end + 1]!.text === "of" ? 3 : 2;
  // "customers over 60": nothing else is counted here, and they are people.
  const isBare = !isAged && start === at && !isOld && !said.isAge;
  const before = tokens[at - 1]?.text ?? "";
  const next = tokens[end];
  const isAlone = next === undefined || ["and", "but", "who", "with", "in", "from", ",", "."].includes(next.text);
  if (isBare && (said.isBare || !people.has(before) || !isAlone)) return undefined;
  if (said.values.some(({ value }) => value < 1 || value > 120)) return undefined;
  const field = printField(column.name);
  const words = tokens.slice(at, end).map(({ text }) => text).join(" "); // prettier-ignore
  const year = own ? 0 : Number(todayOf({ tokens, at, today }).slice(0, 4));
  const means = said.values
    .map(({ operator, value }) =>
      own ? `${field} ${operator} ${value}` : `${field} ${flipped[operator]} ${year - value}`,
    )
    .join(" and ");
  const note = own
    ? `"${words}" was taken for an age: ${means}`
    : `"${words}" was taken for an age, counted by the year of birth: ${means}`;
  return { means, length: end - at, ...((isBare || !own) && { note }) };
}

interface SaidYears {
  readonly values: readonly { readonly operator: Operator; readonly value: number }[];
  readonly length: number;
  readonly isBare: boolean;
  /** "or older" is said of nothing else. */
  readonly isAge?: boolean;
}

function plainYears(
  tokens: readonly PlainToken[],
  { at, operator }: { readonly at: number; readonly operator: Operator },
): SaidYears | undefined {
  const said = rangeAt(tokens, at);
  return said?.isBare ? { ...said, values: said.values.map(({ value }) => ({ operator, value })) } : undefined;
}

/** "over 60", "between 30 and 40", "30 to 40", "60 or older", "60+". */
function rangeAt(tokens: readonly PlainToken[], at: number): SaidYears | undefined {
  const isTo = ["to", "-"].includes(tokens[at + 1]?.text ?? "");
  const [first, second] = [tokens[at], tokens[at + 2]];
  if (isTo && first?.kind === "number" && second?.kind === "number") {
    const values = [
      { operator: ">=" as const, value: first.value! },
      { operator: "<=" as const, value: second.value! },
    ];
    return { values, length: 3, isBare: false };
  }
  const older = { older: ">=", younger: "<=" }[tokens[at + 2]?.text ?? ""] as Operator | undefined;
  if (first?.kind === "number" && /^(?:or|and)$/.test(tokens[at + 1]?.text ?? "") && older)
    return { values: [{ operator: older, value: first.value! }], length: 3, isBare: false, isAge: true };
  const said = readComparison(tokens, { at, measure: "n" });
  if (!said) return undefined;
  const values = said.comparisons.map(({ operator, value }) => ({ operator, value: Number(value) }));
  return { values, length: said.length, isBare: said.isBare };
}
