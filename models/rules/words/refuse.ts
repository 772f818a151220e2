/** Tells what of a question was not understood, and what would be. */

import { unknownName } from "../check-value.ts";
import { matchPhrase, type NearMiss } from "../phrases.ts";
import { RuleError } from "../rule-error.ts";
import { printField } from "../print.ts";
import { nearestNames } from "../../text/nearest-names.ts";
import { readActivity } from "./activities.ts";
import { activities } from "./activity-table.ts";
import type { Question } from "./find-condition.ts";

/** Tells what was not understood, and what would be. */
export function refuse<Profile>(question: Question<Profile>, at: number): never {
  const { tokens, phrases, known, today } = question;
  const misses: NearMiss[] = [];
  const tell = (near: NearMiss) => void misses.push(near);
  // The phrase that goes wrong may have begun before: "about" is where a topic was looked for.
  const place = { tokens, at, ...(today !== undefined && { today }), miss: tell };
  for (const phrase of phrases) matchPhrase(phrase, { ...place, known });
  readActivity({ ...place, topics: known.topic ?? [], items: known.item ?? [], phraseAt: () => 0 });
  const miss = misses.sort((a, b) => b.place - a.place)[0];
  if (miss) refuseName(question, miss);
  const { text, start, kind } = tokens[at]!;
  const column = start + 1;
  if (kind === "sign")
    throw new RuleError(
      text === ")" ? 'This ")" closes nothing' : `${JSON.stringify(text)} has no place in a question`,
      {
        column,
      },
    );
  refuseValue(question, at);
  const ways = [
    ...phrases.flatMap(({ says }) => says),
    ...activities.flatMap(({ verbs, nouns }) => [...verbs, ...nouns]),
  ];
  const withIt = ways
    .filter((way) => wordsOf(way).includes(text))
    .map((way) => readable(way, text))
    .filter((way) => way !== text)
    .sort((a, b) => a.length - b.length);
  if (withIt.length > 0) {
    const some = [...new Set(withIt)].slice(0, 4).join('", "');
    throw new RuleError(`I cannot place "${text}" here; I know "${some}"`, { column });
  }
  refuseColumn(question, at);
  const names = Object.values(known).flatMap((some) =>
    some.flatMap(({ id, name }) => [id, name, ...name.split(" · ")]),
  );
  const suggestions = nearestNames(text, [
    ...ways.flatMap(wordsOf).filter((word) => word.length > 2),
    ...question.fields.list.map(({ name }) => name),
    ...names,
  ]);
  const word = text.slice(0, 60);
  const help = `no phrase, topic or column has it. says "${word}" finds texts with the word; attune ask --help lists all.`;
  throw new RuleError(`I do not know "${word}"${suggestions.length > 0 ? "." : `: ${help}`}`, { column, suggestions });
}

/** "plan" without a value: the column is there, and what to say of it. */
function refuseColumn<Profile>({ tokens, fields }: Question<Profile>, at: number): void {
  const { text, start } = tokens[at]!;
  for (const field of fields.list) {
    if (
      field.kind !== "column" ||
      !field.name
        .toLowerCase()
        .split(/[\s_-]+/)
        .includes(text)
    )
      continue;
    const some = (field.known ?? []).slice(0, 6).map(({ id }) => id);
    const example = some[0] ?? "…";
    const has = some.length > 0 ? `, which has ${some.join(", ")}${(field.known ?? []).length > 6 ? " …" : ""}` : "";
    const way = field.known ? `${field.name} is ${example}` : `--where '${printField(field.name)} = ${example}'`;
    throw new RuleError(`"${text}" is of the column ${field.name}${has}: wanted a value with it, as in ${way}`, {
      column: start + 1,
    });
  }
}

const wordsOf = (way: string) =>
  way
    .replace(/\{[\w: ]+\??\}|\?/g, "")
    .split(/[ |]+/)
    .filter((word) => word !== "");

/** One way to say a phrase, with a word or else the first of the alternatives: "bought at least 3 times". */
function readable(way: string, word?: string): string {
  const shown = way.split(" ").flatMap((part) => {
    const slot = /^\{([\w: ]+)\??\}$/.exec(part)?.[1];
    if (slot !== undefined) return part.endsWith("?}") ? [] : [slotExample[slot] ?? "…"];
    const words = part.replace("?", "").split("|");
    const wanted = words.find((one) => one === word);
    return part.endsWith("?") && wanted === undefined ? [] : [wanted ?? words[0]!];
  });
  return shown.join(" ");
}

const slotExample: Readonly<Record<string, string>> = {
  n: "3",
  days: "90 days",
  window: "since May",
  since: "since 2024",
  quote: '"…"',
  percent: "20%",
  top: "10%",
  "is:n": "at least 3",
  "is:money": "over €100",
  "is:price": "over €100",
  currency: "dollars",
  "is:percent": "over 20%",
  "is:days": "over 90 days",
};

/** "in Italy": where columns have values that are known, these are told. */
function refuseValue<Profile>({ tokens, fields }: Question<Profile>, at: number): void {
  const word = tokens[at + 1]?.text === "the" ? tokens[at + 2] : tokens[at + 1];
  if (!["in", "from", "on"].includes(tokens[at]!.text) || word?.kind !== "word") return;
  const known = fields.list.flatMap((field) => {
    if (field.kind !== "column" || !field.known) return [];
    const some = field.known.slice(0, 8).map(({ name }) => name.split(" / ")[0]!);
    return [{ names: field.known.flatMap(({ id, name }) => [id, name]), shown: `${field.name}: ${some.join(", ")}` }];
  });
  if (known.length === 0) return;
  const listed = known.map(({ shown }) => shown).join("; ");
  throw new RuleError(`I do not know "${word.text}" of any column here; there are ${listed}.`, {
    column: word.start + 1,
    suggestions: nearestNames(
      word.text,
      known.flatMap(({ names }) => names),
    ),
  });
}

function refuseName<Profile>({ tokens, known }: Question<Profile>, { field, place }: NearMiss): never {
  const token = tokens[place];
  if (!token) {
    const column = (tokens.at(-1)?.end ?? 0) + 1;
    const names = (known[field] ?? []).map(({ id, name }) => (id === name ? name : `${name} (${id})`)).slice(0, 30);
    throw new RuleError(`Here the name of a ${field} is missing; there are ${names.join(", ") || "none yet"}.`, {
      column,
    });
  }
  throw unknownName(token.text, { field, known: known[field] ?? [], column: token.start + 1 });
}

/** One way to say each of the first phrases. */
export function examples<Profile>({ phrases }: Question<Profile>): string {
  return phrases
    .slice(0, 24)
    .map(({ says }) => readable(says[0]!))
    .filter((way) => !way.includes("…"))
    .slice(0, 14)
    .join(", ");
}
