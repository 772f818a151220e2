/** Imports over HTTP: once, whole, and without leaving anything behind. */

import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiProfiles, formOf, openApi, type TestApi } from "../tests/open-api.ts";

const csv = `id,customer,text,date
1,ann,The parcel came a week late and nobody answered,2026-03-01
2,bob,"Lovely service, thank you",2026-03-02
3,cat,,2026-03-03
`;

const csvWith = (word: string) => csv.replace("parcel", word);
const csvType = { "content-type": "text/csv" };

/** Where and how a form is sent, and its fields. */
interface UploadWishes {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
}

describe.each(apiProfiles("imports over the API"))("$profile", ({ open }) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await open();
  });
  afterAll(() => api.close());

  const upload = (text: string, { query = "", headers = {}, fields = {} }: UploadWishes = {}) =>
    api.json(`/v1/imports${query}`, { method: "POST", headers, body: formOf(text, fields) });
  const count = async (kind = "feedback") =>
    Number((await api.engine.database.query<{ n: number }>(`select count(*) as n from ${kind}`))[0]!.n);

  it("a form's file is imported with its row report, found again by id, and known when it comes again", async () => {
    const first = await upload(csv, { fields: { name: "C:\\exports\\march.csv" } });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ file: "march.csv", kind: "feedback", rows: 3, repeated: false });
    expect(first.body.accepted + first.body.duplicates + first.body.rejected).toBe(3);
    expect((await api.json(`/v1/imports/${first.body.id}`)).body).toEqual(first.body);
    const again = await upload(csv, { fields: { name: "again.csv" } });
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, file: "again.csv", repeated: true } });
  });

  it("the body itself may be the file, called by the query", async () => {
    const body = csvWith("crate");
    const { status, body: report } = await api.json("/v1/imports?name=crates.csv", {
      method: "POST",
      body,
      headers: csvType,
    });
    expect(status).toBe(201);
    expect(report).toMatchObject({ file: "crates.csv", format: "csv", rows: 3 });
  });

  it("a dry run reports and stores nothing, whether the query or the form asks for it", async () => {
    const before = await count();
    const text = csvWith("wheel");
    expect(await upload(text, { query: "?dryRun=1" })).toMatchObject({ status: 200, body: { dryRun: true, rows: 3 } });
    const { status, body } = await upload(text, { fields: { dryRun: "true" } });
    expect({ status, dryRun: body.dryRun }).toEqual({ status: 200, dryRun: true });
    expect(await count()).toBe(before);
    expect((await api.json(`/v1/imports/${body.id}`)).status).toBe(404);
  });

  it("columns can be mapped in the query and in the form", async () => {
    const text = "a,b,c\nann,The kettle leaks,2026-03-01\nbob,The kettle sings,2026-03-02\n";
    const query = "?as=feedback&map=text%3Db&map=customer%3Da&dryRun=1";
    for (const report of [
      (await upload(text, { query })).body,
      (await upload(text, { fields: { as: "feedback", map: "text=b" }, query: "?dryRun=1" })).body,
    ]) {
      expect(report.columns).toContainEqual(expect.objectContaining({ column: "b", field: "text" }));
    }
  });

  it("what is said of a file tells imports apart, in whatever order and wherever it is said", async () => {
    const text = csvWith("candle");
    const first = await upload(text);
    const kind = await upload(text, { fields: { as: "feedback" } });
    const euro = await upload(text, { fields: { currency: "EUR", timezone: "Europe/Berlin" } });
    const euroAgain = await upload(text, { query: "?timezone=Europe/Berlin", fields: { currency: "EUR" } });
    const latin = await upload(text, { fields: { encoding: "windows-1252" } });
    expect([first, kind, euro, euroAgain, latin].map(({ status }) => status)).toEqual([201, 200, 201, 200, 201]);
    expect(kind.body.id).toBe(first.body.id);
    expect(euroAgain.body.id).toBe(euro.body.id);
    expect(new Set([first, euro, latin].map(({ body }) => body.id)).size).toBe(3);
  });

  it("the same request under the same key is done once and answered the same", async () => {
    const headers = { "idempotency-key": "key-1" };
    const first = await upload(csvWith("ladder"), { headers });
    expect(first.status).toBe(201);
    expect(await upload(csvWith("ladder"), { headers })).toEqual(first);
  });

  it("another file, or other options, under a key that was used are a conflict", async () => {
    const headers = { "idempotency-key": "key-2" };
    expect((await upload(csvWith("hammer"), { headers })).status).toBe(201);
    const before = await count();
    for (const other of [
      await upload(csvWith("nail"), { headers }),
      await upload(csvWith("hammer"), { headers, fields: { currency: "EUR" } }),
    ])
      expect(other).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
    expect(await count()).toBe(before);
  });

  it.each([
    ["under one key", { headers: { "idempotency-key": "key-3" } }],
    ["without a key", {}],
  ])("twenty of the same file at once %s are one import", async (how, options) => {
    const before = await count("imports");
    const text = csvWith(`teapot ${how}`);
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(text, options)));
    expect(await count("imports")).toBe(before + 1);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    if ("headers" in options) for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it.each([
    ["is empty", "", "empty.csv", {}],
    ["is binary", "\x00\x01\x02\x00\xff\x00PNG\x00", "photo.csv", {}],
    ["is to be read in an unknown zone", csv, "zone.csv", { timezone: "Mars/Olympus" }],
  ])("a file that %s is unusable input, and the message names it", async (_how, text, name, fields) => {
    const { status, body } = await upload(text, { fields: { name, ...fields } });
    expect({ status, code: body.error.code }).toEqual({ status: 422, code: "unusable_input" });
    expect(body.error.message).toContain(name);
  });

  it("nothing is left where uploads wait", () => {
    expect(api.uploads()).toEqual([]);
  });
});

