/** How right the machine is, by what people said of its readings. */

import { moodLabels } from "../models/attitude/mood-labels.ts";
import { agreementOf, confusionOf, type Agreement, type AnswerPair } from "../models/attitude/agreement.ts";
import { intents } from "../models/attitude/intents.ts";
import { decode } from "./answer.ts";
import { latest } from "./look-up.ts";
import { machineRows, type MachineRow } from "./machine-rows.ts";
import { feedbackRows, lastCorrections, saysSomething, type Correction } from "./store/corrections.ts";
import type { Database } from "./store/database.ts";
import { textIdentity } from "./text-identity.ts";
import type { Channel, Feedback } from "./types.ts";

/** Agreement on moods or on intents. */
export interface EvaluationOf extends Agreement {
  /** Agreement of the machine's answers at the moment when a person spoke: by other weights, another share. */
  readonly whenSaid: Agreement;
  readonly confusion: readonly (AnswerPair & { readonly texts: number })[];
}

/** What people's words tell of the machine's. A text counts once, with the last word on it; one taken back does not count. */
export interface Evaluation {
  /** Texts with a word of a person that counts. */
  readonly texts: number;
  readonly mood: EvaluationOf;
  readonly intent: EvaluationOf;
  /** Agreement on moods by channel, the most texts first; without a channel where none was told. */
  readonly channels: readonly (Agreement & { readonly channel?: Channel })[];
}

/** A text that a person spoke of, and what the machine reads in it now, or read when they spoke, where it is gone. */
interface Judged {
  readonly said: Correction;
  readonly machine: Pick<MachineRow, "mood" | "intent">;
  readonly channel?: Channel;
}

function evaluationOf(judged: readonly Judged[], part: "mood" | "intent", names: readonly string[]): EvaluationOf {
  const some = judged.flatMap(({ said, machine }) => {
    const person = said[part];
    return person === undefined
      ? []
      : [{ person, machine: machine[part].label, machineThen: said.machine[part].label }];
  });
  const whenSaid = some.map(({ person, machineThen }) => ({ person, machine: machineThen }));
  return { ...agreementOf(some), whenSaid: agreementOf(whenSaid), confusion: confusionOf(some, names) };
}

/** Holds the machine's answers of the last run against what people said. Throws `NotFoundError` before the first run. */
export async function evaluateReadings(database: Database): Promise<Evaluation> {
  const { overview } = await latest(database);
  const standing = (await lastCorrections(database)).filter(saysSomething);
  const rows = await feedbackRows(
    database,
    standing.map(({ row }) => row),
  );
  const channelOf = new Map(
    rows.map(({ doc }) => {
      const feedback = decode(doc) as Feedback;
      return [textIdentity(feedback), feedback.channel];
    }),
  );
  const answered = await machineRows(database, overview, rows);
  const judged = standing.map((said): Judged => {
    const known = answered.get(said.row);
    const channel = channelOf.get(said.text);
    return { said, machine: known && "row" in known ? known.row : said.machine, ...(channel && { channel }) };
  });
  const channels = new Map<Channel | undefined, AnswerPair[]>();
  for (const { said, machine, channel } of judged) {
    if (said.mood === undefined) continue;
    channels.set(channel, [...(channels.get(channel) ?? []), { machine: machine.mood.label, person: said.mood }]);
  }
  return {
    texts: standing.length,
    mood: evaluationOf(judged, "mood", moodLabels),
    intent: evaluationOf(judged, "intent", intents),
    channels: [...channels]
      .map(([channel, pairs]) => ({ ...(channel && { channel }), ...agreementOf(pairs) }))
      .sort((a, b) => b.texts - a.texts || ((a.channel ?? "") < (b.channel ?? "") ? -1 : 1)),
  };
}
