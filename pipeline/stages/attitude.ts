/** Fills mood, emotions, intent, urgency, effort, churn risk, aspects, and the meanings that topics are found by: what the network reads. */

import { openReader } from "../../models/encoder/open-reader.ts";
import { packVectors } from "../../models/encoder/packed-vectors.ts";
import type { Reader } from "../../models/encoder/reader.ts";
import { partsAside } from "../../models/text/aside.ts";
import { fail, reject, UnavailableError, type Stage } from "../stage.ts";
import type { Attitude, Cleaned, Feedback, Tokenised, Wishes } from "../types.ts";

type Needs = Pick<Feedback, "question"> & Cleaned & Tokenised & Wishes;

// The heads were learned on English. "und" is a text too short or too odd to tell, and is read.
const languages = ["en", "und"];

/** Raise it with every change of what is told of a reading. */
const codeVersion = 4;

/** Reads each text once, in child processes. A text in a language that is not read leaves the run and is counted. */
export function attitude({ reader = openReader() }: { readonly reader?: Reader } = {}): Stage<Needs, Attitude> {
  return {
    name: "attitude",
    version: `${codeVersion} ${reader.checksum}`,
    needs: ["body", "question", "sentences", "chunks", "detectedLanguage", "vectors"],
    run: async (batch) => {
      const readable = batch.filter(({ detectedLanguage }) => languages.includes(detectedLanguage));
      const texts = readable.map(({ body, question, sentences, chunks, vectors }) => ({
        text: body,
        question,
        sentences,
        chunks,
        ...(vectors === undefined && { wantsVectors: true, aside: partsAside(body, sentences) }),
      }));
      const readings = await reader.read(texts).catch((cause: Error) => {
        throw new UnavailableError(cause.message, { cause });
      });
      const readingOf = new Map(readable.map((row, i) => [row, readings[i]!]));
      return batch.map((row) => {
        const reading = readingOf.get(row);
        if (!reading) return reject(`Language is ${row.detectedLanguage}; only en is read`);
        if ("failed" in reading) return fail(reading.failed);
        const { vector, meanings, ...told } = reading;
        if (row.vectors === "text") return { ...told, vector };
        return meanings ? { ...told, meanings: packVectors([meanings.text, ...meanings.sentences]) } : told;
      });
    },
    close: () => reader.close(),
  };
}
