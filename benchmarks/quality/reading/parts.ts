/** Which sentence and which aspect of a reading is the one that was labelled: the one that overlaps it most. */

import type { Span, SpanMood } from "../../../models/encoder/reader.ts";
import type { TextReading } from "../../../pipeline/read-texts.ts";
import type { Answer, AspectCounts, Labelled, LabelledPart } from "./labelled.ts";

/** UTF-16 units that two ranges share. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Where a labelled part stands in the text that was read, which is masked and has its blanks tidied; absent: nowhere. */
export function placeOf(part: string, text: string): Span | undefined {
  const pattern = part
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\s+");
  const found = new RegExp(pattern, "iu").exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

function nearest(place: Span, spans: readonly SpanMood[]): SpanMood | undefined {
  const best = spans.toSorted((a, b) => overlap(place, b) - overlap(place, a))[0];
  return best && overlap(place, best) > 0 ? best : undefined;
}

/** The mood of the sentence that a labelled one overlaps most; absent where none does. */
export function sentenceOf(
  { text }: Pick<Labelled, "text">,
  reading: Pick<TextReading, "text" | "sentences">,
): Answer | undefined {
  const place = placeOf(text, reading.text);
  const found = place && nearest(place, reading.sentences);
  return found && { label: found.label, score: found.score };
}

/** Counts over the aspects of one text; a labelled one that personal data was masked in counts as missed. */
export function aspectCounts(
  labelled: readonly LabelledPart[],
  { text, aspects }: Pick<TextReading, "text" | "aspects">,
): AspectCounts {
  const places = labelled.map((aspect) => placeOf(aspect.text, text));
  const matches = places.map((place) => place && nearest(place, aspects));
  return {
    labelled: labelled.length,
    found: aspects.length,
    matched: matches.filter((match) => match !== undefined).length,
    moodsRight: matches.filter((match, at) => match?.label === labelled[at]!.mood).length,
    wanted: aspects.filter((aspect) => places.some((place) => place && overlap(place, aspect) > 0)).length,
  };
}
