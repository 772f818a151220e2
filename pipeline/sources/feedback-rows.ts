/** Rows of a table to feedback. */

import { readCharacters } from "../../models/encoder/limits.ts";
import { maskForStorage } from "../../models/text/mask-for-storage.ts";
import { createNamer, type Namer } from "../../models/text/personal-data/placeholders.ts";
import { cutAtWord } from "../../models/text/unicode.ts";
import { fingerprint } from "../answer.ts";
import type { Feedback, Speaker } from "../types.ts";
import { textReader } from "./cell-readers.ts";
import { frameReader, type Frame } from "./feedback-frame.ts";
import { idGiver } from "./feedback-id.ts";
import { count } from "./formats/limits.ts";
import { plainName } from "./plain-name.ts";
import type { Preset } from "./preset.ts";
import { storable } from "./shown.ts";
import type { Rejected, TableRow } from "./table.ts";
import { turnsOf } from "./transcript.ts";
import type { UnderstoodColumn, Understanding } from "./understanding.ts";

/** A record with its place in the file and the rows of the file that it stands for. */
export interface Accepted<Row> {
  readonly line: number;
  /** 0 for the second and further records of one row. */
  readonly rows: number;
  readonly record: Row;
  /** What the row was accepted without, and why. */
  readonly lost?: { readonly column: string; readonly reason: string };
}

const NO_TEXT = new Set(["", "-", "--", "—", ".", "n/a", "#n/a", "null", "nan", "undefined", "\\n"]);

/** Whether a cell holds no text; "none" and "no" are answers. */
function isNoText(cell: string | undefined): boolean {
  return cell === undefined || cell === "" || (cell.length < 64 && NO_TEXT.has(cell.trim().toLowerCase()));
}

/** Characters of a text that are stored, in UTF-16 units: a hundred long tickets. */
const storedCharacters = 100_000;

/** What becomes of a text that is longer than what is stored or read of one; undefined: all of it is both. */
function shortened(length: number): string | undefined {
  if (length <= readCharacters) return undefined;
  return length > storedCharacters
    ? `Kept without its end: of its ${count(length)} characters the first ${count(storedCharacters)} are stored and the first ${count(readCharacters)} read`
    : `Kept whole, but of its ${count(length)} characters the first ${count(readCharacters)} are read`;
}

/** One text of a row, not yet masked. */
interface Piece {
  readonly text: string;
  readonly column: string;
  readonly question?: string;
  readonly speaker?: Speaker;
  /** What tells it from the other texts of its row: the column's name, the turn's number. */
  readonly part?: string;
}

/** What tells the answers of a row apart: a column's code as it is, a whole question by its fingerprint. */
function partOf(name: string): string {
  return /^[\w.-]{1,20}$/.test(name) ? name : fingerprint(name).slice(0, 8);
}

/** A reader of the texts of a row: one, an answer for each question, or a turn for each speaker. */
function piecesReader(texts: readonly UnderstoodColumn[]): (row: TableRow) => readonly Piece[] {
  const [first] = texts;
  if (texts.length === 1 && !first!.isTranscript) {
    const { index, name, question } = first!;
    return ({ values }) => (isNoText(values[index]) ? [] : [{ text: values[index]!, column: name, question }]);
  }
  const isOne = texts.length === 1;
  return ({ values }) =>
    texts.flatMap(({ index, name, question, isTranscript }): readonly Piece[] => {
      const text = values[index];
      if (text === undefined || isNoText(text)) return [];
      const turns = isTranscript ? turnsOf(text) : undefined;
      if (!turns) return [{ text, column: name, question, part: isOne ? undefined : partOf(name) }];
      const numbered = isOne ? "" : `${partOf(name)}/`;
      return turns.map((turn, at) => ({ ...turn, column: name, question, part: `${numbered}${at + 1}` }));
    });
}

function refusalReader({ shape }: Understanding, preset: Preset | undefined): (row: TableRow) => string | undefined {
  const refuses = preset?.refuses;
  if (!refuses) return () => undefined;
  const positions = new Map(shape.headers.map((header, index) => [plainName(header), index]));
  return ({ values }) => refuses((plain) => values[positions.get(plain) ?? -1]);
}

