/** Shows what people said of readings at once, before the next run counts it. */

import type { MoodLabel } from "../models/encoder/reader.ts";
import { machineRows, type MachineRow } from "./machine-rows.ts";
import { applied } from "./stages/correction.ts";
import { feedbackRows, lastCorrections, saysSomething, type Correction } from "./store/corrections.ts";
import type { Queries } from "./store/database.ts";
import type { Overview } from "./store/results.ts";
import { textIdentity } from "./text-identity.ts";
import type { ReadFeedback, Voiced } from "./types.ts";

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

/** What shows quotes as people have corrected their texts by now. It changes nothing where nobody corrected any. */
export type ShowQuote = <Q extends Quoted>(quote: Q) => Q;

/** Looks up what was said of the texts of some quotes. */
export async function quoteCorrector(
  queries: Queries,
  { overview, quotes }: { readonly overview: Pick<Overview, "tables">; readonly quotes: readonly Quoted[] },
): Promise<ShowQuote> {
  const ids = quotes.map(({ feedback }) => feedback);
  const corrections = ids.length > 0 ? await lastCorrections(queries, ids) : [];
  if (corrections.length === 0) return (quote) => quote;
  const rows = await feedbackRows(
    queries,
    corrections.map(({ row }) => row),
  );
  const answered = await machineRows(queries, overview, rows);
  const texts = corrections.flatMap((last): readonly CorrectedText[] => {
    const known = answered.get(last.row);
    return known && "row" in known ? [{ row: known.row, last }] : [];
  });
  return (quote) => {
    // Two exports may have the same ids: the words tell which text it is.
    const found = texts.find(
      ({ row }) => row.id === quote.feedback && row.body.slice(quote.start, quote.end) === quote.text,
    );
    return found ? shown(quote, found) : quote;
  };
}

function shown<Q extends Quoted>(quote: Q, { row, last }: CorrectedText): Q {
  const { mood, sentenceMoods } = { ...row, ...(saysSomething(last) && applied(row, last)) };
  const { score, label } = sentenceMoods.find(({ start }) => start === quote.start) ?? mood;
  return {
    ...quote,
    score,
    ...(quote.label !== undefined && { label }),
    ...(last.mood !== undefined && { correction: { mood: last.mood, machine: row.mood } }),
  };
}

type Voice = Voiced["voice"];

/** The sentences that are quoted of some voices. */
export function quotesOf(voices: readonly Pick<Voice, "worst" | "best" | "latest">[]) {
  return voices.flatMap(({ worst, best, latest }) => [worst, best, latest].filter((quote) => quote !== undefined));
}

/** A voice whose quotes are shown as they are corrected by now. */
export function showVoice<V extends Pick<Voice, "worst" | "best" | "latest">>(voice: V, show: ShowQuote): V {
  const { worst, best, latest } = voice;
  return {
    ...voice,
    ...(worst && { worst: show(worst) }),
    ...(best && { best: show(best) }),
    ...(latest && { latest: show(latest) }),
  };
}
