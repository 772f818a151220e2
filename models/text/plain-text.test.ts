import { describe, expect, it } from "vitest";
import { toPlainText } from "./plain-text.ts";

describe("toPlainText()", () => {
  it("leaves text alone that only looks a little like markup", () => {
    for (const text of [
      "I <3 this & that",
      "a < b > c",
      "<order 123>",
      "see <bob@mail.example>",
      "if x <p and y> q then",
      "Tom &Jerry; &co, R&D",
      "line one\n\n  line two",
    ]) {
      expect(toPlainText(text)).toBe(text);
    }
  });

  it("turns blocks and table rows into lines, and links into their words", () => {
    expect(toPlainText("<p>Hi team,<br>it is <b>bad</b>.</p><p>See <a href='https://x.example'>this</a></p>")).toBe(
      "Hi team,\nit is bad.\n\nSee this",
    );
    expect(
      toPlainText("<table><tr><td>Item</td><td>Price</td></tr><tr><td>Shoe</td><td>12 &euro;</td></tr></table>"),
    ).toBe("Item Price\nShoe 12 €");
    expect(toPlainText("<ul><li>one</li><li>two</li></ul>")).toBe("- one\n- two");
    expect(toPlainText("<blockquote>old<br>mail</blockquote>")).toBe("> old\n> mail");
  });

  it("drops images, scripts, styles and comments", () => {
    const markup =
      "<style>p{}</style><script>alert(1)</script><!-- note --><p>Broken <img alt='logo' src='data:x'>again</p>";
    expect(toPlainText(markup)).toBe("Broken again");
  });

  it("keeps loose angle brackets inside markup", () => {
    expect(toPlainText("<p>I <3 it, 5 < 6, from <bob@mail.example></p>")).toBe(
      "I <3 it, 5 < 6, from <bob@mail.example>",
    );
  });

  it("decodes entities, also twice encoded ones, and keeps the lines of a text without block tags", () => {
    expect(toPlainText("bob&#64;mail.example &amp; AT&amp;T")).toBe("bob@mail.example & AT&T");
    expect(toPlainText("it&amp;#39;s late&nbsp;again")).toBe("it's late\u00a0again");
    expect(toPlainText("<b>one</b>\ntwo &lt;3")).toBe("one\ntwo <3");
  });

  it("loses no words to depth or length", () => {
    expect(toPlainText(`${"<table>".repeat(500)}deep`)).toBe("deep");
    const long = "<p>hello <b>world</b> &euro;</p>".repeat(10_000);
    expect(toPlainText(long).match(/hello world €/g)).toHaveLength(10_000);
  });

  it.each(["<", "<p ", "<div>", "<!--", "&amp;", "<script>", "<p> \n", '<a href="', "<b> </b>"])(
    "reads ten megabytes of %j within five seconds",
    (part) => {
      const start = process.cpuUsage();
      toPlainText(part.repeat(10_000_000 / part.length));
      expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
    },
  );
});
