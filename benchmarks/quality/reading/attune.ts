/** The contestant this is about: texts are read as `attune read` reads them, sentences and aspects are taken from there. */

import { openReader } from "../../../models/encoder/open-reader.ts";
import { readTexts, type TextReading, type UnreadText } from "../../../pipeline/read-texts.ts";
import { stageInstances, stages } from "../../../pipeline/stages.ts";
import { attitude } from "../../../pipeline/stages/attitude.ts";
import type { Answer, Contestant, Labelled } from "./labelled.ts";
import { aspectCounts, sentenceOf } from "./parts.ts";

const textsAtOnce = 512;

/** Reads with the weights of a folder. `unread` says which texts were rejected, and why; close it in the end. */
export function attune(folder: string): Contestant & {
  readonly unread: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
} {
  const instances = stageInstances({ ...stages, attitude: () => attitude({ reader: openReader({ folder }) }) });
  const known = new Map<string, TextReading | UnreadText>();
  const unread = new Map<string, string>();

  async function readAll(texts: readonly Labelled[]): Promise<void> {
    const fresh = texts.filter(({ id }) => !known.has(id));
    for (let at = 0; at < fresh.length; at += textsAtOnce) {
      const batch = fresh.slice(at, at + textsAtOnce).map(({ id, text, question }) => ({ id, text, question }));
      for (const reading of await readTexts(instances, { texts: batch })) {
        known.set(reading.id, reading);
        if ("rejected" in reading) unread.set(reading.id, reading.rejected);
      }
    }
  }

  function answerTo(labelled: Labelled): Answer | undefined {
    const reading = known.get((labelled.within ?? labelled).id)!;
    if ("rejected" in reading) return undefined;
    return labelled.within ? sentenceOf(labelled, reading) : answerOf(labelled, reading);
  }

  return {
    name: "Attune",
    answers: ["label", "confidence", "mixed", "emotions", "intent", "urgency", "effort", "churn", "aspects"],
    unread,
    read: async (texts) => {
      await readAll(texts.map((text) => text.within ?? text));
      return texts.map(answerTo);
    },
    close: () => instances.close(),
  };
}

function answerOf({ labels }: Labelled, reading: TextReading): Answer {
  const { mood, emotions, intent, urgency, effort, churnRisk } = reading;
  return {
    label: mood.label,
    score: mood.score,
    confidence: mood.confidence,
    mixed: mood.mixed,
    emotions: Object.keys(emotions),
    intent: intent.label,
    urgency,
    effort,
    churn: churnRisk,
    ...(labels.aspects && { aspects: aspectCounts(labels.aspects, reading) }),
  };
}
