import { describe, expect, it } from "vitest";
import { openFile, type OpenOptions } from "../open-file.ts";
import { readAll, withFile } from "../../../tests/temporary-files.ts";

const read = (text: string, options: OpenOptions = {}) =>
  withFile(text, async (path) => {
    const opened = await openFile(path, { name: "f", ...options });
    return { opened, ...(await readAll(opened)) };
  });

describe("JSON", () => {
  it("is read from an array", async () => {
    const { opened, objects } = await read('[{"id":1},\n{"id":2}]');
    expect(opened).toMatchObject({ format: "json", headers: [], headerLine: 0, warnings: [] });
    expect(objects).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("is read from the array in a document, twice the same", async () => {
    await withFile('{"tickets":[{"id":1},{"id":2}],"users":[{"id":9}],"next":null}', async (path) => {
      const opened = await openFile(path);
      expect(opened.jsonPath).toBe("tickets");
      expect(Object.keys(opened.lists ?? {})).toEqual(["users"]);
      expect(await readAll(opened)).toEqual(await readAll(opened));
      expect((await readAll(opened)).objects).toEqual([{ id: 1 }, { id: 2 }]);
    });
  });

  it("is read from the path that is asked for, and says which there are", async () => {
    const text = '{"tickets":[{"id":1},{"id":2}],"users":[{"id":9}]}';
    expect((await read(text, { jsonPath: "users" })).objects).toEqual([{ id: 9 }]);
    await expect(read(text, { jsonPath: "orders" })).rejects.toThrow(
      'f has no array of objects at "orders": wanted one of tickets, users',
    );
  });

  it("is one record when it is one object, and none when it is an empty array", async () => {
    expect((await read('{"id":1,"text":"late"}')).objects).toEqual([{ id: 1, text: "late" }]);
    expect(await read("[]")).toMatchObject({ objects: [], problems: [] });
  });

  it("is read as objects one after another over several lines", async () => {
    expect((await read('{\n "id": 1\n}\n{\n "id": 2\n}\n')).objects).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("is known by its content where the header of a CSV begins with a bracket", async () => {
    expect((await read("[id],[text]\n1,late\n")).opened).toMatchObject({ format: "csv", headers: ["[id]", "[text]"] });
  });
});

describe("JSON Lines", () => {
  it("is an object a line; a bad line costs itself alone", async () => {
    const { opened, objects, problems } = await read('{"id":1}\r\n{"id":2,}\r\n\r\n{"id":3}');
    expect(opened.format).toBe("jsonl");
    expect(objects).toEqual([{ id: 1 }, { id: 3 }]);
    expect(problems).toMatchObject([{ line: 2 }]);
  });

  it("is recognised though its first line is bad", async () => {
    const { opened, problems } = await read('{"id":1\n{"id":2}\n{"id":3}\n');
    expect(opened.format).toBe("jsonl");
    expect(problems).toMatchObject([{ line: 1 }]);
  });

  it("reports a line that is nested too deeply, too long, or holds two objects", async () => {
    const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const long = `{"a":"${"x".repeat(1_000_001)}"}`;
    const { objects, problems } = await read(`{"a":1}\n${deep}\n${long}\n{"a":2}{"a":3}\n{"a":4}\n`, {
      format: "jsonl",
    });
    expect(objects).toEqual([{ a: 1 }, { a: 4 }]);
    expect(problems).toMatchObject([
      { line: 2, reason: "Nested 100,001 deep, more than 100" },
      { line: 3, reason: "Cell of 1,000,001 characters, more than 1,000,000" },
      { line: 4 },
    ]);
  });

  it("drops a line of 17 million characters, and goes on", async () => {
    const { objects, problems } = await read(`{"a":1}\n"${"x".repeat(17_000_000)}"\n{"a":2}\n`, { format: "jsonl" });
    expect(objects).toEqual([{ a: 1 }, { a: 2 }]);
    expect(problems).toEqual([{ line: 2, reason: "Line of more than 16,777,216 characters" }]);
  });
});
