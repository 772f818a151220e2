/**
 * Behavioural tests after CheckList (Ribeiro et al. 2020): what must not change a mood does not, and a negation does. The
 * seeds are written by hand for this project, and nothing is trained on them.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MoodLabel } from "../../../models/encoder/reader.ts";
import type { Contestant, Labelled } from "./labelled.ts";

/** One test: the mood of `text` must be among `allowed`, or where none are named, the one of `like`. */
interface Test {
  readonly kind: string;
  readonly text: string;
  readonly like?: string;
  readonly allowed?: readonly MoodLabel[];
}

/** What is said plainly on one side, and negated; `allowed` are the moods of the negation. */
interface Negation {
  readonly text: string;
  readonly negated: string;
  readonly allowed: readonly MoodLabel[];
}

/** How often a kind of test fails. */
export interface Failures {
  readonly kind: string;
  readonly tests: number;
  readonly failed: number;
}

function lines<Line>(file: string): readonly Line[] {
  const text = readFileSync(join(import.meta.dirname, "behaviour", file), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

/** The seeds of the invariances in all their variants, the names in all places, the negations beside what they negate. */
export function behaviourTests(): readonly Test[] {
  const seeds = lines<{ readonly text: string; readonly typo: string }>("seeds.jsonl");
  const unmarked = (text: string) => text.replace(/[.!?]+$/, "");
  const vary = (kind: string, change: (seed: (typeof seeds)[number]) => string) =>
    seeds.map((seed) => ({ kind, text: change(seed), like: seed.text })).filter(({ text, like }) => text !== like);
  const people = JSON.parse(
    readFileSync(join(import.meta.dirname, "behaviour/people.json"), "utf8"),
  ) as readonly string[];
  const negations = lines<Negation>("negations.jsonl");
  const plainly = (allowed: Negation["allowed"]) => [allowed.includes("negative") ? "positive" : "negative"] as const;
  const placed = (text: string, name: string) => text.replace("{name}", name);
  return [
    ...vary("a handle before it", ({ text }) => `@LarkAndFinch ${text}`),
    ...vary("a handle after it", ({ text }) => `${text} @talktovelo`),
    ...vary("a typo", ({ typo }) => typo),
    ...vary("in capitals", ({ text }) => text.toUpperCase()),
    ...vary("in lower case", ({ text }) => text.toLowerCase()),
    ...vary("no full stop", ({ text }) => unmarked(text)),
    ...vary("an exclamation mark", ({ text }) => `${unmarked(text)}!`),
    ...lines<{ readonly text: string }>("names.jsonl").flatMap(({ text }) =>
      people
        .slice(1)
        .map((name) => ({ kind: "another name", text: placed(text, name), like: placed(text, people[0]!) })),
    ),
    ...negations.map(({ text, allowed }) => ({ kind: "said plainly", text, allowed: plainly(allowed) })),
    ...negations.map(({ negated, allowed }) => ({ kind: "negated", text: negated, allowed })),
  ];
}

/** The texts that the tests ask. */
export function behaviourTexts(tests: readonly Test[]): readonly Labelled[] {
  const texts = new Set(tests.flatMap(({ text, like }) => (like === undefined ? [text] : [text, like])));
  return [...texts].map((text) => ({ id: idOf(text), text, labels: {} }));
}

function idOf(text: string): string {
  return `behaviour:${text}`;
}

/** Failures by kind, in the order of the tests. A text that is not read fails. */
export function failures(
  tests: readonly Test[],
  answers: ReadonlyMap<string, Awaited<ReturnType<Contestant["read"]>>[number]>,
) {
  const counts = new Map<string, { tests: number; failed: number }>();
  for (const { kind, text, like, allowed } of tests) {
    const label = answers.get(idOf(text))?.label;
    const wanted = allowed ?? [answers.get(idOf(like!))?.label];
    const count = counts.get(kind) ?? counts.set(kind, { tests: 0, failed: 0 }).get(kind)!;
    count.tests++;
    if (label === undefined || !wanted.includes(label)) count.failed++;
  }
  return [...counts].map(([kind, count]): Failures => ({ kind, ...count }));
}
