/** `attune segments rename …`: a person gives a segment a name of their own, or takes it back. */

import { renameSegment, unnameSegment } from "../pipeline/rename-segment.ts";
import { pc } from "./colours.ts";
import { UsageError, type Arguments } from "./command.ts";
import { shortText, thisUser } from "./said-by.ts";
import { withStored } from "./session.ts";

/** What the help page says of names. */
export function namingHelp(): string {
  return (
    "To call a segment by a name of your own (kept when segments are learned anew, as long as it goes on):\n" +
    `  ${pc.cyan("rename ID NAME")}  call it so, in every view from now on\n` +
    `  ${pc.cyan("unname ID")}       call it by its numbers again\n`
  );
}

/** Whether a name is given or taken back. */
export function isNaming({ positionals: [verb] }: Arguments): boolean {
  return verb === "rename" || verb === "unname";
}

/** Does what was typed after `attune segments`. */
export async function nameSegment(args: Arguments): Promise<number> {
  const [verb, segment, ...words] = args.positionals;
  const isGiven = verb === "rename";
  if (segment === undefined || isGiven !== words.length > 0)
    throw new UsageError(`Wanted attune segments ${isGiven ? "rename ID NAME" : "unname ID"}`);
  const [by = thisUser(), note] = [shortText(args, "by"), shortText(args, "note")];
  const who = {
    at: new Date().toISOString(),
    ...(by !== undefined && { by }),
    ...(note !== undefined && { note }),
  };
  return withStored(args, async ({ database }) => {
    const named = isGiven
      ? await renameSegment(database, { segment, name: words.join(" "), ...who })
      : await unnameSegment(database, { segment, ...who });
    const was = named.foundName === undefined ? "" : pc.dim(` (by its numbers: ${named.foundName})`);
    process.stdout.write(
      args.flag("json")
        ? `${JSON.stringify(named, undefined, 2)}\n`
        : `${named.id} is called ${pc.bold(named.name)}${was}\n`,
    );
    return 0;
  });
}
