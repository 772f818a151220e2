/** Shows what people said of readings at once, before the next run counts it. */

import type { MoodLabel } from "../models/encoder/reader.ts";
import { machineRows, type MachineRow } from "./machine-rows.ts";
import { applied } from "./stages/correction.ts";
import { feedbackRows, lastCorrections, saysSomething, type Correction } from "./store/corrections.ts";
import type { Queries } from "./store/database.ts";
import type { Overview } from "./store/results.ts";
import { textIdentity } from "./text-identity.ts";
import type { Conversation, ReadFeedback, TurnMood, Verbatim, Voiced } from "./types.ts";

/** Feedback as people corrected it by now: what they said, by whom and when, with what the machine read beside. */
export type ShownFeedback = ReadFeedback & {
  readonly correction?: NonNullable<ReadFeedback["correction"]> & { readonly at?: string; readonly by?: string };
};

/** The texts with what people say of them now, whatever they said when the last run counted. */
export async function correctedFeedback(
  queries: Queries,
  feedback: readonly ReadFeedback[],
): Promise<readonly ShownFeedback[]> {
  if (feedback.length === 0) return feedback;
  const ids = feedback.map(({ id }) => id);
  const byText = new Map((await lastCorrections(queries, ids)).map((one) => [one.text, one]));
  if (byText.size === 0) return feedback;
  return feedback.map((text) => {
    const last = byText.get(textIdentity(text));
    if (!last) return text;
    const { correction, ...rest } = text;
    const machine = { ...rest, ...correction?.machine };
    if (!saysSomething(last)) return machine;
    const now = applied(machine, last);
    const { at, by } = last;
    return { ...machine, ...now, correction: { ...now.correction!, at, ...(by !== undefined && { by }) } };
  });
}

/** A quote, as far as it must be known to find what was said of its text. */
interface Quoted {
  readonly feedback: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
  readonly label?: MoodLabel;
}

/** A text that was corrected at some time, as the machine read it, and the last word on it. */
interface CorrectedText {
  readonly row: MachineRow;
  readonly last: Correction;
}

/** Shows quotes and turns as people have corrected their texts by now. It changes nothing where nobody corrected any. */
export interface Corrector {
  readonly quote: <Q extends Quoted>(quote: Q) => Q;
  /** The mood of a whole turn of a conversation. */
  readonly turn: <T extends TurnMood>(turn: T, conversation: string) => T;
}

/** Looks up what was said of the texts that some quotes and turns are of. */
export async function quoteCorrector(
  queries: Queries,
  {
    overview,
    quotes,
  }: { readonly overview: Pick<Overview, "tables">; readonly quotes: readonly { readonly feedback: string }[] },
): Promise<Corrector> {
  const ids = quotes.map(({ feedback }) => feedback);
  const corrections = ids.length > 0 ? await lastCorrections(queries, ids) : [];
  if (corrections.length === 0) return { quote: (quote) => quote, turn: (turn) => turn };
  const rows = await feedbackRows(
    queries,
    corrections.map(({ row }) => row),
  );
  const answered = await machineRows(queries, overview, rows);
  const texts = corrections.flatMap((last): readonly CorrectedText[] => {
    const known = answered.get(last.row);
    return known && "row" in known ? [{ row: known.row, last }] : [];
  });
  // Two exports may have the same ids: the words tell which text it is, or the conversation.
  return {
    quote(quote) {
      const found = texts.find(
        ({ row }) => row.id === quote.feedback && row.body.slice(quote.start, quote.end) === quote.text,
      );
      return found ? shown(quote, found) : quote;
    },
    turn(turn, conversation) {
      const found = texts.find(({ row }) => row.id === turn.feedback && (row.conversation ?? row.id) === conversation);
      if (!found) return turn;
      const { score, label } = standing(found).mood;
      return { ...turn, score, label };
    },
  };
}

/** The reading that counts by now. */
function standing({ row, last }: CorrectedText): Pick<MachineRow, "mood" | "sentenceMoods"> {
  return { ...row, ...(saysSomething(last) && applied(row, last)) };
}

function shown<Q extends Quoted>(quote: Q, { row, last }: CorrectedText): Q {
  const { mood, sentenceMoods } = standing({ row, last });
  const { score, label } = sentenceMoods.find(({ start }) => start === quote.start) ?? mood;
  return {
    ...quote,
    score,
    ...(quote.label !== undefined && { label }),
    ...(last.mood !== undefined && { correction: { mood: last.mood, machine: row.mood } }),
  };
}

type Voice = Voiced["voice"];
type Telling = Pick<Voice, "worst" | "best" | "latest" | "conversations">;

/** What some voices quote, sentences and turns: the ids of their feedback. */
export function quotesOf(voices: readonly Telling[]): readonly { readonly feedback: string }[] {
  return voices.flatMap(({ worst, best, latest, conversations }) =>
    [
      ...[worst, best, latest],
      ...conversations.latest.flatMap(({ start, end, lowest, lastWord }) => [
        start,
        end,
        lowest,
        lowest?.worst,
        lastWord,
      ]),
    ].filter((quote) => quote !== undefined),
  );
}

/** Whether a person said that the text of a quote is not negative, though the machine had read it so. */
export function isNoComplaint({ correction }: { readonly correction?: Verbatim["correction"] }): boolean {
  return correction !== undefined && correction.mood !== "negative" && correction.mood !== correction.machine.label;
}

/**
 * A voice whose quotes and turns are shown as they are corrected by now. What is no longer below 0 is not its worst, what
 * is no longer above 0 not its best, and what is no complaint no last word on what was resolved. Means and counts follow
 * with the next run.
 */
export function showVoice(voice: Voice, show: Corrector): Voice {
  const { worst, best, latest, conversations, ...rest } = voice;
  const [low, high] = [worst && show.quote(worst), best && show.quote(best)];
  return {
    ...rest,
    conversations: { ...conversations, latest: conversations.latest.map((one) => showConversation(one, show)) },
    ...(low && (low.score < 0 || !low.correction) && { worst: low }),
    ...(high && (high.score > 0 || !high.correction) && { best: high }),
    ...(latest && { latest: show.quote(latest) }),
  };
}

function showConversation(conversation: Conversation, show: Corrector): Conversation {
  const { id, start, end, lowest, lastWord, ...rest } = conversation;
  const worst = lowest?.worst;
  const [low, word] = [worst && show.quote(worst), lastWord && show.quote(lastWord)];
  return {
    id,
    ...rest,
    ...(start && { start: show.turn(start, id) }),
    ...(end && { end: show.turn(end, id) }),
    ...(lowest && {
      lowest: {
        ...show.turn(withoutWorst(lowest), id),
        ...(low && (low.score < 0 || !low.correction) && { worst: low }),
      },
    }),
    ...(word && !isNoComplaint(word) && { lastWord: word }),
  };
}

function withoutWorst({ worst: _worst, ...turn }: NonNullable<Conversation["lowest"]>): TurnMood {
  return turn;
}
