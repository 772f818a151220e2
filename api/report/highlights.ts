/** What stands out of a run: where a reader should look first. */

import { counted, formatNumber, formatShare } from "../../models/statistics/format.ts";
import { negativeTexts, type SegmentSummary, type TopicSummary } from "../../pipeline/store/results.ts";
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

/** Up to three: money with a mood below the mean, the best mood, the topic with the most negative texts. */
export function highlights(
  { segments, topics }: { readonly segments: readonly SegmentSummary[]; readonly topics: readonly TopicSummary[] },
  meanMood: number | undefined,
): Html | undefined {
  const spoken = segments.length > 1 && meanMood !== undefined ? segments.filter(({ mood }) => mood !== undefined) : [];
  const atStake = largest(
    spoken.filter(({ mood, spendCents }) => mood! < meanMood! && spendCents > 0),
    ({ spendCents }) => spendCents,
  );
  const content = largest(
    spoken.filter(({ mood }) => mood! > Math.max(0, meanMood!)),
    ({ mood }) => mood!,
  );
  const sore = largest(
    topics.filter(({ negativeShare }) => negativeShare > 0),
    negativeTexts,
  );
  const cards = [
    atStake &&
      card("Most money where the mood is below average", {
        href: `#${atStake.id}`,
        name: atStake.name,
        proof: `${counted(atStake.size, "customer")} who spent ${money(atStake.spendCents, atStake.currency)} in all; mood ${moodScore(atStake.mood)}, all customers ${moodScore(meanMood)}.`,
      }),
    content &&
      card("Best mood", {
        href: `#${content.id}`,
        name: content.name,
        proof: `${counted(content.size, "customer")}, mood ${moodScore(content.mood)}; they spent ${money(content.averageSpendCents, content.currency)} each.`,
      }),
    sore &&
      card("Topic with the most negative texts", {
        href: "#topics",
        name: sore.label,
        proof: `${formatNumber(negativeTexts(sore))} of ${counted(sore.texts, "text")} mostly about it ${negativeTexts(sore) === 1 ? "is" : "are"} negative (${formatShare(sore.negativeShare)}).`,
      }),
  ].filter((one) => one !== undefined);
  return cards.length > 0 ? html`<section class="cards" aria-label="What stands out">${cards}</section>` : undefined;
}
