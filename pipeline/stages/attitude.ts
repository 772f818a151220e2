/** Fills mood, emotions, intent, urgency, effort, churn risk, aspects and the vector: everything the network reads. */

import { openReader } from "../../models/encoder/open-reader.ts";
import type { Reader } from "../../models/encoder/reader.ts";
import { fail, reject, UnavailableError, type Stage } from "../stage.ts";
import type { Attitude, Cleaned, Feedback, Tokenised } from "../types.ts";

type Needs = Pick<Feedback, "question"> & Cleaned & Tokenised;

// The heads were learned on English. "und" is a text too short or too odd to tell, and is read.
const languages = ["en", "und"];

/** Reads each text once, in child processes. A text in a language that is not read leaves the run and is counted. */
export function attitude({ reader = openReader() }: { readonly reader?: Reader } = {}): Stage<Needs, Attitude> {
  return {
    name: "attitude",
    version: `1 ${reader.checksum}`,
    needs: ["body", "question", "sentences", "chunks", "detectedLanguage"],
    run: async (batch) => {
      const readable = batch.filter(({ detectedLanguage }) => languages.includes(detectedLanguage));
      const texts = readable.map(({ body, question, sentences, chunks }) => ({
        text: body,
        question,
        sentences,
        chunks,
      }));
      const readings = await reader.read(texts).catch((cause: Error) => {
        throw new UnavailableError(cause.message, { cause });
      });
      const readingOf = new Map(readable.map((row, i) => [row, readings[i]!]));
      return batch.map((row) => {
        const reading = readingOf.get(row);
        if (!reading) return reject(`Language is ${row.detectedLanguage}; only en is read`);
        return "failed" in reading ? fail(reading.failed) : reading;
      });
    },
    close: () => reader.close(),
  };
}
