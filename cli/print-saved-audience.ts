/** Saved audiences for people. */

import { pc } from "./colours.ts";
import { counted, formatNumber } from "../models/statistics/format.ts";
import type { AudienceDiff, Overlap } from "../pipeline/audiences/compare.ts";
import type { SavedMember } from "../pipeline/audiences/look-up.ts";
import type { MoveReason } from "../pipeline/store/audience/members.ts";
import type { AudienceUpdate, SavedAudience } from "../pipeline/store/audience/saved.ts";
import { bar, moodText, money, percent, table } from "./terminal.ts";

const signed = (entered: number, left: number) =>
  `${entered > 0 ? pc.green(`+${formatNumber(entered)}`) : "+0"} ${left > 0 ? pc.red(`−${formatNumber(left)}`) : "−0"}`;

/** All audiences in a table. */
export function audiencesText(audiences: readonly SavedAudience[]): string {
  if (audiences.length === 0) return 'No audience is saved yet: attune audience save NAME "WORDS"\n';
  const rows = audiences.map(({ id, name, kind, rule, last, problem }) => [
    id,
    pc.bold(name),
    kind,
    formatNumber(last.size),
    last.of === 0 ? "–" : percent(last.size / last.of),
    signed(last.entered, last.left),
    last.day,
    problem === undefined ? pc.cyan(rule) : `${pc.cyan(rule)}\n${pc.yellow(problem)}`,
  ]);
  const head = ["", "audience", "members", "size", "of all", "last run", "as of", "rule"];
  return `${table(head, rows, { right: [3, 4, 5], widths: [null, 24, null, null, null, null, null, 60] })}\n`;
}

/** One audience, with those of its members that are given. */
export function savedText(
  audience: SavedAudience,
  {
    members,
    updates = [],
    asOf,
  }: {
    readonly members?: readonly SavedMember[];
    readonly updates?: readonly AudienceUpdate[];
    readonly asOf?: string;
  } = {},
): string {
  const { id, name, kind, words, rule, sentence, last, problem, webhook } = audience;
  const follows = kind === "dynamic" ? "its members follow every run" : `its members stay those of ${last.day}`;
  const share = last.of === 0 ? "" : ` (${percent(last.size / last.of)} of ${counted(last.of, "customer")})`;
  return (
    `${pc.bold(name)} ${pc.dim(`${id}, ${kind}: ${follows}`)}\n` +
    `${words === undefined ? "" : `Words ${words}\n`}Rule  ${pc.cyan(rule)}\n${sentence}\n` +
    `${problem === undefined ? "" : `${pc.yellow(problem)}. Its members are those of ${last.day}.\n`}` +
    `${pc.bold(counted(last.size, "member"))}${share} as of ${last.day}\n${sizesText(updates)}` +
    `${webhook ? `${webhookText(webhook)}\n` : ""}` +
    `${members ? membersText(members, { size: last.size, ...(asOf !== undefined && { asOf }) }) : ""}`
  );
}

function webhookText({ url, waiting, failure }: NonNullable<SavedAudience["webhook"]>): string {
  const late = waiting === 0 ? "" : `, ${counted(waiting, "message")} to be received${failure ? ` (${failure})` : ""}`;
  return pc.dim(`Who comes and who goes is told to ${url}${late}`);
}

const shownUpdates = 12;

/** The sizes of the last runs, where there was more than one. */
function sizesText(updates: readonly AudienceUpdate[]): string {
  if (updates.length < 2) return "";
  const most = Math.max(1, ...updates.map(({ size }) => size));
  const rows = updates
    .slice(-shownUpdates)
    .map(({ day, size, entered, left }) => [day, formatNumber(size), bar(size / most), signed(entered, left)]);
  return `${table(["as of", "size", "", "moved"], rows, { right: [1] })}\n`;
}

function membersText(
  members: readonly SavedMember[],
  { size, asOf }: { readonly size: number; readonly asOf?: string },
): string {
  const when = asOf === undefined ? "" : `Members on ${asOf}; what is beside them is of now\n`;
  if (members.length === 0) return `${when}Nobody\n`;
  const rows = members.map(({ customer, profile, since, value, voice, reasons }) => [
    customer,
    profile?.name ?? "",
    since ?? "",
    money(value?.spendCents, value?.currency),
    moodText(voice?.mood, voice?.label),
    value ? reasons.join("; ") : pc.dim("no longer in the data"),
  ]);
  const shown = table(["customer", "name", "since", "spend", "mood", "because"], rows, {
    right: [3, 4],
    widths: [null, null, null, null, null, 72],
  });
  const more = asOf === undefined && size > members.length ? `${members.length} of ${size}: --limit shows more\n` : "";
  return `${when}${shown}\n${pc.dim(more)}`;
}

function reasonText({ condition, before, after }: MoveReason): string {
  if (before === undefined) return `${pc.cyan(condition)}: ${after ?? ""}`;
  return `${pc.cyan(condition)}: ${before} → ${after ?? "no longer in the data"}`;
}

/** Who came and who went. */
export function diffText(
  { name, kind }: SavedAudience,
  { from, to, entered, left, moves, problem }: AudienceDiff,
): string {
  if (problem !== undefined && kind === "static") return `${pc.yellow(problem)}\n`;
  const rows = moves.map(({ customer, move, day, reasons }) => [
    customer,
    move === "entered" ? pc.green("entered") : pc.red("left"),
    day,
    reasons.map(reasonText).join("\n"),
  ]);
  const more =
    entered + left > moves.length ? pc.dim(`${moves.length} of ${entered + left}: --limit shows more\n`) : "";
  const now = kind === "static" ? "would have" : "has";
  return (
    `${pc.bold(name)} had ${counted(from.size, "member")} on ${from.day} and ${now} ${formatNumber(to.size)} on ${to.day}: ` +
    `${signed(entered, left)}\n` +
    `${problem === undefined ? "" : `${pc.yellow(problem)}\n`}` +
    `${rows.length > 0 ? `${table(["customer", "", "as of", "because"], rows, { widths: [null, null, null, 84] })}\n` : ""}${more}`
  );
}

/** What two audiences have in common, as bars. */
export function overlapText(a: SavedAudience, b: SavedAudience, found: Overlap): string {
  const { one, other, both, onlyOne, onlyOther, share } = found;
  const all = Math.max(1, onlyOne + both + onlyOther);
  const row = (title: string, n: number) => [title, formatNumber(n), bar(n / all, 24)];
  const rows = [row(`only ${a.name}`, onlyOne), row("both", both), row(`only ${b.name}`, onlyOther)];
  const alike = share === undefined ? "" : `, ${percent(share)} of all in either`;
  return (
    `${pc.bold(a.name)} (${formatNumber(one)}) and ${pc.bold(b.name)} (${formatNumber(other)}): ` +
    `${counted(both, "customer")} in both${alike}\n${table(["", "customers", ""], rows, { right: [1] })}\n`
  );
}
