/** What an exam comes to: what is printed and what is kept. */

import type { Failures } from "./behaviour.ts";
import type { Estimate } from "./bootstrap.ts";
import type { Group } from "./breakdown.ts";

/** A figure for everybody who answers what it is about, by name; ours is `Attune`. */
export interface FigureResult {
  readonly name: string;
  readonly texts: number;
  readonly must?: number;
  readonly goal?: number;
  readonly isLessBetter?: boolean;
  readonly estimates: Readonly<Record<string, Estimate>>;
}

export interface ExamResult {
  readonly parts: readonly { readonly heading: string; readonly figures: readonly FigureResult[] }[];
  /** Rows: labelled negative, neutral, positive. Columns: read as negative, neutral, positive, not read. */
  readonly confusion: readonly (readonly number[])[];
  readonly breakdown: Readonly<Record<string, readonly Group[]>>;
  readonly behaviour: Readonly<Record<string, readonly Failures[]>>;
  /** Why texts were not read, and how many. */
  readonly unread: Readonly<Record<string, number>>;
}

/** To four digits. */
export function rounded({ value, low, high }: Estimate): Estimate {
  const [v, l, h] = [value, low, high].map((number) => Math.round(number * 10_000) / 10_000);
  return { value: v!, low: l!, high: h! };
}
