import { describe, expect, it } from "vitest";
import { surveyJson } from "./survey-json.ts";

async function survey(text: string, { wanted, step = Infinity }: { wanted?: string; step?: number } = {}) {
  async function* pieces() {
    for (let at = 0; at < text.length; at += step) yield text.slice(at, at + step);
  }
  const { path, offset, isInArray, line, others } = await surveyJson(pieces(), wanted);
  return { path: path.join("."), from: text.slice(offset, offset + 6), isInArray, line, others };
}

describe("surveyJson()", () => {
  it("finds a root array", async () => {
    expect(await survey(' \n[{"a":1}]')).toEqual({ path: "", from: '{"a":1', isInArray: true, line: 2, others: [] });
  });

  it("finds the array in a document, under up to three keys", async () => {
    expect(await survey('{"count":1,"tickets":[{"a":1}]}')).toMatchObject({
      path: "tickets",
      from: '{"a":1',
      isInArray: true,
    });
    expect(await survey('{"data":{"page":{"items":\n[\n{"a":1}]}}}')).toMatchObject({
      path: "data.page.items",
      line: 2,
    });
  });

  it("takes the largest by characters, and names the others", async () => {
    const text =
      '{"users":[{"id":1},{"id":2},{"id":3}],"tickets":[{"text":"Still waiting for my parcel"}],"tags":["a"]}';
    expect(await survey(text)).toMatchObject({ path: "tickets", others: ["users"] });
    expect(await survey(text, { wanted: "users" })).toMatchObject({ path: "users", from: '{"id":' });
  });

  it("leaves the arrays of a record alone: an object with an id is one", async () => {
    const text = '{"id":7,"text":"late","comments":[{"a":1},{"a":2}]}';
    expect(await survey(text)).toMatchObject({ path: "", isInArray: false });
    expect(await survey(`{"ticket":${text}}`)).toMatchObject({ path: "", isInArray: false });
  });

  it("takes objects one after another as records", async () => {
    expect(await survey('{"tickets":[{"a":1}]}\n{"tickets":[]}')).toMatchObject({
      path: "",
      from: '{"tick',
      isInArray: false,
    });
  });

  it("finds an array that the text breaks off in", async () => {
    expect(await survey('{"tickets":[{"a":1},{"a"')).toMatchObject({ path: "tickets", isInArray: true });
  });

  it("finds the same however the text is cut", async () => {
    const text = '{"n\\"ame":"} [","x":{"\\u0061b":\n[{"t":"\\\\","u":[{"v":"]"}]}]}}';
    const whole = await survey(text);
    expect(whole).toMatchObject({ path: "x.ab", line: 2 });
    for (let step = 1; step < text.length; step++) expect(await survey(text, { step })).toEqual(whole);
  });
});
