/** `attune audience`: saved audiences, by what is to be done with them. */

import { pc } from "./colours.ts";
import { ask } from "../pipeline/ask.ts";
import { audienceCsv, movesCsv } from "../pipeline/audiences/csv.ts";
import { diffAudience, overlapOf } from "../pipeline/audiences/compare.ts";
import { historyOf } from "../pipeline/audiences/history.ts";
import { audienceFigures, audienceOf, savedAudiences, savedMembers, updateAt } from "../pipeline/audiences/look-up.ts";
import { deleteAudience, saveAudience } from "../pipeline/audiences/save.ts";
import { changeWebhook, newWebhook, tellAgain } from "../pipeline/audiences/webhook.ts";
import { latest } from "../pipeline/look-up.ts";
import { updatesOf, type SavedAudience } from "../pipeline/store/audience/saved.ts";
import type { Engine } from "../pipeline/engine.ts";
import type { Webhook } from "../pipeline/store/audience/webhooks.ts";
import type { Database } from "../pipeline/store/database.ts";
import { UsageError, wholeNumber, type Arguments, type Command } from "./command.ts";
import { audienceText } from "./print-audience.ts";
import { audiencesText, diffText, overlapText, savedText } from "./print-saved-audience.ts";
import { withStored } from "./session.ts";
import { writePiece } from "../pipeline/write-piece.ts";

/** What is printed: for people, or with --json the document. */
interface Told {
  readonly text: string;
  readonly json?: unknown;
}

type Action = (engine: Engine, args: Arguments, words: readonly string[]) => Promise<Told>;

/** Members that are read at once for an export. */
const atOnce = 500;

/** A day of the data, or a moment in UTC. */
function dayOf(args: Arguments, option: string): string | undefined {
  const text = args.text(option);
  if (text === undefined) return undefined;
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isTime)
    throw new UsageError(
      `--${option} is ${JSON.stringify(text)}: wanted a day such as 2026-06-30, or 2026-06-30T14:00`,
    );
  return text.length === 10 ? text : new Date(text.length === 16 ? `${text}Z` : text).toISOString();
}

function limitOf(args: Arguments): number | undefined {
  const limit = wholeNumber(args, { name: "limit", least: 1, most: 10_000_000 });
  return limit ?? (args.flag("json") || args.flag("csv") ? undefined : 20);
}

const few = (limit: number | undefined) => (limit === undefined ? {} : { limit });

function nameOf(words: readonly string[], action: string): string {
  const [name] = words;
  if (name === undefined || words.length > 1)
    throw new UsageError(
      `Wanted one audience, by id or name (in quotes if it has blanks): attune audience ${action} a1`,
    );
  return name;
}

async function save({ database, webhookHosts }: Engine, args: Arguments, words: readonly string[]): Promise<Told> {
  const [name = "", ...rest] = words.map((word) => word.trim());
  const rule = args.text("where");
  if (name === "" || name.length > 100 || (rest.join("") === "") === (rule === undefined))
    throw new UsageError(
      'Wanted a name of up to 100 characters, and words or a rule: attune audience save "At risk" "unhappy big spenders"',
    );
  const question = rule === undefined ? { words: rest.join(" ") } : { rule };
  if (args.flag("dry-run")) {
    const found = await ask(database, await latest(database), { ...question, page: few(limitOf(args)) });
    return { text: `${audienceText(found)}${pc.dim("Nothing was saved: --dry-run\n")}`, json: found };
  }
  const kind = args.flag("static") ? "static" : "dynamic";
  const url = args.text("webhook");
  const webhook = url === undefined ? undefined : newWebhook(url, webhookHosts);
  const at = new Date().toISOString();
  const saved = await saveAudience(database, { name, kind, at, ...question, ...(webhook && { webhook }) });
  return told(saved, webhook);
}

/** An audience, with the secret of a receiver that was just set: it is told this once. */
function told(audience: SavedAudience, webhook: Webhook | undefined): Told {
  const figures = audienceFigures(audience);
  if (!webhook) return { text: savedText(audience), json: figures };
  const once = `Messages are signed with ${pc.bold(webhook.secret)}, which is shown this once\n`;
  return { text: savedText(audience) + once, json: { ...figures, webhook } };
}

async function webhook(engine: Engine, _args: Arguments, words: readonly string[]): Promise<Told> {
  const { database, webhookHosts } = engine;
  const [name, to, ...rest] = words;
  if (name === undefined || to === undefined || rest.length > 0)
    throw new UsageError('Wanted an audience and a URL, or off, or again: attune audience webhook "At risk" https://…');
  if (to === "again") {
    await tellAgain(database, name);
    await engine.deliver();
    return told(await audienceOf(database, name), undefined);
  }
  const url = to === "off" ? undefined : to;
  const set = await changeWebhook(database, name, { url, allowedHosts: webhookHosts });
  return told(await audienceOf(database, name), set);
}

async function list({ database }: Engine, args: Arguments, words: readonly string[]): Promise<Told> {
  if (words.length > 0) throw new UsageError("list goes without words: attune audience show NAME shows one");
  const audiences = await savedAudiences(database);
  return { text: audiencesText(audiences), json: { audiences: audiences.map(audienceFigures) } };
}