function missingText(texts: readonly UnderstoodColumn[]): { readonly column?: string; readonly reason: string } {
  const names = texts.map(({ name }) => JSON.stringify(name.slice(0, 60)));
  if (names.length === 1) return { column: texts[0]!.name, reason: `No text in column ${names[0]}` };
  return { reason: `No answer in any of the columns ${names.slice(0, 5).join(", ")}${names.length > 5 ? " …" : ""}` };
}

/** A reader of rows that puts the feedback of a row, or why it is none, into `out`. */
export function feedbackReader(
  understanding: Understanding,
  preset: Preset | undefined,
): (row: TableRow, out: (Accepted<Feedback> | Rejected)[]) => void {
  const texts = understanding.columns.filter(({ field }) => field === "text");
  const frameOf = frameReader(understanding);
  const piecesOf = piecesReader(texts);
  const refusalOf = refusalReader(understanding, preset);
  const idOf = idGiver();
  const questionOf = textReader(understanding, "question");
  const missing = missingText(texts);

  function feedbackOf(
    frame: Frame,
    piece: Piece,
    { question, thread, response, namer }: { question?: string; thread?: string; response?: string; namer: Namer },
  ): Feedback {
    const { text, part } = piece;
    const speaker = frame.speaker ?? piece.speaker ?? "customer";
    const asked = question === undefined ? piece.question : storable(question);
    const own = frame.id ?? thread;
    const id =
      own === undefined ? idOf(frame, { text, question: asked, speaker }) : part === undefined ? own : `${own}/${part}`;
    // Written out: a spread of this object took a quarter of the time of a row.
    return {
      id,
      customer: frame.customer,
      email: frame.email,
      text: maskForStorage(text, { namer }),
      at: frame.at,
      channel: frame.channel,
      question: asked,
      subject: frame.subject === undefined ? undefined : maskForStorage(frame.subject, { namer }),
      rating: frame.rating,
      conversation: frame.conversation ?? thread,
      response,
      state: frame.state,
      speaker,
      language: frame.language,
      tags: frame.tags,
      other: frame.other,
    };
  }

  return (row, out) => {
    const refusal = refusalOf(row);
    if (refusal !== undefined) {
      out.push({ line: row.line, rows: row.rows, reason: refusal });
      return;
    }
    const pieces = piecesOf(row);
    if (pieces.length === 0) {
      out.push({ line: row.line, rows: row.rows, ...missing });
      return;
    }
    const frame = frameOf(row);
    if ("reason" in frame) {
      out.push(frame);
      return;
    }
    const question = questionOf(row);
    const isThread = pieces.some(({ speaker }) => speaker !== undefined);
    const whole =
      pieces.length > 1 || isThread
        ? (frame.id ?? idOf(frame, { text: pieces.map(({ text }) => text).join("\n"), question }))
        : undefined;
    const thread = isThread ? whole : undefined;
    const response = frame.response ?? (isThread ? undefined : whole);
    // Said of the conversation, a rating stands once.
    const ratedAt = isThread ? pieces.findIndex(({ speaker = "customer" }) => speaker === "customer") : undefined;
    // What a row says is one customer's, so its names have the same numbers in all its texts. Rows do not share theirs: read in
    // again beside other rows, a text would be another.
    const namer = createNamer([...pieces.map(({ text }) => text), frame.subject ?? ""]);
    let short: Accepted<Feedback>["lost"];
    const records = pieces.map((piece, at): Feedback => {
      const isRated = ratedAt === undefined || ratedAt === at;
      const own = feedbackOf(isRated ? frame : { ...frame, rating: undefined }, piece, {
        question,
        thread,
        response,
        namer,
      });
      const reason = shortened(own.text.length);
      if (reason === undefined) return own;
      short ??= { column: piece.column, reason };
      return { ...own, text: cutAtWord(own.text, storedCharacters) };
    });
    const lost =
      frame.lost && short ? { ...short, reason: `${frame.lost.reason}; ${short.reason}` } : (frame.lost ?? short);
    for (const [at, record] of records.entries())
      out.push({ line: row.line, rows: at === 0 ? row.rows : 0, record, ...(at === 0 && lost && { lost }) });
  };
}
