/**
 * How fast personal data is masked:  npx tsx benchmarks/speed/masking.ts
 *
 * Counted in seconds of one processor, so that other processes on the machine do not show.
 *
 * Four kinds of text: short ones with nothing to find, a ticket export's mixture, those that `ingest.ts` reads in (a tenth with an
 * address and a phone number, names as people write them), and attacks of a megabyte on the patterns.
 */

import { cpus } from "node:os";
import { maskForStorage } from "../../models/text/mask-for-storage.ts";
import { maskPersonalData } from "../../models/text/personal-data.ts";
import { madeUpTexts } from "../made-up.ts";

const plain = [
  "The delivery was late again and nobody answered my question.",
  "Great service, thank you so much! Will order again.",
  "App crashes whenever I open the settings page on my tablet",
  "refund pls",
];
const tickets = [
  ...plain,
  "Order 40192-H has not arrived, tracking LP400291234567 says it was delivered on 2024-05-12 at 11:20.",
  "Hi team,\n\nPlease call me on 07700 900123 or write to maria.lopez+shop@example.co.uk.\n\nRegards,\nMaria",
  "You charged my card 4111 1111 1111 1111 twice: $49.99 and $49.99, invoice 2024-118.",
  "Still waiting for €120.50 since 3 weeks, this is ticket 77310 and I wrote 4 times already!!",
  "We get 'blocked' from 86.231.85.193 since version 4.18.2.0 of the app was installed, 3 of 5 users.",
  "Please transfer it to GB29 NWBK 6016 1331 9268 19. My order was 55-2091, paid 1.234,56 EUR on 12.05.2024.",
];

const imported = [...madeUpTexts({ count: 10_000, words: 15 })].map((text, at) =>
  at % 10 > 0 ? text : `${text} Write to customer${at}@example.com or call 020 7946 0${100 + (at % 900)}.`,
);

/** Seconds of processor time since an earlier reading. */
function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function rate(texts: readonly string[], work: (text: string) => unknown): number {
  const start = process.cpuUsage();
  let done = 0;
  const rounds = Math.ceil(10_000 / texts.length);
  while (cpuSeconds(start) < 2) {
    for (let round = 0; round < rounds; round++) for (const text of texts) work(text);
    done += rounds * texts.length;
  }
  return Math.round(done / cpuSeconds(start));
}

const attacks: Record<string, string> = {
  digits: "1",
  "digits and blanks": "1 ",
  "digits, dashes": "12-",
  plus: "+1",
  ats: "a@",
  "local parts": "a.",
  brackets: "(1) ",
  colons: "a:",
  dots: "1.",
  urls: "http://a?b=",
  "capital letters": "GB29",
  zeros: "0",
  "zero-width": "1\u200b",
  names: "Sarah ",
  titles: "Mr ",
  streets: "12 Street ",
  flats: "1 Apt 1 ",
  closings: "Regards,\n",
};

console.log(`${cpus()[0]?.model}, one core, Node ${process.versions.node}`);
for (const [name, texts] of Object.entries({
  "nothing to find": plain,
  "ticket mixture": tickets,
  "as in ingest": imported,
})) {
  console.log(
    `${name}: ${rate(texts, maskPersonalData)} texts/s masked, ${rate(texts, maskForStorage)} texts/s with markup looked for`,
  );
}
for (const [name, part] of Object.entries(attacks)) {
  const ms = [250_000, 500_000, 1_000_000].map((length) => {
    const text = part.repeat(Math.ceil(length / part.length));
    const start = process.cpuUsage();
    maskPersonalData(text);
    return cpuSeconds(start) * 1000;
  });
  console.log(`${name}: ${ms.map((one) => one.toFixed(0)).join(", ")} ms for 250, 500, 1,000 kB`);
}
