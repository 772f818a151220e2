/** Parts of texts. */

/** A range of UTF-16 code units `[start, end)` in the text it belongs to. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
