import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPersonalData } from "./personal-data.ts";

const mask = (text: string) => maskPersonalData(text).text;

describe("maskPersonalData()", () => {
  it("replaces every kind by its placeholder and leaves the rest of the text alone", () => {
    expect(
      mask(
        "Mail bob@shop.example or call +49 171 1234567, card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00.",
      ),
    ).toBe("Mail [EMAIL] or call [PHONE], card [CARD], IBAN [IBAN].");
    expect(mask("From 86.231.85.193, SSN 457-55-5462, see https://shop.example/reset?token=abc123 please")).toBe(
      "From [IP], SSN [ID], see [URL] please",
    );
  });

  it("numbers persons and addresses, the same by one number, also by a part of the name", () => {
    expect(mask("Hi, Maria Lopez here. Tom promised a call. Maria again. Ms Lopez is angry, Tom!")).toBe(
      "Hi, [NAME_1] here. [NAME_2] promised a call. [NAME_1] again. [NAME_1] is angry, [NAME_2]!",
    );
    expect(mask("Not 12 Baker Street but 14 Baker Street, I said 12 Baker Street")).toBe(
      "Not [ADDRESS_1] but [ADDRESS_2], I said [ADDRESS_1]",
    );
    expect(mask("[NAME_2] sent me to Sarah")).toBe("[NAME_2] sent me to [NAME_3]");
  });

  it("leaves names and addresses where it is told to", () => {
    expect(maskPersonalData("Sarah, 12 Baker Street, bob@mail.example", { names: false }).text).toBe(
      "Sarah, 12 Baker Street, [EMAIL]",
    );
  });

  it("tells where the placeholders stand, in the masked text", () => {
    const { text, masked } = maskPersonalData("a@b.example, then 555-123-4567");
    expect(text).toBe("[EMAIL], then [PHONE]");
    expect(masked).toEqual([
      { kind: "email", start: 0, end: 7 },
      { kind: "phone", start: 14, end: 21 },
    ]);
  });

  it("hands a text without candidates back as it is", () => {
    const text = "The delivery was late again & nobody answered.";
    expect(maskPersonalData(text)).toEqual({ text, masked: [] });
  });

  it("sees through fullwidth digits, zero-width characters, non-breaking spaces and other decimal digits", () => {
    expect(mask("call ０７７００ ９００１２３ now")).toBe("call [PHONE] now");
    expect(mask("4111\u200b1111\u200b1111\u200b1111")).toBe("[CARD]");
    expect(mask("bob\u200b@mail\u2060.example")).toBe("[EMAIL]");
    expect(mask("tel\u00a0020\u00a07946\u00a00958")).toBe("tel\u00a0[PHONE]");
    expect(mask("+٤٤ ٧٧٠٠ ٩٠٠١٢٣")).toBe("[PHONE]");
    expect(mask("𝐛𝐨𝐛@𝐦𝐚𝐢𝐥.example")).toBe("[EMAIL]");
    expect(mask("457‑55‑5462 is my number")).toBe("[ID] is my number");
  });

  it("leaves what a shop writes in digits: orders, dates, amounts, tracking, times, versions", () => {
    for (const text of [
      "Order 0123456789 and order no. 555-123-4567, ticket 40192-H, PO 4500071882",
      "delivered 2024-05-12, 12.05.2024, 12/05/2024 and 20240512 at 11:20",
      "paid 1.234.567,89 EUR, 1 234 567 €, $1,234,567.00 for 12345678 units",
      "tracking 9400111899223197428490, 1Z999AA10123456784, LP400291234567",
      "INV-2024-555-123-4567 and bag tag 0417 882 311",
      "version 4.18.2.0 on iOS 10.12.14.16, chapter 1.2.3.4",
      "1️⃣ first 2️⃣ second, 24/7, 2019-2024, 50% of 3 x 128 GB",
    ]) {
      expect(mask(text)).toBe(text);
    }
  });

  it("leaves a text with placeholders as it is", () => {
    const text = "[EMAIL] and [PHONE] wrote to [URL], order 123";
    expect(maskPersonalData(text).text).toBe(text);
    expect(maskPersonalData(text).masked.map(({ kind }) => kind)).toEqual(["email", "phone", "url"]);
  });

  it("changes nothing the second time, whatever the text", () => {
    const parts = fc.constantFrom(
      ...[
        "call ",
        "order ",
        "card ",
        "BSN ",
        "my number is ",
        "ip ",
        "v",
        " ",
        "-",
        ".",
        "/",
        "(",
        ")",
        "+",
        "@",
        "\n",
        "x",
        "[",
        "]",
        ", ",
      ],
      ...[
        "4111 1111 1111 1111",
        "bob@mail.example",
        "0171 1234567",
        "555-123-4567",
        "86.231.85.193",
        "111222333",
        "[EMAIL]",
        "１２",
      ],
      ...[
        "GB29 NWBK 6016 1331 9268 19",
        "https://a.example/?token=",
        "457-55-5462",
        "12",
        "007",
        "2024-05-12",
        "\u200b",
        "\u00a0",
      ],
      ...[
        "Sarah ",
        "Mr ",
        "Hleb",
        " and ",
        "my name is ",
        "Regards,\n",
        "12 Baker Street",
        "Apt. 5",
        "Brown",
        "Dr. ",
        "[NAME_2]",
      ],
      ...["born ", "bank account ", "corner of ", "Hochstrasse 96 ", "sarah ", "'s", "London", "Will "],
    );
    const texts = fc.oneof(
      fc.array(parts, { maxLength: 14 }).map((chosen) => chosen.join("")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = maskPersonalData(text);
        expect(maskPersonalData(once.text)).toEqual(once);
        for (const { kind, start, end } of once.masked) {
          expect(once.text.slice(start, end).replace(/_\d+/, "")).toBe(`[${kind.toUpperCase()}]`);
        }
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

describe("maskPersonalData() on attack text", () => {
  const attacks = [
    "1",
    "1 ",
    "12-",
    "+1",
    "a@",
    "a.",
    "(1) ",
    "1.",
    "http://a?b=",
    "GB29",
    "a at ",
    "1:",
    "call 1 ",
    '"@',
    "Sarah ",
    "Mr ",
    "1 Apt 1 ",
    "12 Street ",
    "Regards,\n",
    "My name is Hleb ",
    "Xx ",
    "Weg 5 ",
    "born 1/1/1990 ",
    "bank account ",
    "Smith, ",
  ];

  /** Processor time, which other processes do not lengthen as they do the time of the day. */
  function cpuMs(text: string): number {
    const start = process.cpuUsage();
    maskPersonalData(text);
    return process.cpuUsage(start).user / 1000;
  }

  it.each(attacks)("takes linear time on a megabyte of %j", (part) => {
    const growth = () => {
      const half = cpuMs(part.repeat(500_000 / part.length));
      // Below 40 ms the clock and the collector of garbage are all that is measured.
      return cpuMs(part.repeat(1_000_000 / part.length)) / Math.max(40, half);
    };
    // A collection of garbage may fall into one measurement, not into three.
    const smallest = [1, 2, 3].reduce((least) => (least <= 2.5 ? least : growth()), Infinity);
    expect(smallest).toBeLessThanOrEqual(2.5);
  });
});
