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

/** Words of greetings, thanks and closings: who says no others says nothing. */
const courtesies = new Set(
  (
    "hi hello hey dear good morning afternoon evening day sir madam team all everyone there thanks thank thx cheers you " +
    "u many very so much again in advance a lot kind best warm regards wishes greetings sincerely yours faithfully truly " +
    "ok okay yes and your support for"
  ).split(" "),
);

/** How much a sentence says by its length: 0 courtesies, 1 a word or two, 2 a phrase, 3 what may be a whole thought. */
function tellingOf(sentence: string): 0 | 1 | 2 | 3 {
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
  const own = words.filter((word) => !courtesies.has(word.toLowerCase()) && !/^NAME$|^\d+$/.test(word));
  if (words.length > 0 && own.length === 0) return 0;
  if (sentence.length < tellingLength) return 1;
  return words.length >= tellingWords || spaceless.test(sentence) ? 3 : 2;
}

/** The most negative sentence; undefined when none scores below 0. Of equals the one in the last text. */
export function worstQuote(texts: readonly QuotableText[]): Quote | undefined {
  return strongest(texts, (score) => -score);
}

/** The most positive sentence; undefined when none scores above 0. Of equals the one in the last text. */
export function bestQuote(texts: readonly QuotableText[]): Quote | undefined {
  return strongest(texts, (score) => score);
}

/** The sentence with the most mood, of either sign, of the last text that says something; of the last where none does. */
export function latestQuote(texts: readonly QuotableText[]): Quote | undefined {
  const says = (text: QuotableText) => (least: number) =>
    sentencesOf(text).some(({ start, end }) => tellingOf(text.body.slice(start, end)) >= least);
  const telling = texts.findLastIndex((text) => says(text)(1));
  const last = telling < 0 ? texts.findLastIndex((text) => says(text)(0)) : telling;
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
