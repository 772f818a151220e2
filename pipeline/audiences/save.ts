/** Saving an audience: a question under a name, and who it finds now. */

import { describeRule } from "../../models/rules/describe.ts";
import { printRule } from "../../models/rules/print.ts";
import { maskForStorage } from "../../models/text/mask-for-storage.ts";
import { readQuestion, type Question } from "../ask.ts";
import { audienceSource } from "./source.ts";
import { latest } from "../look-up.ts";
import { boundsFor } from "../store/audience/bounds.ts";
import { addMembers } from "../store/audience/members.ts";
import { countAudience, customersOf } from "../store/audience/query.ts";
import { addAudience, addUpdate, dropAudience, type SavedAudience } from "../store/audience/saved.ts";
import { setWebhook, type Webhook } from "../store/audience/webhooks.ts";
import type { Database } from "../store/database.ts";
import { dayOf } from "./bring-up-to-date.ts";
import { audienceOf, savedAudiences } from "./look-up.ts";
import { namesIn, originsOf } from "./standing-rule.ts";

/** A name that cannot be given: the message says why. */
export class NameTakenError extends Error {
  override readonly name = "NameTakenError";
}

/** How many an installation may have; each is looked up after every run. */
const mostAudiences = 1000;

/**
 * Saves an audience with the members that it has in the last result; personal data in its name and in plain words are masked.
 * Throws a `RuleError` where the question is not understood, `NotFoundError` where nothing was analysed yet, and
 * `NameTakenError` where the name is none, or like an id, or another's in whatever case, or where there are a thousand audiences.
 */
export async function saveAudience(
  database: Database,
  {
    name: said,
    kind = "dynamic",
    at,
    webhook,
    ...question
  }: Question & {
    readonly name: string;
    readonly kind?: SavedAudience["kind"];
    /** The time to note, ISO 8601 in UTC. */
    readonly at: string;
    /** Who is told of moves from now on. */
    readonly webhook?: Webhook;
  },
): Promise<SavedAudience> {
  const name = newName(said);
  const last = await latest(database);
  const source = await audienceSource(database, last);
  const { fields, tables, asOf } = source;
  const { rule } = readQuestion(question, source);
  const saved = await savedAudiences(database);
  const isTaken = saved.some((one) => one.name.toLowerCase() === name.toLowerCase() || one.id === name.toLowerCase());
  if (isTaken)
    throw new NameTakenError(`There is an audience called ${name} already: delete it first, or take another name`);
  if (saved.length >= mostAudiences)
    throw new NameTakenError(`There are ${mostAudiences} audiences, and no more may be`);
  const bounds = await boundsFor(database, { rule, fields, table: tables.members });
  const asked = { rule, fields, tables, bounds, asOf };
  const { of } = await countAudience(database, { ...asked, parts: [] });
  const customers = await customersOf(database, { ...asked, page: {} });
  const id = await database.transaction(async (queries) => {
    const id = await addAudience(queries, {
      name,
      kind,
      ...("words" in question && { words: maskForStorage(question.words) }),
      rule: printRule(rule),
      sentence: describeRule(rule, fields),
      madeAt: at,
      result: last.id,
      names: namesIn(rule, fields),
      ...originsOf(last),
    });
    const figures = { size: customers.length, of, entered: 0, left: 0 };
    const update = await addUpdate(queries, { id, result: last.id, day: dayOf(last, at), at, ...figures });
    await addMembers(queries, { id, update, customers });
    if (webhook) await setWebhook(queries, id, webhook);
    return id;
  });
  return audienceOf(database, id);
}

/** A name as it is stored. Throws `NameTakenError` for one that is none, or that a later audience may have as its id. */
function newName(said: string): string {
  const name = maskForStorage(said.replace(/\s+/g, " ").trim());
  if (name === "") throw new NameTakenError("The name of an audience has no characters: wanted 1 or more");
  if (/^a\d+$/i.test(name))
    throw new NameTakenError(`${name} is like the id of an audience, and another may get it: take another name`);
  return name;
}

/** Deletes an audience, with all that was recorded of it. Throws `NotFoundError`. */
export async function deleteAudience(database: Database, idOrName: string): Promise<SavedAudience> {
  const audience = await audienceOf(database, idOrName);
  await dropAudience(database, audience.id);
  return audience;
}
