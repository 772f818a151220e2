/** What can be said of every field that is a quantity: "top 10% by spend", "average order above £50". */

import type { Fields, NumberField } from "./fields.ts";
import type { Phrase } from "./phrases.ts";

const comparisons: readonly (readonly [way: string, operator: string])[] = [
  ["at least", ">="],
  ["above|over|exceeding", ">"],
  ["more|higher|greater|larger than", ">"],
  ["at most", "<="],
  ["below|under", "<"],
  ["less|lower|fewer|smaller than", "<"],
];

const slotOf = { money: "{money}", days: "{days}", share: "{percent}", score: "{n}", count: "{n}" } as const;

/** Phrases that the table of fields gives by itself. */
export function fieldPhrases<Profile>({ list }: Fields<Profile>): Phrase[] {
  return list.flatMap((field) => (field.kind === "number" ? phrasesOf(field) : []));
}

function phrasesOf<Profile>({ name, synonyms, unit }: NumberField<Profile>): Phrase[] {
  const names = [name, ...synonyms].filter((one) => /^[a-z ]+$/.test(one));
  const slot = slotOf[unit];
  const value = unit === "share" ? `${slot}%` : slot;
  return [
    { says: names.map((one) => `top|highest|best {top} by|in|of|on ${one}`), means: `${name} >= p{top}`, form: "noun" },
    {
      says: names.map((one) => `bottom|lowest {percent} by|in|of|on ${one}`),
      means: `${name} <= p{percent}`,
      form: "noun",
    },
    { says: names.map((one) => `high|highest ${one}`), means: `${name} >= p80`, form: "adjective" },
    { says: names.map((one) => `low|lowest ${one}`), means: `${name} <= p20`, form: "adjective" },
    ...comparisons.map(([way, operator]): Phrase => ({
      says: names.map((one) => `${one} is|of? ${way} ${slot}`),
      means: `${name} ${operator} ${value}`,
      form: "clause",
    })),
  ];
}