describe("limits of uploads", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ uploads: { bytes: 50_000, atOnce: 2, stallMs: 300 } });
  });
  afterAll(() => api.close());

  const post = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
    api.json("/v1/imports", { method: "POST", headers, ...(body !== undefined && { body }) });
  const nothingLeft = () => expect.poll(api.uploads).toEqual([]);

  /** A request of which only the beginning is sent; ends as `end` says. */
  const begin = (headers: Record<string, string>, { chunk, leave }: { chunk: string; leave: boolean }) =>
    new Promise<{ status?: number; body: string }>((resolve) => {
      const sent = request(`${api.url}/v1/imports`, { method: "POST", headers }, (response) => {
        let body = "";
        response.on("data", (piece: Buffer) => (body += piece.toString()));
        response.on("end", () => resolve({ status: response.statusCode!, body }));
      });
      sent.on("error", () => resolve({ body: "" }));
      sent.write(chunk);
      if (leave) setTimeout(() => sent.destroy(), 100);
    });

  const form = { "content-type": "multipart/form-data; boundary=x" };
  const formStart = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,text\n1,';

  it.each([
    ["as the body, told beforehand", () => post("x".repeat(2_000_000), csvType)],
    ["as the body, found out on the way", () => post("x".repeat(60_000), csvType)],
    ["in a form", () => post(formOf("x".repeat(60_000)))],
  ])("a file that is too large %s is 413", async (_how, send) => {
    expect(await send()).toMatchObject({ status: 413, body: { error: { code: "too_large" } } });
    await nothingLeft();
  });

  it.each([
    ["without a type", () => post(undefined), 415, "unsupported_type"],
    ["compressed", () => post("x", { ...csvType, "content-encoding": "gzip" }), 415, "unsupported_type"],
    [
      "as a form without a boundary",
      () => post("x", { "content-type": "multipart/form-data" }),
      400,
      "invalid_request",
    ],
    ["as a form that ends too early", () => post(formStart, form), 400, "invalid_request"],
    ["as a form that is none", () => post("hello", form), 400, "invalid_request"],
    ["as a form with an unknown field", () => post(formOf(csv, { dryrun: "1" })), 400, "invalid_request"],
    ["as a form with an enormous field", () => post(formOf(csv, { map: "x".repeat(11_000) })), 413, "too_large"],
    ["with an empty key", () => post(formOf(csv), { "idempotency-key": "a b" }), 400, "invalid_request"],
  ])("an upload %s is refused", async (_how, send, status, code) => {
    expect(await send()).toMatchObject({ status, body: { error: { code } } });
    await nothingLeft();
  });

  it("a form that ends at any byte of it is refused, and the server lives", async () => {
    const whole = `${formStart}a\r\n--x\r\ncontent-disposition: form-data; name="as"\r\n\r\nfeedback\r\n--x--\r\n`;
    const cuts = Array.from({ length: whole.length - 4 }, (_, i) => whole.slice(0, i));
    const statuses = new Set<number>();
    for (const cut of cuts) statuses.add((await post(cut, form)).status);
    expect(statuses).toEqual(new Set([400]));
    await nothingLeft();
  });

  it("a form without a file, and one with two, are refused", async () => {
    const none = new FormData();
    none.append("as", "feedback");
    const two = formOf(csv);
    two.append("other", new Blob([csv]), "other.csv");
    for (const body of [none, two])
      expect(await post(body)).toMatchObject({ status: 400, body: { error: { code: "invalid_request" } } });
    await nothingLeft();
  });

  it.each([
    ["the body", csvType, "id,text\n1,"],
    ["a form", form, formStart],
  ])("an upload as %s that is cut off leaves nothing behind", async (_as, headers, chunk) => {
    const before = await api.engine.database.query("select * from imports");
    await begin(headers, { chunk, leave: true });
    await nothingLeft();
    expect(await api.engine.database.query("select * from imports")).toEqual(before);
  });

  it("an upload that stalls is given up, and who comes while too many are under way is sent away", async () => {
    const stalled = [0, 1].map(() => begin(csvType, { chunk: "id,text\n", leave: false }));
    await expect.poll(() => api.uploads().length).toBe(2);
    const third = await api.ask("/v1/imports", { method: "POST", body: csv, headers: csvType });
    expect(third.status).toBe(503);
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
    for (const { status, body } of await Promise.all(stalled)) {
      expect(status).toBe(408);
      expect(JSON.parse(body).error.code).toBe("upload_stalled");
    }
    await nothingLeft();
    expect((await post(csv, csvType)).status).toBe(201);
  });
});
