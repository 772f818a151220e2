/** How a delimited file is written: its delimiter and its escape, decided on many lines with quotes respected. */

import { isRowProblem } from "../raw-record.ts";
import { MAX_COLUMNS } from "./limits.ts";
import type { Dialect } from "./quoted-record.ts";
import { recordSplitter } from "./split-records.ts";

/** In the order in which they win when nothing else decides. */
const DELIMITERS = [",", ";", "\t", "|", "^"] as const;
const sampleLength = 1 << 16;

/** How well a dialect fits: the cells most records have, and the share of records that have them. */
interface Fit {
  readonly dialect: Dialect;
  readonly width: number;
  readonly share: number;
}

function cellCounts(sample: string, dialect: Dialect, isWhole: boolean): number[] {
  const splitter = recordSplitter(dialect);
  const complete = splitter.write(sample);
  // The last record of a part of a file may be cut.
  const entries = isWhole || complete.length === 0 ? complete.concat(splitter.end()) : complete;
  return entries
    .map((entry) => (isRowProblem(entry) ? 0 : (entry.values?.length ?? 0)))
    .filter((_, i) => {
      const entry = entries[i]!;
      return isRowProblem(entry) || entry.values?.length !== 1 || entry.values[0] !== "";
    });
}

function fitOf(sample: string, dialect: Dialect, isWhole: boolean): Fit {
  const counts = cellCounts(sample, dialect, isWhole);
  const tally = new Map<number, number>();
  for (const cells of counts) tally.set(cells, (tally.get(cells) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [cells, records] of tally) {
    if (cells < 2 || records < most || (records === most && cells < width)) continue;
    [width, most] = [cells, records];
  }
  return { dialect, width, share: counts.length === 0 ? 0 : most / counts.length };
}

/** Commas of sentences are followed by a space. Where the first line has none, such a file is a list of texts. */
function isPunctuation(sample: string, delimiter: string): boolean {
  const firstLine = sample.slice(0, sample.search(/[\r\n]|$/));
  if (delimiter === "\t" || firstLine.includes(delimiter)) return false;
  const unquoted = sample.replace(/"[^"]*"/g, "");
  const all = unquoted.split(delimiter).length - 1;
  const spaced = unquoted.split(`${delimiter} `).length - 1;
  return all > 0 && spaced >= all * 0.8;
}

/** The delimiter that Excel writes into a first line of its own ("sep=;"), or undefined. */
export function delimiterLine(head: string): string | undefined {
  return /^"?sep=([^\r\n])"?(?:\r|\n|$)/i.exec(head)?.[1];
}

/** Recognises the dialect of the text at the head of a file. `isWhole`: the head is all of it. */
export function sniffDialect(head: string, { isWhole = true, delimiter }: SniffOptions = {}): Dialect {
  const told = delimiter ?? delimiterLine(head);
  const sample = head.slice(0, sampleLength);
  const isAll = isWhole && sample.length === head.length;
  const escapes: readonly Dialect["escape"][] = sample.includes('\\"') ? ['"', "\\"] : ['"'];
  const fits = (told === undefined ? DELIMITERS : [told])
    .filter((candidate) => told !== undefined || !isPunctuation(sample, candidate))
    .flatMap((candidate) => escapes.map((escape) => fitOf(sample, { delimiter: candidate, escape }, isAll)))
    .filter(({ width }) => width <= MAX_COLUMNS + 1);
  const better = (a: Fit, b: Fit) => b.share - a.share || b.width - a.width;
  const [best] = fits.toSorted(better);
  if (best && (told !== undefined || (best.width > 1 && best.share >= 0.5))) return best.dialect;
  // Few records of equal width: the delimiter that divides most.
  const [widest] = fits.toSorted((a, b) => b.width * b.share - a.width * a.share);
  if (widest && widest.width > 1 && widest.share >= 0.2) return widest.dialect;
  return { delimiter: "", escape: '"' };
}

export interface SniffOptions {
  readonly isWhole?: boolean;
  /** Known already. */
  readonly delimiter?: string;
}
