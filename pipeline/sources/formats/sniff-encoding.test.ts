import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { UnusableInput } from "../raw-record.ts";
import { decodeText } from "./decode-text.ts";
import { fileBytes } from "./file-bytes.ts";
import { inspectText } from "./sniff-encoding.ts";
import { withFile } from "../../../tests/temporary-files.ts";

async function decoded(bytes: Uint8Array | string, asked?: string) {
  return withFile(bytes, async (path) => {
    const file = await fileBytes(path, "f.csv");
    const inspection = await inspectText(file, asked);
    let text = "";
    for await (const piece of decodeText(file.chunks(), inspection.encoding)) text += piece;
    return { text, ...inspection };
  });
}

const german = "Kunde;Text\nK-1;Die Übertöpfe sind schön, aber beschädigt – „nie wieder“ für 49 €\n";
const latin = "kunde;text\nK-1;Die Übertöpfe sind schön, aber beschädigt, ich möchte mein Geld zurück\n";
const japanese = "番号,本文\n1,注文した植木鉢が割れて届きました。返金をお願いします。\n";

describe("inspectText()", () => {
  it.each([
    ["utf-8", german, Buffer.from(german)],
    ["utf-8", german, Buffer.from(`\ufeff${german}`)],
    ["utf-16le", german, iconv.encode(german, "utf-16le", { addBOM: true })],
    ["utf-16be", german, iconv.encode(german, "utf-16be", { addBOM: true })],
    ["utf-16le", german, iconv.encode(german, "utf-16le")],
    ["utf-16be", german, iconv.encode(german, "utf-16be")],
    ["utf-16le", japanese, iconv.encode(japanese, "utf-16le")],
    ["utf-32le", german, iconv.encode(german, "utf-32le", { addBOM: true })],
  ])("reads %s as it is, without a word", async (encoding, text, bytes) => {
    expect(await decoded(bytes)).toEqual({ text, encoding, warnings: [] });
  });

  it.each([
    ["windows-1252", german],
    ["iso-8859-1", latin],
    ["shift_jis", japanese],
    ["windows-1250", "id;text\n1;Przesyłka przyszła z opóźnieniem, krzesło jest połamane, proszę o zwrot pieniędzy\n"],
    ["windows-1251", "id;text\n1;Доставка опоздала на неделю, стул сломан, верните деньги пожалуйста\n"],
    ["gb18030", "编号,正文\n1,送货太晚了,椅子坏了,请退款。谢谢你们的帮助\n"],
    ["euc-kr", "번호,내용\n1,배송이 늦었고 의자가 부서졌어요. 환불해 주세요\n"],
    ["windows-1252", "id,text\n1,Café was nice\n2,It’s fine\n"],
  ])("recognises %s, and says that it did", async (encoding, text) => {
    const warnings = [`Not UTF-8: read as ${encoding}`];
    expect(await decoded(iconv.encode(text, encoding))).toEqual({ text, encoding, warnings });
  });

  it("reads single bytes that are not UTF-8 as Windows-1252, and names the line of the first", async () => {
    const bytes = Buffer.concat([
      Buffer.from("id\nGrüße\n€5\n"),
      Buffer.from([0x61, 0x62, 0xee, 0x6d, 0xe9]),
      Buffer.from("\n"),
    ]);
    expect(await decoded(bytes)).toEqual({
      text: "id\nGrüße\n€5\nabîmé\n",
      encoding: "utf-8",
      warnings: ["Line 4: byte EE is not UTF-8 (2 such bytes in the file, read as Windows-1252)"],
    });
  });

  it("finds the one broken byte in the middle of a megabyte", async () => {
    const half = Buffer.from("éé\n".repeat(100_000));
    const { text, warnings } = await decoded(Buffer.concat([half, Buffer.from([0xe8, 0x0a]), half]));
    expect(warnings).toEqual(["Line 100,001: byte E8 is not UTF-8 (1 such byte in the file, read as Windows-1252)"]);
    expect(text).toBe(`${"éé\n".repeat(100_000)}è\n${"éé\n".repeat(100_000)}`);
  });

  it("keeps the bytes of a character that the end of the file cuts", async () => {
    const { text, warnings } = await decoded(Buffer.from("schön, schön €").subarray(0, -1));
    expect(text).toBe("schön, schön â‚");
    expect(warnings).toHaveLength(1);
  });

  it("removes NUL characters and names the line of the first", async () => {
    const warnings = ["Line 2: NUL characters were removed (3 in the file)"];
    expect(await decoded("a\nb\0c\n\0\0d\n")).toEqual({ text: "a\nbc\nd\n", encoding: "utf-8", warnings });
  });

  it("says where UTF-16 is damaged", async () => {
    const bytes = Buffer.concat([
      Buffer.from("\ufeffid\n1\n", "utf-16le"),
      Buffer.from([0x00, 0xd8]),
      Buffer.from("x\n", "utf-16le"),
    ]);
    expect(await decoded(bytes)).toEqual({
      text: "id\n1\n\ufffdx\n",
      encoding: "utf-16le",
      warnings: ["Line 3: characters that are not utf-16le stand as U+FFFD"],
    });
  });

  it("says where characters were lost before the file was written", async () => {
    const { warnings } = await decoded("id\n1\nab\ufffdm\n");
    expect(warnings).toEqual(["Line 3: U+FFFD in the file itself: characters were lost before it was written"]);
  });

  it("reads in the encoding that is asked for", async () => {
    const text = "id;text\n1;š\n";
    expect((await decoded(iconv.encode(text, "windows-1250"), "Windows-1250")).text).toBe(text);
  });

  it("refuses an encoding that does not exist", async () => {
    await expect(decoded("a", "utf-7-bit")).rejects.toThrow(UnusableInput);
    await expect(decoded("a", "utf-7-bit")).rejects.toThrow(
      'f.csv cannot be read as "utf-7-bit": wanted utf-8, utf-16le',
    );
  });
});

describe("decodeText()", () => {
  it("gives the same text however the bytes are cut", async () => {
    async function* pieces(bytes: Buffer, step: number) {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    }
    const text = "é€😀漢字 plain";
    for (const encoding of ["utf-8", "utf-16le", "utf-16be", "gb18030"]) {
      const bytes = iconv.encode(text, encoding, { addBOM: encoding !== "gb18030" });
      // iconv-lite loses a character of GB18030 that is given byte by byte.
      for (const step of encoding === "gb18030" ? [2, 3, 5] : [1, 2, 3, 5]) {
        let read = "";
        for await (const piece of decodeText(pieces(bytes, step), encoding)) read += piece;
        expect(read).toBe(text);
      }
    }
  });
});
