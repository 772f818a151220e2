import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestQuote, latestQuote, worstQuote, type QuotableText, type Quote } from "./quotes.ts";

function text(sentences: readonly (readonly [string, number])[]): QuotableText {
  const body = sentences.map(([words]) => words).join(" ");
  const spans = sentences.map(([words, score]) => {
    const start = body.indexOf(words);
    return { start, end: start + words.length, score };
  });
  return { body, score: 0, sentences: spans };
}

function words(texts: readonly QuotableText[], quote: Quote | undefined): string | undefined {
  return quote && texts[quote.text]!.body.slice(quote.start, quote.end);
}

const texts = [
  text([
    ["The parcel never arrived.", -0.8],
    ["Bad.", -0.95],
    ["Support was kind, though.", 0.4],
  ]),
  text([["I love the new colours!", 0.9]]),
  text([
    ["Fine so far, thank you.", 0.2],
    ["The box was crushed again.", -0.7],
  ]),
];

describe("worstQuote(), bestQuote()", () => {
  it("are the sentences with most mood that say something", () => {
    expect(words(texts, worstQuote(texts))).toBe("The parcel never arrived.");
    expect(words(texts, bestQuote(texts))).toBe("I love the new colours!");
  });
  it("quote a short sentence where there is no longer one", () => {
    const short = [text([["Bad.", -0.9]])];
    expect(words(short, worstQuote(short))).toBe("Bad.");
  });
  it("quote three words only where there are no four, in scripts that part words by spaces", () => {
    const worst = (...sentences: readonly (readonly [string, number])[]) => {
      const one = [text(sentences)];
      return words(one, worstQuote(one));
    };
    expect(worst(["Third month running.", -0.9], ["The hose leaks again.", -0.5])).toBe("The hose leaks again.");
    expect(worst(["Again.", -0.9], ["Third month running.", -0.5])).toBe("Third month running.");
    expect(worst(["Third month running.", -0.5], ["The hose is fine now.", 0.5])).toBe("Third month running.");
    expect(worst(["这个包裹已经迟到三个星期了真让人生气。", -0.9], ["The hose leaks again.", -0.5])).toMatch(/^这个/);
  });
  it("are greetings and thanks only where there is nothing else", () => {
    const polite = [
      text([
        ["Thank you so much for your support, dear team!", 0.9],
        ["Nice bike.", 0.3],
      ]),
    ];
    expect(words(polite, bestQuote(polite))).toBe("Nice bike.");
    const latest = [
      text([["The brakes squeal.", -0.5]]),
      text([
        ["Hello,", 0],
        ["thanks in advance.", 0.4],
      ]),
    ];
    expect(words(latest, latestQuote(latest))).toBe("The brakes squeal.");
    expect(words(latest.slice(1), latestQuote(latest.slice(1)))).toBe("thanks in advance.");
  });
  it("take the one in the last text of equals", () => {
    const equal = [text([["It was late, really.", -0.5]]), text([["It was broken, really.", -0.5]])];
    expect(worstQuote(equal)?.text).toBe(1);
  });
  it("are absent where nothing has that mood", () => {
    expect(worstQuote(texts.slice(1, 2))).toBeUndefined();
    expect(bestQuote([text([["Bad.", -0.9]])])).toBeUndefined();
    expect(worstQuote([])).toBeUndefined();
  });
});

describe("latestQuote()", () => {
  it("is the sentence with most mood of the last text", () => {
    expect(words(texts, latestQuote(texts))).toBe("The box was crushed again.");
  });
  it("takes the whole of a text without sentences", () => {
    const emoji = [text([["Thank you so much!", 0.8]]), { body: " 😡😡 ", score: -0.6, sentences: [] }];
    expect(words(emoji, latestQuote(emoji))).toBe("😡😡");
    expect(words(emoji, worstQuote(emoji))).toBe("😡😡");
  });
  it("passes over a text that says nothing", () => {
    const empty = [text([["Thank you so much!", 0.8]]), { body: "  ", score: 0, sentences: [] }];
    expect(words(empty, latestQuote(empty))).toBe("Thank you so much!");
  });
  it("quotes a neutral text too", () => {
    const plain = [text([["Where do I find the invoice?", 0]])];
    expect(words(plain, latestQuote(plain))).toBe("Where do I find the invoice?");
  });
});

describe("a quote", () => {
  it("is cut after a word when it is endless, and never within a character", () => {
    const endless = [{ body: "never again ".repeat(100), score: -1, sentences: [] }];
    expect(words(endless, worstQuote(endless))).toMatch(/^never again .* (never|again)$/);
    expect(words(endless, worstQuote(endless))!.length).toBeLessThanOrEqual(400);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), (shift) => {
        const emojis = [{ body: "a".repeat(shift) + "😡".repeat(400), score: -1, sentences: [] }];
        const quote = words(emojis, worstQuote(emojis))!;
        // Half a character does not survive UTF-8.
        expect(Buffer.from(quote).toString()).toBe(quote);
      }),
    );
  });
});
