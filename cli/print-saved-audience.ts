/** Saved audiences for people. */

import { pc } from "./colours.ts";
import { counted, formatNumber } from "../models/statistics/format.ts";
import type { AudienceDiff, Overlap } from "../pipeline/audiences/compare.ts";
import { historyOf } from "../pipeline/audiences/history.ts";
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
    at = audience.last,
  }: {
    readonly members?: readonly SavedMember[];
    readonly updates?: readonly AudienceUpdate[];
    readonly asOf?: string;
    /** The look-up that tells of `asOf`. */
    readonly at?: AudienceUpdate;
  } = {},
): string {
  const { id, name, kind, words, rule, sentence, last, problem } = audience;
  const follows = kind === "dynamic" ? "its members follow every run" : `its members stay those of ${last.day}`;
  const share = at.of === 0 ? "" : ` (${percent(at.size / at.of)} of ${counted(at.of, "customer")})`;
  const day = asOf === undefined || asOf === at.day ? `as of ${at.day}` : `on ${asOf}, as of ${at.day}`;
  return (
    `${pc.bold(name)} ${pc.dim(`${id}, ${kind}: ${follows}`)}\n` +
    `${words === undefined ? "" : `Words ${words}\n`}Rule  ${pc.cyan(rule)}\n${sentence}\n` +
    `${problem === undefined ? "" : `${pc.yellow(problem)}. Its members are those of ${last.day}.\n`}` +
    `${pc.bold(counted(at.size, "member"))}${share} ${day}\n${sizesText(updates)}` +
    receiverText(audience) +
    `${members ? membersText(members, { size: at.size, ...(asOf !== undefined && { asOf }) }) : ""}`
  );
}

const minute = (at: string) => `${at.slice(0, 16).replace("T", " ")} UTC`;

/** Who is told of moves, what waits and why, and what was not told in the end. */
function receiverText({ id, webhook }: SavedAudience): string {
  if (!webhook) return "";
  const { url, waiting, failure, nextTryAt, lost, endedAt } = webhook;
  const lines = [
    endedAt === undefined
      ? pc.dim(`Who comes and who goes is told to ${url}`)
      : pc.yellow(`${url} is told nothing since ${minute(endedAt)}: it answered HTTP 410, that it wants no more`),
    ...(waiting > 0 ? [`${counted(waiting, "message")} to be received`] : []),
    ...(failure !== undefined && nextTryAt !== undefined
      ? [pc.yellow(`The last try failed: ${failure}. The next is at ${minute(nextTryAt)}`)]
      : []),
    ...(lost
      ? [pc.yellow(`${counted(lost.messages, "message")} given up, the last on ${minute(lost.at)}: ${lost.failure}`)]
      : []),
    ...(endedAt !== undefined
      ? [pc.dim(`attune audience webhook ${id} URL has it told again, from then on`)]
      : lost || failure !== undefined
        ? [pc.dim(`attune audience webhook ${id} again tells what was not received`)]
        : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const shownUpdates = 12;

/** The sizes of the last runs that moved somebody, where there was one, and how often nobody moved. */
function sizesText(updates: readonly AudienceUpdate[]): string {
  if (updates.length < 2) return "";
  const changes = historyOf(updates);
  const idle = updates.length - changes.length;
  const checked = `${idle === 0 ? "" : pc.dim(`Checked ${idle === 1 ? "once" : `${idle} times`} without a change\n`)}`;
  if (changes.length < 2) return checked;
  const most = Math.max(1, ...changes.map(({ size }) => size));
  const rows = changes
    .slice(-shownUpdates)
    .map(({ day, size, entered, left, unchanged }) => [
      day,
      formatNumber(size),
      bar(size / most),
      signed(entered, left),
      unchanged === 0 ? "" : pc.dim(`then ${unchanged} × unchanged`),
    ]);
  return `${table(["as of", "size", "", "moved", ""], rows, { right: [1] })}\n${checked}`;
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
  const more = size > members.length ? `${members.length} of ${size}: --limit shows more\n` : "";
  return `${when}${shown}\n${pc.dim(more)}`;
}

function reasonText({ condition, before, after, cause }: MoveReason): string {
  if (before === undefined) return `${pc.cyan(condition)}: ${after ?? ""}`;
  const why = cause === undefined ? "" : pc.yellow(` (${cause})`);
  return `${pc.cyan(condition)}: ${before} → ${after ?? "no longer in the data"}${why}`;
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
