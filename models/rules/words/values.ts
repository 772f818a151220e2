/** Values of the customers' own columns as people say them: "in Germany or France", "on the free plan", "plan is pro". */

import type { ColumnField, Fields, Named } from "../fields.ts";
import { printField, printValue } from "../print.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { RuleError } from "../rule-error.ts";
import { fillers } from "../phrase-table.ts";

/** A condition on a column, found at a place. */
export interface SaidValues {
  readonly means: string;
  readonly length: number;
  /** What was taken for what, where a value stands by itself: "premium". */
  readonly note?: string;
}

const before = new Set(
  "in from on with of living lives live resident residing based located at using has through via by".split(" "),
);
/** Ways to write, which are ways to come as well. */
const contacts = new Set(["email", "phone", "chat", "web", "online", "social", "app", "website"]);
const came = new Set(["came", "come", "signed", "joined", "acquired", "in", "up", "to", "us"]);
/** Values that say something else as well, where nothing tells of the column: "free customers" may be about prices. */
const common = new Set(
  (
    "free open closed new old other others none unknown any all active inactive yes no true false high low medium small big large " +
    "and or in it me is at by to no not be as so do good bad normal default test male female man woman m f email phone chat web online first last early late"
  ).split(" "),
);
const linking = new Set(["is", "are", "was", "=", ":"]);

/** How columns say yes. */
const YES = /^(?:yes|y|true|ja|j|oui|o|si|sí|sì|s|x|1)$/i;

/** The condition on a column that is said at a place. Throws a RuleError where the value is of several columns. */
export function readValues<Profile>(
  tokens: readonly PlainToken[],
  { at, fields }: { readonly at: number; readonly fields: Fields<Profile> },
): SaidValues | undefined {
  const columns = fields.list.flatMap((field) => (field.kind === "column" && field.known ? [field] : []));
  const found = columns.flatMap((field) => {
    const said = ofColumn(field, { tokens, at });
    return said ? [{ ...said, field }] : [];
  });
  const length = found.reduce((most, one) => Math.max(most, one.length), 0);
  const best = found.filter((one) => one.length === length);
  if (best.length > 1) {
    const rules = best.map(({ means }) => means).join(", or ");
    throw new RuleError(`This may be ${rules}: say which, with the name of the column`, {
      column: tokens[at]!.start + 1,
    });
  }
  return best[0];
}

function ofColumn<Profile>(
  { name, known = [] }: ColumnField<Profile>,
  { tokens, at }: { readonly tokens: readonly PlainToken[]; readonly at: number },
): SaidValues | undefined {
  const words = name.toLowerCase().split(/[\s_-]+/);
  const nameAt = (place: number) => {
    const fits = words.every((word, i) => {
      const token = tokens[place + i]?.text;
      return token === word || (i === words.length - 1 && token === `${word}s`);
    });
    return fits ? words.length : 0;
  };
  const lives = demonymAt(tokens, { at, known });
  if (lives) {
    const means = `${printField(name)} = ${printValue({ type: "text", value: lives.id })}`;
    return { means, length: 1, note: `"${tokens[at]!.text}" was taken for a value of the column ${name}: ${means}` };
  }
  let place = at;
  // "came in through Instagram"
  while (
    tokens[place]?.kind === "word" &&
    /^(?:came|come|acquired)$/.test(tokens[at]!.text) &&
    came.has(tokens[place]!.text)
  )
    place++;
  while (tokens[place]?.kind === "word" && before.has(tokens[place]!.text)) place++;
  const hasWord = place > at && before.has(tokens[place - 1]!.text);
  if (place > at && !hasWord) return undefined;
  if (["the", "my", "our"].includes(tokens[place]?.text ?? "")) place++;
  const first = nameAt(place);
  place += first;
  if (first > 0 && linking.has(tokens[place]?.text ?? "")) place++;
  const field = printField(name);
  const values = listOf(tokens, { at: place, known });
  if (!values) {
    // "Newsletter" of a column that says yes and no.
    const yes = first > 0 && known.length <= 3 ? known.find(({ id }) => YES.test(id.trim())) : undefined;
    if (!yes || linking.has(tokens[place - 1]!.text)) return undefined;
    return { means: `${field} = ${printValue({ type: "text", value: yes.id })}`, length: place - at };
  }
  place += values.length;
  const last = first === 0 ? nameAt(place) : 0;
  place += last;
  const isAlone = !hasWord && first === 0 && last === 0;
  if (isAlone && !values.said.every(tellsItself)) return undefined;
  const [word] = values.said;
  if (tokens[place - values.length - 1]?.text === "from" && first + last === 0 && contacts.has(word!))
    throw new RuleError(
      `"from ${word!}" may be who wrote by it, or ${field} = ${word!}: say "${name.toLowerCase()} is ${word!}"`,
      {
        column: tokens[at]!.start + 1,
      },
    );
  const listed = values.values.map((value) => printValue({ type: "text", value }));
  const means = listed.length === 1 ? `${field} = ${listed[0]!}` : `${field} in (${listed.join(", ")})`;
  return {
    means,
    length: place - at,
    ...(isAlone && { note: `"${values.said.join(", ")}" was taken for a value of the column ${name}: ${means}` }),
  };
}

