/** What can be said of every field that is a quantity: "top 10% by spend", "average order above £50". */

import type { Fields, NumberField } from "./fields.ts";
import type { Phrase } from "./phrases.ts";

const slotOf = { money: "is:money", days: "is:days", share: "is:percent", score: "is:n", count: "is:n" } as const;
const who = "spenders|buyers|customers|clients|people";

/** Phrases that the table of fields gives by itself. */
export function fieldPhrases<Profile>({ list }: Fields<Profile>): Phrase[] {
  return list.flatMap((field) => (field.kind === "number" ? phrasesOf(field) : []));
}

/**
 * Promoters, passives and detractors where customers gave an NPS: by the rating, as the field means them (Reichheld 2003). Where
 * nobody gave one, other phrases take them by what customers write.
 */
export function ratedPhrases<Profile>({ list }: Fields<Profile>): Phrase[] {
  const given = list.flatMap((field) => (field.kind === "number" && field.isGiven ? [field.name] : []));
  const noun = (says: readonly string[], means: string): Phrase => ({ says, means, form: "noun" });
  const some = given.map((scale) => `${scale} >= 0`).join(" or ");
  const rated: Phrase[] =
    given.length === 0
      ? []
      : [{ says: ["rated us?", "left|gave|given|leave|give us? a|an? rating"], means: `(${some})`, form: "clause" }];
  if (!given.includes("nps")) return rated;
  const each = [
    ["nps? promoters|promoter", "nps >= 9"],
    ["nps? passives|passive", "nps >= 7 and nps <= 8"],
    ["nps? detractors|detractor", "nps <= 6"],
  ] as const;
  return [
    ...rated,
    ...each.map(([says, means]) => noun([says], means.includes(" and ") ? `(${means})` : means)),
    ...each.map(([says, means]) => noun([`${says} {window}`], `count(${means}) {window} >= 1`)),
    noun(["would recommend us|you?", "recommend us"], "nps >= 9"),
  ];
}

function phrasesOf<Profile>({ name, synonyms, unit, over }: NumberField<Profile>): Phrase[] {
  const names = [name, ...synonyms].filter((one) => /^[a-z ]+$/.test(one));
  const is = slotOf[unit];
  const each = (ways: (one: string) => readonly string[]) => names.flatMap(ways);
  const noun = (says: readonly string[], means: string): Phrase => ({ says, means, form: "noun" });
  const clause = (says: readonly string[], means: string): Phrase => ({ says, means, form: "clause" });
  const compared = [`${is}`];
  return [
    noun(
      each((one) => [`top|highest|best {top} ${who}? by|in|of|on|for total? number? of? ${one}`]),
      `${name} >= p{top}`,
    ),
    noun(
      each((one) => [`bottom|lowest|worst {percent} ${who}? by|in|of|on|for ${one}`]),
      `${name} <= p{percent}`,
    ),
    noun(
      each((one) => [`top|highest|best {n} ${who}? by|in|of|on|for ${one}`]),
      `${name} in top {n}`,
    ),
    noun(
      each((one) => [`{n} ${who}? with? the? highest|biggest|largest ${one}`]),
      `${name} in top {n}`,
    ),
    noun(
      each((one) => [`{n} ${who}? with? the? lowest|smallest ${one}`]),
      `${name} in bottom {n}`,
    ),
    noun(
      each((one) => [`bottom|lowest|worst {n} ${who}? by|in|of|on|for ${one}`]),
      `${name} in bottom {n}`,
    ),
    {
      says: each((one) => [`high|highest|large ${one}`, `${one} is|are? high`]),
      means: `${name} >= p80`,
      form: "adjective",
    },
    {
      says: each((one) => [`medium|moderate|middling ${one}`, `${one} is|are? medium|moderate`]),
      means: `(${name} > p20 and ${name} < p80)`,
      form: "adjective",
    },
    {
      says: each((one) => [`low|lowest|small ${one}`, `${one} is|are? low`]),
      means: `${name} <= p20`,
      form: "adjective",
    },
    ...(["above|over|higher than? the? >", "below|under|lower than? the? <"] as const).map((way) =>
      clause(
        each((one) => [`${way.slice(0, -2)} average|mean ${one}`, `${one} is|are? ${way.slice(0, -2)} average|mean`]),
        `${name} ${way.slice(-1)} average`,
      ),
    ),
    clause(
      each((one) => [`above|over|higher median ${one}`, `${one} is? above|over the? median`]),
      `${name} > p50`,
    ),
    clause(
      each((one) => [`below|under median ${one}`, `${one} is? below|under the? median`]),
      `${name} < p50`,
    ),
    ...compared.map((slot) =>
      clause(
        each((one) => [`${one} score|level? is|are|was|of? {${slot}}`]),
        `${name} {${slot}}`,
      ),
    ),
    ...(over
      ? compared.map((slot) =>
          clause(
            each((one) => [`${one} is|are|was|of? {${slot}} {window}`, `${one} {window} is|was? {${slot}}`]),
            `${name} {window} {${slot}}`,
          ),
        )
      : []),
    ...(unit === "count"
      ? [
          clause(
            each((one) => [`{${is}} ${one}`]),
            `${name} {${is}}`,
          ),
        ]
      : []),
  ];
}
