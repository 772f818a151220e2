import { describe, expect, it } from "vitest";
import { withoutQuotesAndSignature as own } from "./mail.ts";

describe("withoutQuotesAndSignature()", () => {
  it("drops the mail that is answered, in several languages", () => {
    expect(
      own("It fails again.\n\nOn Mon, 3 May 2024 at 10:11, Support <[EMAIL]> wrote:\n> Please try\n> Thanks"),
    ).toBe("It fails again.");
    expect(own("Geht nicht.\n\nAm 03.05.2024 um 10:11 schrieb Support:\nBitte versuchen Sie es")).toBe("Geht nicht.");
    expect(own("Non.\n\nLe lun. 3 mai 2024 à 10:11, Support <[EMAIL]> a\nécrit :\n\n> Bonjour")).toBe("Non.");
    expect(own("No.\n\n-----Original Message-----\nFrom: Support\nSent: Monday\n\nDear")).toBe("No.");
    expect(own("Nein.\n\n________________________________\nVon: Support\nGesendet: Montag\nAn: Bob\n\nText")).toBe(
      "Nein.",
    );
  });

  it("keeps answers written between the quoted lines", () => {
    expect(own("On Tue, May 3, 2024, Bob wrote:\n> When?\nMonday.\n> Is it broken?\nYes, totally.")).toBe(
      "Monday.\nYes, totally.",
    );
  });

  it("drops signatures, closings with a name, device lines and disclaimers", () => {
    expect(own("Hi,\nit is broken.\n\nKind regards,\nBob Miller\nHead of Sales\n+1 555")).toBe("Hi,\nit is broken.");
    expect(own("Broken.\n-- \nBob\nACME")).toBe("Broken.");
    expect(own("Broken.\nRegards, Tom")).toBe("Broken.");
    expect(own("Kaputt.\n\nMit freundlichen Grüßen\nMax Muster\n12345 Berlin")).toBe("Kaputt.");
    expect(own("Late again\n\nSent from my iPhone")).toBe("Late again");
    expect(own("All good.\n\nThis email is confidential and intended solely for the addressee.")).toBe("All good.");
  });

  it("keeps a line of thanks, without the card below it", () => {
    expect(own("It works.\nThanks,\nBob Miller\nHead of Sales")).toBe("It works.\nThanks,");
  });

  it("keeps what only looks like a quote or a signature", () => {
    for (const text of [
      "On the form you wrote:\nthat I can return it.",
      "> 3 weeks waiting and nothing",
      "Pro\n--\nThis hotel was great. We will return.\n--\nCon",
      "The best\nhotel",
      "From: here to there it took an hour",
      "Kind regards,\nBob\nPS: please cancel my plan too",
    ]) {
      expect(own(text)).toBe(text);
    }
  });

  it("never leaves nothing of a text with words", () => {
    for (const text of [
      "-- \nBob",
      "> all of it\n> is quoted",
      "---------- Forwarded message ---------\nFrom: x\nDate: y\n\nBroken",
      "Best,\nAnna",
    ]) {
      expect(own(text)).toBe(text);
    }
  });

  it.each(["> ", "On ", "From: a\n", "-", "--\n", "Regards\n", "\n", "On 1 wrote ", "this message "])(
    "takes less than a second for twenty thousand characters of %j",
    (part) => {
      const start = process.cpuUsage();
      own(part.repeat(20_000 / part.length));
      expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
    },
  );
});