/** Whether a value may stand without a word for its column: no number, no word that says much else. */
function tellsItself(value: string): boolean {
  return /^\p{L}/u.test(value) && value.length > 1 && !common.has(value) && !fillers.has(value);
}

const mostWords = 8;
const places = new WeakMap<readonly Named[], ReadonlyMap<string, string | undefined>>();

/** The values of a column by all their names; undefined where two have the same. Made once: every word of a question is looked up. */
function byName(known: readonly Named[]): ReadonlyMap<string, string | undefined> {
  const made = places.get(known);
  if (made) return made;
  const names = new Map<string, string | undefined>();
  for (const named of known)
    for (const name of new Set(wholeNames(named)))
      names.set(name, names.has(name) && names.get(name) !== named.id ? undefined : named.id);
  places.set(known, names);
  return names;
}

/** The longest run of words that is a whole value: "new" is no "New York". */
function wholeAt(
  tokens: readonly PlainToken[],
  { at, known }: { readonly at: number; readonly known: readonly Named[] },
): { readonly value: string; readonly text: string; readonly length: number } | undefined {
  const names = byName(known);
  for (let length = Math.min(mostWords, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    if (run[0]!.kind === "sign" || run.at(-1)!.kind === "sign") continue;
    const text = run.filter(({ kind }) => kind !== "sign").map((token) => token.text.toLowerCase().replace(/[-.]/g, " ").trim()).join(" "); // prettier-ignore
    const value = names.get(text);
    const isParted = run.some(({ kind, text: sign }) => kind === "sign" && sign !== "-" && sign !== "&");
    if (value !== undefined && !isParted) return { value, text, length };
  }
  return undefined;
}

/** "Germany", "Germany or France", "Germany, France and Spain": who lives in both lives in either. */
function listOf(
  tokens: readonly PlainToken[],
  { at, known }: { readonly at: number; readonly known: readonly Named[] },
): { readonly values: readonly string[]; readonly said: readonly string[]; readonly length: number } | undefined {
  const exact = (place: number) => {
    const start = tokens[place]?.text === "the" ? 1 : 0;
    const name = wholeAt(tokens, { at: place + start, known });
    // "bought from us" is no country.
    const isCode = name?.length === 1 && tokens[place + start]!.text.length === 2;
    if (isCode && start === 0 && !tokens[place]!.isCapital && tokens[place]!.text !== "uk") return undefined;
    return name && { value: name.value, text: name.text, length: start + name.length };
  };
  const first = exact(at);
  if (!first) return undefined;
  const [values, said] = [[first.value], [first.text]];
  let place = at + first.length;
  for (;;) {
    const comma = tokens[place]?.text === "," ? 1 : 0;
    const joint = ["or", "and"].includes(tokens[place + comma]?.text ?? "") ? 1 : 0;
    if (comma + joint === 0) break;
    const prep = ["in", "from"].includes(tokens[place + comma + joint]?.text ?? "") ? 1 : 0;
    const next = exact(place + comma + joint + prep);
    if (!next) break;
    values.push(next.value);
    said.push(next.text);
    place += comma + joint + prep + next.length;
  }
  return { values, said, length: place - at };
}

/** "Spanish" of Spain: who says so of customers means where they live. */
const demonyms: Readonly<Record<string, string>> = {
  germany: "german", austria: "austrian", switzerland: "swiss", france: "french", spain: "spanish", portugal: "portuguese", italy: "italian",
  "united kingdom": "british", ireland: "irish", netherlands: "dutch", belgium: "belgian", denmark: "danish", sweden: "swedish", norway: "norwegian",
  finland: "finnish", poland: "polish", "united states": "american", canada: "canadian", australia: "australian", greece: "greek", czechia: "czech",
}; // prettier-ignore
const whoLive = new Set(
  "customers customer clients buyers shoppers people users members subscribers detractors promoters".split(" "),
);

/** "Spanish customers": the country of a column. */
function demonymAt(
  tokens: readonly PlainToken[],
  { at, known }: { readonly at: number; readonly known: readonly Named[] },
): Named | undefined {
  const said = tokens[at]?.text ?? "";
  if (!whoLive.has(tokens[at + 1]?.text ?? "")) return undefined;
  return known.find(
    ({ id, name }) =>
      id !== name &&
      name
        .toLowerCase()
        .split(" / ")
        .some((one) => demonyms[one] === said),
  );
}

const wholeNames = ({ id, name }: Named) =>
  [id, ...name.split(" / ")].map((one) => one.toLowerCase().replace(/[-.]/g, " ").trim());
