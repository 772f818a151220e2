/** What a row of feedback says besides its texts. */

import type { Channel, ConversationState, Feedback, Speaker } from "../types.ts";
import { isWrong, momentReader, otherReader, rejected, textReader, whoReader, type Wrong } from "./cell-readers.ts";
import { presentId } from "./cells.ts";
import { channelOf } from "./channel.ts";
import { conversationStateOf } from "./conversation-state.ts";
import { languageCode } from "./languages.ts";
import { longIdReader } from "./long-ids.ts";
import { ratingParser, whyNoRating } from "./ratings.ts";
import { quoted, storable } from "./shown.ts";
import { speakerOf } from "./speaker.ts";
import type { Rejected, TableRow } from "./table.ts";
import { columnOf, type UnderstoodColumn, type Understanding } from "./understanding.ts";

/** What all texts of a row share; the id is the row's, and the subject is not yet masked. */
export type Frame = Omit<Feedback, "id" | "text" | "question" | "speaker"> & {
  readonly id?: string;
  readonly speaker?: Speaker;
  /** What the texts are kept without. */
  readonly lost?: Wrong;
};

/** A parser of few different values, each parsed once. */
function remembered<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (known.has(text)) return known.get(text)!;
    const value = parse(text);
    if (known.size < 1000) known.set(text, value);
    return value;
  };
}

/** Who wrote: as the column says; a word that is no role is staff's where customers are named, else a customer's. */
function speakerReader(understanding: Understanding): (row: TableRow) => Speaker | undefined {
  const column = columnOf(understanding, "speaker");
  if (!column) return () => undefined;
  const parse = remembered((cell: string) => speakerOf(cell) ?? (column.namesCustomers ? "agent" : "customer"));
  return ({ values }) => {
    const cell = values[column.index];
    return cell === undefined || cell === "" ? undefined : parse(cell);
  };
}

/** A reader of one field that keeps what it cannot read among the other columns, instead of losing it. */
function kindly<T>(
  column: UnderstoodColumn | undefined,
  parse: (text: string) => T | undefined,
): (row: TableRow, other: Record<string, string>) => T | undefined {
  if (!column) return () => undefined;
  return ({ values }, other) => {
    const cell = values[column.index];
    if (cell === undefined || cell === "") return undefined;
    const value = parse(cell);
    if (value === undefined) other[column.name] = storable(cell);
    return value;
  };
}

/** A review or an answer that came "by mail" or "from the web" is what the file says, not a ticket. */
function isWebForm(via: Channel | undefined, file: Channel | undefined): boolean {
  return via === "ticket" && (file === "review" || file === "survey");
}

/** A reader of what a row says besides its texts, or why it cannot be used. */
export function frameReader(understanding: Understanding): (row: TableRow) => Frame | Rejected {
  const longId = longIdReader(understanding);
  const who = whoReader(understanding);
  const at = momentReader(understanding, "at");
  const other = otherReader(understanding);
  const idAt = columnOf(understanding, "id")?.index ?? -1;
  const conversationAt = columnOf(understanding, "conversation")?.index ?? -1;
  const responseAt = columnOf(understanding, "response")?.index ?? -1;
  const subject = textReader(understanding, "subject");
  const tags = textReader(understanding, "tags");
  const speaker = speakerReader(understanding);
  const channel = kindly<Channel>(columnOf(understanding, "channel"), remembered(channelOf));
  const state = kindly<ConversationState>(columnOf(understanding, "state"), remembered(conversationStateOf));
  const language = kindly(columnOf(understanding, "language"), remembered(languageCode));
  const ratingColumn = columnOf(understanding, "rating");
  const style = ratingColumn?.rating ?? { scale: "stars", max: 5 };
  const rating = kindly(ratingColumn, ratingParser(style));
  function lostRating({ values }: TableRow): Wrong | undefined {
    const cell = values[ratingColumn!.index] ?? "";
    const why = whyNoRating(cell, style);
    return why === undefined
      ? undefined
      : { column: ratingColumn!.name, reason: `Kept without its rating:${quoted(cell)} ${why}` };
  }
  return (row) => {
    const wrong = longId(row);
    if (wrong) return rejected(row, wrong);
    const moment = at(row);
    if (isWrong(moment)) return rejected(row, moment);
    const further = other(row);
    const title = subject(row);
    const words = tags(row);
    const person = who(row, further);
    const via = channel(row, further);
    const rated = rating(row, further);
    return {
      id: presentId(row.values[idAt]),
      customer: person.customer,
      email: person.email,
      at: moment,
      channel: isWebForm(via, understanding.channel) ? understanding.channel : (via ?? understanding.channel),
      subject: title,
      rating: rated,
      conversation: presentId(row.values[conversationAt]),
      response: presentId(row.values[responseAt]),
      state: state(row, further),
      speaker: speaker(row),
      language: language(row, further),
      tags: words === undefined ? undefined : tagsOf(words),
      other: further,
      lost: rated === undefined && ratingColumn ? lostRating(row) : undefined,
    };
  };
}

/** Tags between commas, semicolons or bars; without any, Zendesk's between spaces. */
function tagsOf(text: string): readonly string[] {
  const separator = /[,;|\n]/.test(text) ? /[,;|\n]+/ : /\s+/;
  return text
    .replace(/^\[|\]$/g, "")
    .split(separator)
    .map((tag) =>
      storable(
        tag
          .trim()
          .replace(/^["']|["']$/g, "")
          .trim(),
      ),
    )
    .filter((tag) => tag !== "");
}
