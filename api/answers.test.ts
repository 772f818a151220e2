/** What the API answers after a run, from upload to report. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { formOf, openApi, type TestApi } from "../tests/open-api.ts";
import { feedbackCsv, ordersCsv } from "../tests/two-groups.ts";
import type { RunResponse } from "./responses.ts";
import { routes } from "./routes.ts";

let api: TestApi;
let importId: string;
let started: { readonly status: number; readonly location: string | null; readonly run: RunResponse };
let events: readonly { readonly event: string; readonly run: RunResponse }[];
let eventHeaders: Headers;

function eventsIn(text: string) {
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("event: "))
    .map((block) => {
      const [event, data] = block.split("\n");
      return { event: event!.slice(7), run: JSON.parse(data!.slice(6)) as RunResponse };
    });
}

const post = (path: string, body: unknown, method = "POST") =>
  api.json(path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  api = await openApi();
  api.engine.work();
  for (const [name, text] of [
    ["feedback.csv", feedbackCsv],
    ["orders.csv", ordersCsv],
  ] as const) {
    const { status, body } = await api.json("/v1/imports", { method: "POST", body: formOf(text, { name }) });
    expect({ status, rejected: body.rejected }).toEqual({ status: 201, rejected: 0 });
    importId = body.id as string;
  }
  const response = await api.ask("/v1/runs", { method: "POST" });
  started = {
    status: response.status,
    location: response.headers.get("location"),
    run: (await response.json()) as RunResponse,
  };
  const stream = await api.ask(`/v1/runs/${started.run.id}/events`, { headers: { "accept-encoding": "gzip" } });
  eventHeaders = stream.headers;
  events = eventsIn(await stream.text());
}, 120_000);
afterAll(() => api.close());

it("a run is accepted, with where to watch it", () => {
  expect(started.status).toBe(202);
  expect(started.location).toBe(`/v1/runs/${started.run.id}`);
  expect(started.run.options).toEqual({ seed: 1 });
});

it("its events tell of progress and end with the end, uncompressed", async () => {
  expect(eventHeaders.get("content-type")).toBe("text/event-stream");
  expect(eventHeaders.get("content-encoding")).toBeNull();
  expect(events.length).toBeGreaterThan(1);
  expect(events.map(({ event }) => event)).toEqual([...Array(events.length - 1).fill("progress"), "end"]);
  for (const { run } of events) expect(run.done).toBeLessThanOrEqual(run.total);
  const last = events.at(-1)!.run;
  expect(last).toMatchObject({
    status: "done",
    steps: expect.arrayContaining([expect.objectContaining({ rows: 48 })]),
  });
  expect(await api.json(`/v1/runs/${last.id}`)).toEqual({ status: 200, body: last });
});

it("the events of a run that is over are its end alone", async () => {
  const text = await (await api.ask(`/v1/runs/${started.run.id}/events`)).text();
  expect(eventsIn(text)).toEqual([{ event: "end", run: events.at(-1)!.run }]);
});

it("who gets events may leave", async () => {
  const { body } = await post("/v1/runs", { seed: 2 });
  const leaving = new AbortController();
  const response = await api.ask(`/v1/runs/${body.id}/events`, { signal: leaving.signal });
  await response.body!.getReader().read();
  leaving.abort();
  expect((await api.ask("/v1/health")).status).toBe(200);
  await expect.poll(async () => (await api.json(`/v1/runs/${body.id}`)).body.status, { timeout: 20_000 }).toBe("done");
});

it("the glad who buy much and the sad who buy little are in different segments", async () => {
  const { body } = await api.json("/v1/segments");
  expect(body.figures).toMatchObject({ feedback: 48, read: 48, customers: 24, orders: 84, anonymous: 0 });
  const segmentOf = async (id: string) => (await api.json(`/v1/customers/${id}`)).body.segment.id;
  expect(await segmentOf("g1")).not.toBe(await segmentOf("s1"));
});

it("a segment is found by id and by name, and an unknown one is told with the known ones", async () => {
  const [first] = (await api.json("/v1/segments")).body.segments;
  expect((await api.json(`/v1/segments/${first.id}`)).body).toEqual(first);
  expect((await api.json(`/v1/segments/${encodeURIComponent(first.name.toUpperCase())}`)).body).toEqual(first);
  const { status, body } = await api.json("/v1/segments/s99");
  expect({ status, code: body.error.code }).toEqual({ status: 404, code: "not_found" });
  expect(body.error.message).toContain(first.name);
});

it.each([1, 5, 500])("pages of %i hold each customer of a segment once, by id", async (limit) => {
  const [{ id, size }] = (await api.json("/v1/segments")).body.segments;
  const found: string[] = [];
  for (let cursor = ""; ;) {
    const { body } = await api.json(`/v1/segments/${id}/customers?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    found.push(...body.items.map(({ customer }: { customer: string }) => customer));
    expect(body.items.length).toBeLessThanOrEqual(limit);
    expect(body.items.length).toBeGreaterThan(0);
    if (body.next === undefined) break;
    cursor = body.next as string;
  }
  expect(found).toEqual([...new Set(found)].sort());
  expect(found.length).toBe(size);
});

it("a cursor that the API did not give is refused", async () => {
  expect((await api.json("/v1/segments/s1/customers?cursor=@@@")).status).toBe(400);
});

it("every verbatim is the text at its place, in what was written", async () => {
  const { body } = await api.json("/v1/segments");
  const quotes = body.segments.flatMap(({ verbatims }: { verbatims: unknown[] }) => verbatims);
  expect(quotes.length).toBeGreaterThan(2);
  for (const { customer, feedback, text, start, end } of quotes) {
    const profile = (await api.json(`/v1/customers/${customer}`)).body;
    const written = profile.feedback.find(({ id }: { id: string }) => id === feedback);
    expect(written.body.slice(start, end)).toBe(text);
  }
});

it("why a customer is in a segment: what pulls, strongest first, and own sentences", async () => {
  const { body } = await api.json("/v1/customers/s1/why");
  const pulls = body.reasons.map(({ pull }: { pull: number }) => Math.abs(pull));
  expect(pulls).toEqual([...pulls].sort((a, b) => b - a));
  expect(body.verbatims.length).toBeGreaterThan(0);
  for (const { feedback } of body.verbatims) expect(feedback).toMatch(/^s1-/);
});

it("an unknown customer is not found, and the id is not repeated", async () => {
  const { status, body } = await api.json("/v1/customers/anna%40example.com");
  expect({ status, code: body.error.code }).toEqual({ status: 404, code: "not_found" });
  expect(body.error.message).not.toContain("example");
});

it("an audience is found by words and by rule, page by page", async () => {
  const words = (await api.json("/v1/audiences/preview?q=unhappy%20customers&limit=500")).body;
  expect(words.of).toBe(24);
  expect(words.size).toBe(words.items.length);
  expect(words.understood.length).toBeGreaterThan(0);
  const where = encodeURIComponent(words.rule);
  expect((await api.json(`/v1/audiences/preview?where=${where}&limit=500`)).body).toMatchObject({ size: words.size });
  const first = (await api.json(`/v1/audiences/preview?where=${where}&limit=3`)).body;
  const second = (await api.json(`/v1/audiences/preview?where=${where}&limit=3&cursor=${first.next}`)).body;
  expect([...first.items, ...second.items]).toEqual(words.items.slice(0, 6));
});

it("a question that is not understood is an invalid request that says where", async () => {
  const { status, body } = await api.json("/v1/audiences/preview?where=spnd%20%3E%205");
  expect({ status, code: body.error.code }).toEqual({ status: 400, code: "invalid_request" });
  expect(body.error.details.column).toBe(1);
  expect(body.error.details.suggestions).toContain("spend");
});

it("texts are read in order, masked, and those that cannot be read say why", async () => {
  const texts = [
    { id: 7, text: "I love it, write to anna@example.com" },
    { text: "   " },
    { id: "z", text: "Broken on arrival. Awful." },
  ];
  const { status, body } = await post("/v1/read", { texts, vectors: true });
  expect(status).toBe(200);
  expect(body.readings.map(({ id }: { id: string }) => id)).toEqual(["7", "2", "z"]);
  expect(body.readings[0]).toMatchObject({ text: "I love it, write to [EMAIL]", mood: { label: "positive" } });
  expect(Math.hypot(...(body.readings[0].vector as number[]))).toBeCloseTo(1, 3);
  expect(body.readings[1].rejected).toEqual(expect.any(String));
  expect(body.readings[2].mood.label).toBe("negative");
});

it("metrics count requests by their route and tell of the queue, without a path", async () => {
  const response = await api.ask("/v1/metrics");
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  const text = await response.text();
  expect(text).toContain('attune_http_request_seconds_count{method="GET",route="/v1/customers/:id",status="404"} 1');
  expect(text).toMatch(/attune_queue_tasks\{state="waiting"\} 0/);
  expect(text).not.toMatch(/anna|s1-|g1\b/);
});

it("every JSON route answers exactly what its schema says", async () => {
  const reading = "/v1/feedback/g1-0/reading";
  const calls: Record<string, () => Promise<{ status: number; body: unknown }>> = {
    "post /imports": () => api.json("/v1/imports?dryRun=1", { method: "POST", body: formOf(feedbackCsv) }),
    "get /imports/{id}": () => api.json(`/v1/imports/${importId}`),
    "post /runs": async () => {
      const options = { asOf: "2026-06-30", segments: 2, topics: 2, weights: { value: 2 }, protect: ["Area"] };
      const made = await post("/v1/runs", options);
      // What comes after is of its result.
      await api.ask(`/v1/runs/${made.body.id}/events`).then((response) => response.text());
      return made;
    },
    "get /runs/{id}": () => api.json(`/v1/runs/${started.run.id}`),
    "get /segments": () => api.json("/v1/segments"),
    "get /segments/{id}": () => api.json("/v1/segments/s1"),
    "patch /segments/{id}": () => post("/v1/segments/s1", { name: "Ours", by: "ada" }, "PATCH"),
    "delete /segments/{id}/name": () => api.json("/v1/segments/s1/name", { method: "DELETE" }),
    "get /segments/{id}/customers": () => api.json("/v1/segments/s1/customers?limit=500"),
    "get /customers/{id}": () => api.json("/v1/customers/g1"),
    "get /customers/{id}/why": () => api.json("/v1/customers/g1/why"),
    "get /audiences/preview": () => api.json("/v1/audiences/preview?q=happy%20customers"),
    "post /audiences": () => post("/v1/audiences", { name: "Happy", q: "happy customers" }),
    "patch /audiences/{id}": () => post("/v1/audiences/a1", { webhook: "https://shop.example/moves" }, "PATCH"),
    "post /audiences/{id}/webhook/again": () => post("/v1/audiences/a1/webhook/again", {}),
    "get /audiences": () => api.json("/v1/audiences"),
    "get /audiences/{id}": () => api.json("/v1/audiences/happy"),
    "get /audiences/{id}/customers": () => api.json("/v1/audiences/a1/customers?limit=3"),
    "get /audiences/{id}/diff": () => api.json("/v1/audiences/a1/diff"),
    "get /audiences/{id}/overlap": () => api.json("/v1/audiences/a1/overlap?with=a1"),
    "delete /audiences/{id}": () => api.json("/v1/audiences/a1", { method: "DELETE" }),
    "get /feedback/{id}/reading": () => api.json(reading),
    "patch /feedback/{id}/reading": () => post(reading, { mood: "neutral", intent: "other", by: "ada" }, "PATCH"),
    "delete /feedback/{id}/reading": () => api.json(reading, { method: "DELETE" }),
    "get /evaluation": () => api.json("/v1/evaluation"),
    "get /topics": () => api.json("/v1/topics"),
    "patch /topics/{id}": () => post("/v1/topics/t1", { label: "Ours", by: "ada" }, "PATCH"),
    "post /topics": () => post("/v1/topics", { label: "Sad ones", texts: ["s0-0", "s1-0"] }),
    "delete /topics/{id}/feedback/{feedback}": () => api.json("/v1/topics/t1/feedback/s0-0", { method: "DELETE" }),
    "get /topics/edits": () => api.json("/v1/topics/edits"),
    "delete /topics/edits/{number}": () => api.json("/v1/topics/edits/last", { method: "DELETE" }),
    "get /topics/{id}/feedback": () => api.json("/v1/topics/t1/feedback"),
    "get /topics/by-group": () => api.json("/v1/topics/by-group?by=segment"),
    "post /read": () => post("/v1/read", { texts: [{ text: "Fine." }, { text: "" }], vectors: true }),
    "get /health": () => api.json("/v1/health"),
  };
  const json = routes.filter(({ answerType }) => answerType === undefined);
  expect(Object.keys(calls).sort()).toEqual(json.map(({ method, path }) => `${method} ${path}`).sort());
  for (const { method, path, answer, statuses } of json) {
    const { status, body } = await calls[`${method} ${path}`]!();
    expect([path, (statuses ?? [200]).includes(status)]).toEqual([path, true]);
    // What the schema does not name, it takes out.
    expect([path, z.safeParse(answer, body)]).toEqual([path, { success: true, data: body }]);
  }
});

it("the report is a page without scripts, whose policy allows its one sheet of style and nothing else", async () => {
  const response = await api.ask("/");
  const text = await response.text();
  const policy = response.headers.get("content-security-policy")!;
  const sheets = [...text.matchAll(/<style>(.*?)<\/style>/gs)].map(([, sheet]) => sheet!);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sheets[0]));
  expect(sheets.length).toBe(1);
  expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString("base64")}'`);
  expect(policy).not.toContain("unsafe");
  expect(text).not.toMatch(/<script|\sstyle=|\son\w+=|https?:\/\/(?!www\.w3\.org)/i);
  for (const { name } of (await api.json("/v1/segments")).body.segments) expect(text).toContain(name);
  for (const heading of ["Segments", "Value × mood", "Topics", "Who they are", "What was left out"])
    expect(text).toContain(`${heading}</h2>`);
});
