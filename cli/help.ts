/** The pages that `--help` shows. */

import { pc } from "./colours.ts";
import { optionsOf, type Command, type OptionHelp } from "./command.ts";

function optionLine([name, { value, help, type, multiple }]: readonly [string, OptionHelp]): string {
  const shape = `--${name}${type === "string" ? ` ${value ?? "VALUE"}` : ""}${multiple ? " …" : ""}`;
  return `  ${pc.cyan(shape.padEnd(26))} ${help}\n`;
}

/** The list of commands. */
export function overview(commands: Readonly<Record<string, { readonly summary: string }>>): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${pc.cyan(name.padEnd(10))} ${summary}\n`);
  return (
    `${pc.bold("attune")}: segments from what customers write and what they buy\n\n` +
    `Usage: attune COMMAND [options]      attune COMMAND --help for each\n\n${lines.join("")}\n` +
    `First time? npm run demo, then: attune run tickets.csv --orders orders.csv\n`
  );
}

/** The page of one command. */
export function commandHelp(name: string, command: Command): string {
  const { summary, usage, examples, notes } = command;
  const options = optionsOf(command);
  const own = Object.entries(options.own).map(optionLine).join("");
  const common = Object.entries(options.common).map(optionLine).join("");
  return (
    `attune ${pc.bold(name)}: ${summary}\n\nUsage: attune ${name} ${usage}\n\n` +
    `${own ? `Options:\n${own}\n` : ""}For every command:\n${common}\n` +
    `Example${examples.length > 1 ? "s" : ""}:\n${examples.map((example) => `  ${example}\n`).join("")}` +
    `${notes ? `\n${notes()}` : ""}`
  );
}
