import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseText } from "./unicode.ts";

const normal = (text: string) => normaliseText(text);

describe("normaliseText()", () => {
  it("composes letters and unifies line ends and spaces", () => {
    expect(normal("cafe\u0301\r\nis\u00a0closed\ttoday \u2028now")).toBe("café\nis closed today\nnow");
    expect(normal("one\n\n\n\n\ntwo   \nthree")).toBe("one\n\ntwo\nthree");
  });

  it("drops control, zero-width and direction characters", () => {
    expect(normal("re\u200bfu\u00adnd\u0000 \u202enow\u202c\ufeff")).toBe("refund now");
  });

  it("keeps emoji that are joined, and the joiners of Persian words", () => {
    expect(normal("great 👩‍💻 👍🏽 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿")).toBe("great 👩‍💻 👍🏽 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿");
    expect(normal("می‌خواهم")).toBe("می‌خواهم");
    expect(normal("re\u200dfu\u200cnd")).toBe("refund");
  });

  it("makes lone surrogates replacement characters", () => {
    expect(normal("a\ud800b \udc00")).toBe("a\ufffdb \ufffd");
  });

  it("keeps repeated letters", () => {
    expect(normal("soooooo late!!!!!")).toBe("soooooo late!!!!!");
  });

  it("undoes lookalike and styled letters, and leaves other scripts alone", () => {
    expect(normal("tеrrible sеrviсe, ｂａｄ 𝐚𝐩𝐩")).toBe("terrible service, bad app");
    expect(normal("Спасибо, очень хорошо. Ευχαριστώ")).toBe("Спасибо, очень хорошо. Ευχαριστώ");
  });

  it("cuts a long text between words and says so", () => {
    expect(normaliseText("one two three", 9)).toBe("one two");
    expect(normaliseText("one two three", 13)).toBe("one two three");
    expect(normaliseText("word ".repeat(300_000))).toHaveLength(19_999);
    expect(normaliseText("😀".repeat(10), 9)).toBe("😀😀😀😀");
  });

  it("changes nothing the second time, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(normal(normal(text))).toBe(normal(text));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("takes less than a second for a megabyte of blanks", () => {
    const start = process.cpuUsage();
    normaliseText(`a${" ".repeat(1_000_000)}b`);
    normaliseText("a \n".repeat(300_000));
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
  });
});
