import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "./words.ts";

function parts(body: string, language = "en") {
  const cut = ({ start, end }: { start: number; end: number }) => body.slice(start, end);
  const { sentences, terms, chunks } = tokenise(body, language);
  return {
    sentences: sentences.map(cut),
    terms: terms.map(({ lemma }) => lemma),
    words: terms.map(cut),
    chunks: chunks.map(cut),
  };
}

describe("tokenise() finds sentences", () => {
  it("by full stops and lines, with exact offsets", () => {
    expect(parts("It broke.  Twice!! 😡\n- no reply\n- no refund").sentences).toEqual([
      "It broke.",
      "Twice!!",
      "😡",
      "- no reply",
      "- no refund",
    ]);
    expect(tokenise("👍🏽 ok. Bad", "en").sentences).toEqual([
      { start: 0, end: 8 },
      { start: 9, end: 12 },
    ]);
  });

  it("at full stops after numbers and short words, not after titles", () => {
    expect(parts("It came on the 10th. Dr. Who was in. Nobody else, Mr. Smith said.").sentences).toEqual([
      "It came on the 10th.",
      "Dr. Who was in.",
      "Nobody else, Mr. Smith said.",
    ]);
  });

  it("over lines that a mail program wrapped", () => {
    const wrapped =
      "I ordered the blue chair three weeks ago and nobody has told me since\nwhen it will come, although I wrote to you four times about it and\ncalled twice.";
    expect(parts(wrapped).sentences).toEqual([wrapped]);
    expect(parts("the bed looks great and was easy to put together\nslats popped out").sentences).toHaveLength(2);
  });

  it("without greetings, closings and names", () => {
    expect(parts("Hi team,\n\nThe app fails.\n\nThanks, Bob").sentences).toEqual(["The app fails."]);
    expect(parts("Dear claims department\nIt leaks.\nKind regards\nNoreen Tully, ward 23").sentences).toEqual([
      "It leaks.",
    ]);
  });

  it("with them where a text has nothing else, and where they say something", () => {
    expect(parts("Thanks, Bob").sentences).toEqual(["Thanks, Bob"]);
    expect(parts("hey terrible service").sentences).toEqual(["hey terrible service"]);
    expect(parts("It works.\nThank you for your help.").sentences).toEqual(["It works.", "Thank you for your help."]);
  });

  it("of bounded length in a text without full stops", () => {
    const lengths = parts("so late ".repeat(2000)).sentences.map((sentence) => sentence.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1000);
  });
});

describe("tokenise() finds terms and chunks", () => {
  it("as lemmas of nouns, verbs, adjectives and hashtags", () => {
    expect(parts("The drivers left two broken boxes #fail").terms).toEqual(["driver", "leave", "break", "box", "fail"]);
  });

  it("where wink-nlp has no lemma for a piece of a contraction", () => {
    expect(parts("I need to transfer to my account and cant.").terms).toEqual(["transfer", "account"]);
  });

  it("with negated ones marked", () => {
    expect(parts("I did not receive the refund").terms).toEqual(["not_receive", "not_refund"]);
  });

  it("without placeholders, numbers, addresses and handles", () => {
    const { terms, chunks } = parts("Mail [EMAIL] 3 times about order 4711 @shop https://a.example/b");
    expect(terms).toEqual(["mail", "time", "order"]);
    expect(chunks.join(" ")).not.toMatch(/EMAIL|4711|shop|http/);
  });

  it("as runs of adjectives and nouns without the article", () => {
    expect(parts("The new export button is slow and your support team never answers").chunks).toEqual([
      "new export button",
      "support team",
    ]);
    expect(parts("The driver's attitude was awful").chunks).toEqual(["driver's attitude"]);
  });

  it("by words of three letters where the language is not English", () => {
    const german = parts("Das Paket ist kaputt. Niemand hilft [EMAIL]!\nDanke", "de");
    expect(german.sentences).toEqual(["Das Paket ist kaputt.", "Niemand hilft [EMAIL]!"]);
    expect(german.terms).toEqual(["das", "paket", "ist", "kaputt", "niemand", "hilft"]);
    expect(german.chunks).toEqual([]);
    expect(parts("物流太慢了。客服很差！", "zh").sentences).toEqual(["物流太慢了。", "客服很差！"]);
  });
});

describe("tokenise() on any text", () => {
  const piece = fc.constantFrom(
    ...[
      "Hi team,",
      "\n",
      " ",
      "\n\n",
      "The app isn't working",
      ".",
      "!!",
      "👩‍💻",
      "[PHONE]",
      "a-b",
      "$5,000.00",
      "U.S.",
      "e.g.",
      "…",
      "“quoted”",
    ],
    ...[
      "can't",
      "#fail",
      "@shop",
      "http://http://http://",
      ":(",
      "\t",
      "ﬁ",
      "é",
      "soooo",
      "'s",
      "3.5%",
      "Thanks, Bob",
      "no",
      "delivery",
    ],
  );

  it("gives ranges in order, inside the text, that begin and end with no blank", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom("en", "de"), (pieces, language) => {
        const body = pieces.join("");
        const { sentences, terms, chunks } = tokenise(body, language);
        for (const ranges of [sentences, terms, chunks]) {
          let last = 0;
          for (const { start, end } of ranges) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(body.slice(start, end)).toBe(body.slice(start, end).trim());
            last = end;
          }
          expect(last).toBeLessThanOrEqual(body.length);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("gives the same whatever was read before", () => {
    // After "xl's," wink-nlp by itself takes "xl's" for one word wherever it meets it.
    const before = tokenise("the xl's fit", "en");
    tokenise("Bought two of the xl's, both large.", "en");
    expect(tokenise("the xl's fit", "en")).toEqual(before);
    expect(before.terms.map(({ lemma }) => lemma)).toEqual(["xl", "fit"]);
  });

  it.each(["http://", "a-", "#", "www.", "@", "a. "])(
    "takes less than two seconds for twenty thousand characters of %j",
    (part) => {
      const start = process.cpuUsage();
      tokenise(part.repeat(20_000 / part.length), "en");
      expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
    },
  );
});