async function show({ database }: Engine, args: Arguments, words: readonly string[]): Promise<Told> {
  const audience = await audienceOf(database, nameOf(words, "show"));
  const [asOf, limit] = [dayOf(args, "as-of"), limitOf(args)];
  const page = { ...few(limit), ...(asOf !== undefined && { asOf }) };
  const members = await savedMembers(database, audience, page);
  const updates = await updatesOf(database, audience.id);
  const at = asOf === undefined ? audience.last : await updateAt(database, audience, asOf);
  return {
    text: savedText(audience, { members, updates: updates.filter(({ seq }) => seq <= at.seq), at, ...page }),
    json: { ...audienceFigures({ ...audience, last: at }), updates: historyOf(updates), members },
  };
}

async function diff({ database }: Engine, args: Arguments, words: readonly string[]): Promise<Told> {
  const audience = await audienceOf(database, nameOf(words, "diff"));
  const since = dayOf(args, "since");
  const page = { ...few(limitOf(args)), ...(since !== undefined && { since }) };
  const found = await diffAudience(database, audience, page);
  return { text: args.flag("csv") ? movesCsv(found.moves) : diffText(audience, found), json: found };
}

async function overlap({ database }: Engine, _args: Arguments, words: readonly string[]): Promise<Told> {
  const [one, other, ...rest] = words;
  if (one === undefined || other === undefined || rest.length > 0)
    throw new UsageError("Wanted two audiences, by id or name: attune audience overlap a1 a2");
  const [a, b] = [await audienceOf(database, one), await audienceOf(database, other)];
  const found = await overlapOf(database, a, b);
  return { text: overlapText(a, b, found), json: found };
}

/** Page by page: an audience may be larger than memory. */
async function exportCsv({ database }: Engine, args: Arguments, words: readonly string[]): Promise<Told> {
  const audience = await audienceOf(database, nameOf(words, "export"));
  const asOf = dayOf(args, "as-of");
  if (args.flag("json"))
    return { text: "", json: { ...audienceFigures(audience), members: await every(database, audience, asOf) } };
  const names = new Map((await latest(database)).segments.map(({ id, name }) => [id, name]));
  let header = true;
  for await (const members of pages(database, audience, asOf)) {
    await writePiece(process.stdout, audienceCsv(members, { segmentNames: names, isSaved: true, header }));
    header = false;
  }
  return { text: "" };
}

async function* pages(database: Database, audience: SavedAudience, asOf: string | undefined) {
  for (let after = ""; ;) {
    const page = { after, limit: atOnce, ...(asOf !== undefined && { asOf }) };
    const members = await savedMembers(database, audience, page);
    yield members;
    if (members.length < atOnce) return;
    after = members.at(-1)!.customer;
  }
}

const every = (database: Database, audience: SavedAudience, asOf: string | undefined) =>
  savedMembers(database, audience, asOf === undefined ? {} : { asOf });

async function drop({ database }: Engine, _args: Arguments, words: readonly string[]): Promise<Told> {
  const gone = await deleteAudience(database, nameOf(words, "delete"));
  return { text: `${pc.green("✓")} ${gone.name} (${gone.id}) is deleted\n`, json: audienceFigures(gone) };
}

const actions: Readonly<Record<string, Action>> = {
  save,
  list,
  show,
  diff,
  overlap,
  export: exportCsv,
  webhook,
  delete: drop,
};

export const audience: Command = {
  summary: "saved audiences: who is in them, who came and went, and why",
  mostWords: Infinity,
  usage:
    'save NAME "WORDS" | save NAME --where RULE | list | show NAME | diff NAME | overlap A B | export NAME | webhook NAME URL|off|again | delete NAME',
  examples: [
    'attune audience save "At risk" "negative-sentiment high-value customers" --data attune-data/demo',
    'attune audience save "Autumn mailing" --where "spend >= p80 and consent" --static --data attune-data/demo',
    "attune audience list --data attune-data/demo",
    'attune audience show "At risk" --data attune-data/demo',
    'attune audience export "At risk" --data attune-data/demo > at-risk.csv',
  ],
  options: {
    where: { type: "string", value: "RULE", help: "save: a rule instead of words" },
    static: { type: "boolean", help: "save: the members stay those of now (default: they follow every run)" },
    webhook: { type: "string", value: "URL", help: "save: tell this URL who came and who went, after every run" },
    "dry-run": { type: "boolean", help: "save: how the question is understood and how many it finds, without saving" },
    "as-of": {
      type: "string",
      value: "DAY",
      help: "show, export: who was in on that day of the data, or with a time what was known then",
    },
    since: { type: "string", value: "DAY", help: "diff: since that day (default: since it was saved)" },
    limit: { type: "string", value: "N", help: "members or moves shown (default 20; all with --json and --csv)" },
    csv: { type: "boolean", help: "diff: the moves as CSV, a line a reason" },
  },
  async run(args) {
    const [name = "list", ...words] = args.positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new UsageError(`There is no attune audience ${name}: wanted ${Object.keys(actions).join(", ")}`);
    if (args.flag("csv") && args.flag("json")) throw new UsageError("Wanted --csv or --json, not both");
    return withStored(args, async (engine) => {
      const { text, json } = await action(engine, args, words);
      process.stdout.write(args.flag("json") ? `${JSON.stringify(json, undefined, 2)}\n` : text);
      return 0;
    });
  },
};
