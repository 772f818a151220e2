/** Exports of a made-up business of any size, the same for the same seed. Texts are joined from the project's own. */

import { createWriteStream, readdirSync, readFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createRandom } from "../models/random.ts";

const ownTexts = join(import.meta.dirname, "../models/training/customer-language");

/** Sentences that were written for the project, one a line of the training texts. */
export function ownSentences(): readonly string[] {
  return readdirSync(ownTexts)
    .filter((file) => file !== "conversations.jsonl")
    .sort()
    .flatMap((file) => readFileSync(join(ownTexts, file), "utf8").trim().split("\n"))
    .map((line) => (JSON.parse(line) as { text: string }).text.replaceAll(/\s+/g, " "))
    .filter((text) => text.length > 0);
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function writeRows(path: string, head: string, rows: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${head}\n`);
  for (const row of rows) if (!out.write(`${row}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}

function day(random: { int(n: number): number }): string {
  return new Date(Date.UTC(2025, 4, 1) + random.int(540 * 24 * 60) * 60_000).toISOString();
}

/** A text of about `words` words that no other row has: sentences of the project's own with a reference. */
export function* madeUpTexts({ count, words, seed = 1 }: { count: number; words: number; seed?: number }) {
  const random = createRandom(seed);
  const sentences = ownSentences();
  for (let i = 0; i < count; i++) {
    let text = sentences[random.int(sentences.length)]!;
    while (text.split(" ").length < words * 0.75) text += ` ${sentences[random.int(sentences.length)]!}`;
    yield `${text
      .split(" ")
      .slice(0, Math.ceil(words * 1.5))
      .join(" ")} (ref ${i.toString(36)})`;
  }
}

/** Feedback as CSV: id, customer_email, created_at, channel, stars, comment. */
export async function writeFeedback(
  path: string,
  { count, customers, words, seed = 1 }: { count: number; customers: number; words: number; seed?: number },
): Promise<void> {
  const random = createRandom(seed + 1);
  const texts = madeUpTexts({ count, words, seed });
  const channels = ["ticket", "survey", "review", "chat"];
  await writeRows(
    path,
    "id,customer_email,created_at,channel,stars,comment",
    (function* () {
      let id = seed * 10_000_000;
      for (const text of texts) {
        const email = `customer${random.int(customers)}@example.com`;
        const contact = random.int(10) === 0 ? ` Write to ${email} or call 020 7946 0${100 + random.int(900)}.` : "";
        yield [id++, email, day(random), channels[random.int(4)], 1 + random.int(5), cell(text + contact)].join(",");
      }
    })(),
  );
}

/** Orders as CSV: order_id, customer_email, ordered_at, total, currency, discount, status. */
export async function writeOrders(
  path: string,
  { count, customers, seed = 1 }: { count: number; customers: number; seed?: number },
): Promise<void> {
  const random = createRandom(seed + 2);
  await writeRows(
    path,
    "order_id,customer_email,ordered_at,total,currency,discount,status",
    (function* () {
      for (let id = 0; id < count; id++) {
        const total = Math.exp(3 + random.normal()).toFixed(2);
        const status = ["paid", "paid", "paid", "paid", "refunded", "cancelled"][random.int(6)]!;
        const email = `customer${random.int(customers)}@example.com`;
        yield [`O-${id}`, email, day(random), total, "EUR", random.int(4) === 0 ? "5.00" : "0", status].join(",");
      }
    })(),
  );
}
