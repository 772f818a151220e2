/** Why a customer is in their segment, for people. */

import { counted, formatInUnit, formatShare } from "../models/statistics/format.ts";
import type { Explanation, Move, Reason } from "../pipeline/explain-customer.ts";
import { segmentOf, type Latest, type ShownCustomer } from "../pipeline/look-up.ts";
import type { Order } from "../pipeline/types.ts";
import { pc } from "./colours.ts";
import { money, shortened, table } from "./terminal.ts";

const mostReasons = 8;

/** What each feature pulls, what that stands on, and what would move the customer elsewhere. */
export function whyText(customer: ShownCustomer, why: Explanation, last: Latest): string {
  const { segment, value } = customer;
  const named = (id: string) => `${segmentOf(last, id).name} (${id})`;
  const own = pc.bold(`Why ${segmentOf(last, segment.id).name}`);
  if (!segment.nearest) return `${own}: all customers are in one segment\n`;
  const rows = why.reasons
    .slice(0, mostReasons)
    .map((reason) => [
      reason.feature,
      reason.value === undefined ? "not known" : formatInUnit(reason.value, { unit: reason.unit, ...value }),
      signed(reason.pull),
      evidenceText(reason),
    ]);
  const rest = why.reasons.slice(mostReasons).reduce((sum, { pull }) => sum + pull, 0);
  const others = why.reasons.length - mostReasons;
  if (others > 0) rows.push([pc.dim(counted(others, "other feature")), "", signed(rest), ""]);
  rows.push([pc.bold("in all"), "", pc.bold(signed(why.difference)), ""]);
  const groups = why.groups.map(({ group, pull }) => `${group} ${signed(pull)}`).join(" · ");
  const sure = segment.confidence === undefined ? "" : `, ${formatShare(segment.confidence)} sure`;
  return (
    `${own} rather than ${named(segment.nearest.id)}${sure}\n` +
    `${table(["feature", "here", "pull", "stands on"], rows, { right: [2] })}\n` +
    `${pc.dim(`By group: ${groups}\nPull: how much farther the other segment is for it, in squared standard deviations\n`)}` +
    `${moveText(why.move, { named, ...(value.currency !== undefined && { currency: value.currency }) })}\n`
  );
}

function signed(pull: number): string {
  return `${pull > 0 ? "+" : ""}${pull.toFixed(2)}`;
}

/** What would move the customer, in a sentence. */
function moveText(
  move: Move | undefined,
  { named, currency }: { readonly named: (id: string) => string; readonly currency?: string },
): string {
  if (!move) return "No change within what other customers have would move them to another segment\n";
  const inUnit = (value: number, unit: string) =>
    formatInUnit(value, { unit, ...(currency !== undefined && { currency }) });
  const told = move.changes.map(
    ({ feature, unit, from, to }) => `${feature.toLowerCase()} ${inUnit(to, unit)} rather than ${inUnit(from, unit)}`,
  );
  if (move.features === 1) return `With ${told[0]}, all else equal, they would be in ${named(move.to)}\n`;
  const more = move.features - move.changes.length;
  const rest = more > 0 ? ` and ${counted(more, "smaller change")}` : "";
  return `No single feature would move them. The smallest change to ${named(move.to)}: ${told.join(", ")}${rest}\n`;
}

function evidenceText({ behind: { verbatims = [], orders = [] } }: Reason): string {
  const [verbatim] = verbatims;
  const quoted = verbatim && `“${shortened(verbatim.text, 60)}” ${pc.dim(verbatim.feedback)}`;
  const [order] = orders;
  return quoted ?? (order ? orderText(order) : "");
}

function orderText({ id, at, totalCents, currency, discountCents, refundedCents }: Order): string {
  const parts = [
    `order ${id}`,
    at?.slice(0, 10),
    money(totalCents, currency),
    discountCents > 0 && `${money(discountCents, currency)} off`,
    refundedCents > 0 && `${money(refundedCents, currency)} back`,
  ];
  return parts.filter(Boolean).join(", ");
}
