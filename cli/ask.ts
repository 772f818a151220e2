/** `attune ask`: an audience, by words or by rule. */

import { ask as find } from "../pipeline/ask.ts";
import { audienceCsv } from "../pipeline/audiences/csv.ts";
import { latest } from "../pipeline/look-up.ts";
import { UsageError, wholeNumber, type Arguments, type Command } from "./command.ts";
import { languageText } from "./ask-language.ts";
import { audienceText } from "./print-audience.ts";
import { withStored } from "./session.ts";

function questionOf(args: Arguments) {
  const words = args.positionals.join(" ");
  const rule = args.text("where");
  if ((words.trim() === "") === (rule === undefined)) {
    throw new UsageError('Wanted plain words or a rule: attune ask "unhappy big spenders", or --where "mood < 0"');
  }
  if (args.flag("csv") && args.flag("json")) throw new UsageError("Wanted --csv or --json, not both");
  return rule === undefined ? { words } : { rule };
}

export const ask: Command = {
  summary: "an audience, by words or by rule",
  mostWords: Infinity,
  usage: '"WORDS" | --where RULE [options]',
  examples: [
    'attune ask "negative-sentiment high-value customers" --data attune-data/demo',
    'attune ask "customers angry about refunds who bought in the last 90 days" --data attune-data/demo',
    'attune ask --where "mood <= -0.15 and spend >= p80" --csv --data attune-data/demo > audience.csv',
  ],
  options: {
    where: { type: "string", value: "RULE", help: "a rule instead of words" },
    csv: { type: "boolean", help: "the members as CSV on stdout, for other tools" },
    limit: { type: "string", value: "N", help: "members shown (default 20; all with --csv and --json)" },
  },
  notes: languageText,
  async run(args) {
    const question = questionOf(args);
    const limit = wholeNumber(args, { name: "limit", least: 1, most: 10_000_000 });
    return withStored(args, async ({ database }) => {
      const last = await latest(database);
      const isForPeople = !args.flag("csv") && !args.flag("json");
      const most = limit ?? (isForPeople ? 20 : undefined);
      const some = await find(database, last, { ...question, page: most === undefined ? {} : { limit: most } });
      const names = new Map(last.segments.map(({ id, name }) => [id, name]));
      const shown = args.flag("csv")
        ? audienceCsv(some.members, { segmentNames: names })
        : args.flag("json")
          ? `${JSON.stringify(some, undefined, 2)}\n`
          : audienceText(some, { limit: limit ?? 20 });
      process.stdout.write(shown);
      return 0;
    });
  },
};
