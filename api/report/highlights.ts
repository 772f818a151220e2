/** What stands out of a run: where a reader should look first. */

import { counted, formatNumber, formatShare } from "../../models/statistics/format.ts";
import { negativeTexts, spendsIn, type SegmentSummary, type TopicSummary } from "../../pipeline/store/results.ts";
import type { Spend } from "../../pipeline/types.ts";
import { money, moodScore } from "./format.ts";
import { html, type Html } from "./html.ts";

function card(
  what: string,
  { href, name, proof }: { readonly href?: string; readonly name: string; readonly proof: string },
) {
  return html`<div class="card">
    <p class="soft">${what}</p>
    <p class="finding">${href ? html`<a href="${href}">${name}</a>` : name}</p>
    <p>${proof}</p>
  </div>`;
}

function largest<T>(items: readonly T[], by: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || by(item) > by(best) ? item : best),
    undefined,
  );
}

/** The currency that most customers of these segments buy in. */
export function commonestCurrency(segments: readonly SegmentSummary[]): string | undefined {
  const buyers = new Map<string, number>();
  for (const { currency, customers } of segments.flatMap(spendsIn)) {
    buyers.set(currency, (buyers.get(currency) ?? 0) + customers);
  }
  return [...buyers].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

/** Amounts of each currency, with its buyers where there are several: "€1,200", "€1,200 (30) and $90 (2)". */
function amounts(segment: SegmentSummary, read: (spend: Spend) => number): string {
  const spends = spendsIn(segment);
  const parts = spends.map((spend) => {
    const amount = money(read(spend), spend.currency);
    return spends.length > 1 ? `${amount} (${counted(spend.customers, "customer")})` : amount;
  });
  return parts.join(" and ") || "nothing";
}

/** Topics of fewer texts are not compared by shares. */
const fewestTexts = 10;

/** Up to three: money with a mood below the mean, the best mood, the topic with the most negative texts. */
export function highlights(
  { segments, topics }: { readonly segments: readonly SegmentSummary[]; readonly topics: readonly TopicSummary[] },
  meanMood: number | undefined,
): Html | undefined {
  const spoken = segments.length > 1 && meanMood !== undefined ? segments.filter(({ mood }) => mood !== undefined) : [];
  const currency = commonestCurrency(segments);
  // Sums can be compared within one currency alone.
  const spent = (segment: SegmentSummary) =>
    spendsIn(segment).find((one) => one.currency === currency)?.spendCents ?? 0;
  const currencies = new Set(segments.flatMap(spendsIn).map((one) => one.currency));
  const ofOne = currencies.size > 1 && currency !== undefined;
  const atStake = largest(
    spoken.filter((segment) => segment.mood! < meanMood! && spent(segment) > 0),
    spent,
  );
  const content = largest(
    spoken.filter(({ mood }) => mood! > Math.max(0, meanMood!)),
    ({ mood }) => mood!,
  );
  const sore = largest(
    topics.filter(({ negativeShare }) => negativeShare > 0),
    negativeTexts,
  );
  // A few texts make a high share by chance.
  const sorest = largest(
    topics.filter(({ texts, negativeShare }) => texts >= fewestTexts && negativeShare > 0),
    ({ negativeShare }) => negativeShare,
  );
  const byShare =
    sore && sorest && sorest.negativeShare > sore.negativeShare
      ? ` The largest share of negative texts has ${sorest.label}: ${formatNumber(negativeTexts(sorest))} of ${formatNumber(sorest.texts)} (${formatShare(sorest.negativeShare)}).`
      : "";
  const cards = [
    atStake &&
      card(`Most money${ofOne ? ` in ${currency}` : ""} where the mood is below average`, {
        href: `#${atStake.id}`,
        name: atStake.name,
        proof: `${counted(atStake.size, "customer")} who spent ${amounts(atStake, ({ spendCents }) => spendCents)} in all; mood ${moodScore(atStake.mood)}, all customers ${moodScore(meanMood)}.${ofOne ? ` Compared is what was spent in ${currency} alone, in which most buy; nothing is converted.` : ""}`,
      }),
    content &&
      card("Best mood", {
        href: `#${content.id}`,
        name: content.name,
        proof: `${counted(content.size, "customer")}, mood ${moodScore(content.mood)}; they spent ${amounts(content, ({ averageSpendCents }) => averageSpendCents)} each.`,
      }),
    sore &&
      card("Topic with the most negative texts, in number", {
        href: "#topics",
        name: sore.label,
        proof: `${formatNumber(negativeTexts(sore))} of ${counted(sore.texts, "text")} mostly about it ${negativeTexts(sore) === 1 ? "is" : "are"} negative (${formatShare(sore.negativeShare)}).${byShare}`,
      }),
  ].filter((one) => one !== undefined);
  return cards.length > 0 ? html`<section class="cards" aria-label="What stands out">${cards}</section>` : undefined;
}
