/** What the reader answered when its weights were made: 300 own texts, and how far an answer may be from then. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encoderFolder } from "../models/encoder/check-weights.ts";
import { createRandom } from "../models/random.ts";
import { readTexts, type TextToRead } from "../pipeline/read-texts.ts";
import { stageInstances } from "../pipeline/stages.ts";

/** An answer in short. Numbers have three digits. */
export interface ExpectedReading {
  readonly text: string;
  readonly question?: string;
  readonly mood: string;
  readonly score: number;
  readonly emotions: Readonly<Record<string, number>>;
  readonly intent: string;
  readonly urgency: number;
  readonly effort: number;
  readonly churnRisk: number;
  readonly sketch: readonly number[];
}

/** Where the answers are kept, a line each. */
export const expectedFile = join(encoderFolder, "expected.jsonl");
export const expectedTexts = 300;
/** A processor of another family rounds otherwise and moves a number by this at most; another program moves some by more. */
const tolerance = 0.06;

const written = join(encoderFolder, "../training/customer-language");
const sketchSize = 16;

/** Every n-th own text, so that all files are among them, survey answers with their questions. */
export function chooseTexts(): readonly Pick<ExpectedReading, "text" | "question">[] {
  const all = readdirSync(written)
    .filter((file) => file.endsWith(".jsonl") && file !== "conversations.jsonl")
    .sort()
    .flatMap((file) => readFileSync(join(written, file), "utf8").trim().split("\n"))
    .map((line) => JSON.parse(line) as Pick<ExpectedReading, "text" | "question">);
  return Array.from({ length: expectedTexts }, (_, at) => all[Math.floor((at * all.length) / expectedTexts)]!).map(
    ({ text, question }) => ({ text, ...(question !== undefined && { question }) }),
  );
}

/**
 * A vector of unit length in few numbers that move as little as it moves: projections onto random signs (Achlioptas 2003).
 * A hash would not do: one component at the border of its rounding changes all of it.
 */
export function sketchOf(vector: readonly number[]): readonly number[] {
  const random = createRandom(1);
  return Array.from({ length: sketchSize }, () =>
    rounded(vector.reduce((sum, value) => sum + (random.next() < 0.5 ? -value : value), 0)),
  );
}

/** The distance of two vectors of unit length, estimated from their sketches to about a fifth of it. */
export function sketchDistance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, at) => sum + (value - b[at]!) ** 2, 0) / a.length);
}

/** The texts as they are read now, the way `attune read` reads them. */
export async function readNow(
  texts: readonly Pick<ExpectedReading, "text" | "question">[],
): Promise<readonly ExpectedReading[]> {
  const stages = stageInstances();
  try {
    const asked = texts.map((text, at): TextToRead => ({ id: String(at), ...text }));
    const readings = await readTexts(stages, { texts: asked, vectors: true });
    return readings.map((reading, at) => {
      if ("rejected" in reading)
        throw new Error(`Text ${at + 1} of the expected ones is not read: ${reading.rejected}`);
      const { mood, emotions, intent, urgency, effort, churnRisk, vector } = reading;
      return {
        ...texts[at]!,
        mood: mood.label,
        score: rounded(mood.score),
        emotions: Object.fromEntries(Object.entries(emotions).map(([name, value]) => [name, rounded(value)])),
        intent: intent.label,
        urgency: rounded(urgency),
        effort: rounded(effort),
        churnRisk: rounded(churnRisk),
        sketch: sketchOf(vector!),
      };
    });
  } finally {
    await stages.close();
  }
}

/** The answers as they are kept. Throws, saying what to type, when there are none. */
export function readExpected(): readonly ExpectedReading[] {
  if (!existsSync(expectedFile))
    throw new Error(`${expectedFile} is missing: npx tsx tests/write-expected-readings.ts`);
  const lines = readFileSync(expectedFile, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as ExpectedReading);
}

/** In what a reading has moved further than processors explain, in words; empty: in nothing. */
export function drifts(now: ExpectedReading, then: ExpectedReading): readonly string[] {
  const said = (name: string, a: unknown, b: unknown) => `${name} ${String(b)} → ${String(a)}`;
  const labels = (["mood", "intent"] as const).filter((name) => now[name] !== then[name]);
  const numbers = (["score", "urgency", "effort", "churnRisk"] as const).filter(
    (name) => Math.abs(now[name] - then[name]) > tolerance,
  );
  // An emotion is answered above its threshold only: one that comes or goes may just have crossed it.
  const emotions = Object.keys(now.emotions).filter(
    (name) => Math.abs(now.emotions[name]! - (then.emotions[name] ?? now.emotions[name]!)) > tolerance,
  );
  const distance = sketchDistance(now.sketch, then.sketch);
  return [
    ...[...labels, ...numbers].map((name) => said(name, now[name], then[name])),
    ...emotions.map((name) => said(name, now.emotions[name], then.emotions[name])),
    ...(distance > 2 * tolerance ? [`vector by ${distance.toFixed(2)}`] : []),
  ];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
