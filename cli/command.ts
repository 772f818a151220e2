/** What a command of the command line is. */

import { parseArgs, type ParseArgsConfig } from "node:util";
import { nearestNames } from "../models/text/nearest-names.ts";

/** An option of a command, as `--help` shows it. */
export interface OptionHelp {
  readonly type: "string" | "boolean";
  /** May be given more than once. */
  readonly multiple?: boolean;
  /** What stands for the value in the help: "FILE". */
  readonly value?: string;
  readonly help: string;
}

/** What was typed, parsed. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
}

/** One command: what it says of itself, and what it does. */
export interface Command {
  readonly summary: string;
  /** After the command's name: "FILE… [options]". */
  readonly usage: string;
  /** Work as they stand in a fresh clone after `npm run demo`, whose data is in attune-data/demo. */
  readonly examples: readonly string[];
  readonly options?: Readonly<Record<string, OptionHelp>>;
  /** The most words after the command's name, options aside (default 0). */
  readonly mostWords?: number;
  /** What `--json` does here, where it is not what it does everywhere; false: there is no such option. */
  readonly json?: string | false;
  /** What the help page says after the options. */
  readonly notes?: () => string;
  /** The exit code. */
  readonly run: (args: Arguments) => Promise<number>;
}

/** Wrong usage: exit code 2. The message says what was wrong and what was wanted. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Options that every command takes. */
const commonOptions = {
  data: { type: "string", value: "DIR", help: "folder of the embedded store (default ./attune-data, or ATTUNE_DATA)" },
  json: { type: "boolean", help: "one JSON document on stdout, and nothing else there" },
  help: { type: "boolean", help: "this page" },
} as const satisfies Readonly<Record<string, OptionHelp>>;

type Options = Readonly<Record<string, OptionHelp>>;

/** All options of a command: its own, and those that every command takes. */
export function optionsOf({ options = {}, json }: Command): { readonly own: Options; readonly common: Options } {
  const { json: usual, ...others } = commonOptions;
  if (json === false) return { own: options, common: others };
  return { own: options, common: { json: { ...usual, ...(json !== undefined && { help: json }) }, ...others } };
}

/** Parses what was typed after a command's name. Throws `UsageError` on an unknown option, naming the nearest. */
export function parse(command: Command, typed: readonly string[]): Arguments {
  const { own, common } = optionsOf(command);
  const known: Options = { ...common, ...own };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  ) as NonNullable<ParseArgsConfig["options"]>;
  const { positionals, values, tokens } = parseArgs({
    args: [...typed],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = known[token.name];
    if (!option) {
      const [meant] = nearestNames(token.name, Object.keys(known));
      throw new UsageError(`Unknown option ${token.rawName}${meant ? `: did you mean --${meant}?` : ""}`);
    }
    const isNextOption = token.value?.startsWith("--") && !token.inlineValue;
    if (option.type === "string" && (token.value === undefined || isNextOption)) {
      throw new UsageError(`${token.rawName} wants a value: ${token.rawName} ${option.value ?? "VALUE"}`);
    }
    if (option.type === "boolean" && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value`);
    }
  }
  const { mostWords = 0 } = command;
  if (positionals.length > mostWords) {
    const wanted = mostWords === 0 ? "no words beside options" : `at most ${mostWords}`;
    throw new UsageError(`Too many words: ${positionals.slice(mostWords).join(" ")} (wanted ${wanted})`);
  }
  return {
    positionals,
    flag: (name) => values[name] === true,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    texts: (name) => (Array.isArray(values[name]) ? values[name].map(String) : []),
  };
}

/** A whole number that an option gives. Throws `UsageError` outside `[least, most]`. */
export function wholeNumber(
  args: Arguments,
  { name, least, most }: { readonly name: string; readonly least: number; readonly most: number },
): number | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || text.trim() === "" || number < least || number > most) {
    throw new UsageError(`--${name} is ${JSON.stringify(text)}: wanted a whole number from ${least} to ${most}`);
  }
  return number;
}
