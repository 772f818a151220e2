/** Who says what a person says, and why. */

import { userInfo } from "node:os";
import { UsageError, type Arguments, type OptionHelp } from "./command.ts";

/** Who types; undefined where the system does not tell. */
export function thisUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined; // a user without a name, as in some containers
  }
}

/** Long notes are refused rather than cut. */
const mostCharacters = { by: 100, who: 100, note: 2000 } as const;

/** Who says something, or why. Throws `UsageError` where it is empty or too long. */
export function shortText(args: Arguments, option: keyof typeof mostCharacters): string | undefined {
  const text = args.text(option)?.trim();
  if (text !== undefined && (text === "" || text.length > mostCharacters[option])) {
    throw new UsageError(`--${option} has ${text.length} characters: wanted 1 to ${mostCharacters[option]}`);
  }
  return text;
}

/** The option that says why. */
export const noteOption: OptionHelp = { type: "string", value: "WORDS", help: "why; personal data in it is masked" };

/** The option that says who, whatever a command calls it. */
export const byOption: OptionHelp = { type: "string", value: "NAME", help: "who says so (default: this user)" };
