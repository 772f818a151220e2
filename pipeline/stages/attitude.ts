/** Fills mood, emotions, intent, urgency, effort, churn risk, aspects, and the vector where it is wanted: what the network reads. */

import { openReader } from "../../models/encoder/open-reader.ts";
import type { Reader } from "../../models/encoder/reader.ts";
import { fail, reject, UnavailableError, type Stage } from "../stage.ts";
import type { Attitude, Cleaned, Feedback, Tokenised, Wishes } from "../types.ts";

type Needs = Pick<Feedback, "question"> & Cleaned & Tokenised & Wishes;

// The heads were learned on English. "und" is a text too short or too odd to tell, and is read.
const languages = ["en", "und"];

/** Raise it with every change of what is told of a reading. */
const codeVersion = 2;

/** Reads each text once, in child processes. A text in a language that is not read leaves the run and is counted. */
export function attitude({ reader = openReader() }: { readonly reader?: Reader } = {}): Stage<Needs, Attitude> {
  return {
    name: "attitude",
    version: `${codeVersion} ${reader.checksum}`,
    needs: ["body", "question", "sentences", "chunks", "detectedLanguage", "wantsVector", "wantsVectors"],
    run: async (batch) => {
      const readable = batch.filter(({ detectedLanguage }) => languages.includes(detectedLanguage));
      const texts = readable.map(({ body, question, sentences, chunks, wantsVectors }) => ({
        text: body,
        question,
        sentences,
        chunks,
        ...(wantsVectors && { wantsVectors }),
      }));
      const readings = await reader.read(texts).catch((cause: Error) => {
        throw new UnavailableError(cause.message, { cause });
      });
      const readingOf = new Map(readable.map((row, i) => [row, readings[i]!]));
      return batch.map((row) => {
        const reading = readingOf.get(row);
        if (!reading) return reject(`Language is ${row.detectedLanguage}; only en is read`);
        if ("failed" in reading) return fail(reading.failed);
        const { vector, ...told } = reading;
        return row.wantsVector || row.wantsVectors ? { ...told, vector } : told;
      });
    },
    close: () => reader.close(),
  };
}
