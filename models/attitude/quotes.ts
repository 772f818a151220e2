/** Sentences worth quoting, as offsets into the text they stand in. */

/** Characters `[start, end)` of a text in UTF-16 code units, and their mood: its score in [-1, 1] and the likeliest label. */
export interface ScoredSpan {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly label?: "negative" | "neutral" | "positive";
}

/** A text whose sentences were read. */
export interface QuotableText {
  readonly body: string;
  readonly score: number;
  readonly label?: ScoredSpan["label"];
  readonly sentences: readonly ScoredSpan[];
}

/** A sentence, and the index of the text that it stands in. */
export interface Quote extends ScoredSpan {
  readonly text: number;
}

const longestQuote = 400;
/** "Bad." proves a mood, but says nothing of its cause: shorter sentences are quoted only where there is no longer one. */
const tellingLength = 15;
/** "Third month running." is as long, and says of nothing what it is: so few words are quoted only where none are more. */
const tellingWords = 4;
/** Scripts that put no space between words. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** How much a sentence says by its length: 0 a word or two, 1 a phrase, 2 what may be a whole thought. */
function tellingOf(sentence: string): 0 | 1 | 2 {
  if (sentence.length < tellingLength) return 0;
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
  return words >= tellingWords || spaceless.test(sentence) ? 2 : 1;
}

/** The most negative sentence; undefined when none scores below 0. Of equals the one in the last text. */
export function worstQuote(texts: readonly QuotableText[]): Quote | undefined {
  return strongest(texts, (score) => -score);
}

/** The most positive sentence; undefined when none scores above 0. Of equals the one in the last text. */
export function bestQuote(texts: readonly QuotableText[]): Quote | undefined {
  return strongest(texts, (score) => score);
}

/** The sentence with the most mood, of either sign, of the last text that says something. */
export function latestQuote(texts: readonly QuotableText[]): Quote | undefined {
  const last = texts.findLastIndex((text) => sentencesOf(text).length > 0);
  const found = last < 0 ? undefined : strongest(texts.slice(last, last + 1), (score) => Math.abs(score) + 1);
  return found && { ...found, text: last };
}

function strongest(texts: readonly QuotableText[], strength: (score: number) => number): Quote | undefined {
  const quotes = texts
    .flatMap((text, index) => sentencesOf(text).map((sentence) => ({ ...sentence, text: index })))
    .filter((quote) => strength(quote.score) > 0)
    .map((quote) => ({ quote, telling: tellingOf(texts[quote.text]!.body.slice(quote.start, quote.end)) }));
  const most = quotes.reduce((high, { telling }) => Math.max(high, telling), 0);
  const best = quotes
    .filter(({ telling }) => telling === most)
    .map(({ quote }) => quote)
    .reduce<Quote | undefined>((a, b) => {
      if (!a) return b;
      const gain = strength(b.score) - strength(a.score);
      return gain > 0 || (gain === 0 && b.text > a.text) ? b : a;
    }, undefined);
  return best && { ...best, ...shorten(texts[best.text]!.body, best) };
}

/** The sentences of a text; the whole of it where it has none, an emoji for instance. */
function sentencesOf({ body, score, label, sentences }: QuotableText): readonly ScoredSpan[] {
  if (sentences.length > 0) return sentences;
  const start = body.length - body.trimStart().length;
  const end = body.trimEnd().length;
  return start < end ? [{ start, end, score, ...(label && { label }) }] : [];
}

/** The span, cut after a word when it is too long to quote: a text without full stops is one sentence. */
function shorten(body: string, { start, end }: ScoredSpan): { readonly start: number; readonly end: number } {
  if (end - start <= longestQuote) return { start, end };
  const cut = body.slice(start, start + longestQuote);
  const words = cut.search(/\s\S*$/u);
  // Without a space to cut at: not between the halves of one character.
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.length - 1 : cut.length;
  return { start, end: start + (words > 0 ? words : whole) };
}
