/** The segments in the report: the table of all, and an article for each. */

import { correctionInWords } from "../../models/attitude/correct.ts";
import { areDivided, moodBorders, type MoodCounts } from "../../models/attitude/mood.ts";
import { spendsIn, traitName, type SegmentSummary } from "../../pipeline/store/results.ts";
import type { Spend, Trait } from "../../pipeline/types.ts";
import { formatShare } from "../../models/statistics/format.ts";
import { moodClass, moodReach, shareBar, splitBar } from "./bars.ts";
import { inUnit, money, moodScore } from "./format.ts";
import { html, type Html } from "./html.ts";

const [shownTraits, shownQuotes] = [6, 4];

function badge(place: number): Html {
  return html`<span class="badge c${place % 10}">${place + 1}</span>`;
}

/** A mood as a bar of at most `reach`, and a number; of customers, whether they are divided. */
export function moodCells(mood: number | undefined, reach: number, moods?: MoodCounts): Html {
  const kind = moodClass(mood);
  const isDivided = moods && areDivided(moods);
  return html`<td class="wide-only">${mood !== undefined && splitBar(mood, { most: reach, kind })}</td>
    <td class="number ${kind}">${moodScore(mood)}${isDivided && html`<br /><span class="soft">divided</span>`}</td>`;
}

/** A share as a bar beside the largest, and a number. */
export function shareCells(share: number, largest: number): Html {
  return html`<td class="wide-only">${shareBar(share, largest)}</td>
    <td class="number wide-only">${formatShare(share)}</td>`;
}

/** An amount of each currency, with its buyers where there are several. */
function byCurrency(segment: SegmentSummary, read: (spend: Spend) => number): Html {
  const spends = spendsIn(segment);
  if (spends.length === 0) return html`–`;
  return html`${spends.map(
    (spend, i) =>
      html`${i > 0 && html`<br />`}${money(read(spend), spend.currency)}${spends.length > 1 && html` <span class="soft">× ${spend.customers}</span>`}`,
  )}`;
}

/** How to read several currencies. */
function currencyNote(segments: readonly SegmentSummary[]): Html | false {
  const currencies = new Set(segments.flatMap((segment) => spendsIn(segment).map(({ currency }) => currency)));
  return (
    currencies.size > 1 &&
    html`<p class="soft">
      Amounts stand by currency, each × the customers who buy mostly in it; nothing is converted or added.
    </p>`
  );
}

function row(
  segment: SegmentSummary,
  place: number,
  { share: largest, reach }: { share: number; reach: number },
): Html {
  const { id, name, size, share, mood, moods, silhouette, caution } = segment;
  return html`<tr>
    <td class="named">
      ${badge(place)}<a href="#${id}">${name}</a
      >${caution !== undefined && html`<br /><span class="soft">${caution}</span>`}
    </td>
    <td class="number">${size}</td>
    ${shareCells(share, largest)} ${moodCells(mood, reach, moods)}
    <td class="number">${byCurrency(segment, ({ averageSpendCents }) => averageSpendCents)}</td>
    <td class="number wide-only">${byCurrency(segment, ({ spendCents }) => spendCents)}</td>
    <td class="number wide-only">${silhouette.toFixed(2)}</td>
    <td class="number wide-only">${foundAgain(segment)}</td>
  </tr>`;
}

/** How much of a segment is found again in subsamples. */
function foundAgain({ stability }: SegmentSummary): string {
  if (!stability) return "–";
  const { jaccard, low, high } = stability;
  return `${formatShare(jaccard)} (${Math.round(100 * low)}–${Math.round(100 * high)})`;
}

/** Heads of the columns of `shareCells` and `moodCells`, shares being of these: where it is wide, above the bars. */
export function barHeads(of: "customers" | "texts"): Html {
  return html`<th class="wide-only" colspan="2">Share of ${of}</th>
    <th class="wide-only">Mood</th>
    <th class="number"><span class="narrow-only">Mood</span></th>`;
}

/** What the bars of shares are measured by. */
export function shareNote(of: "customers" | "texts"): Html {
  return html`<p class="soft wide-only">
    The longest bar is the largest share; the figure beside it is the share of all ${of}.
  </p>`;
}

/** What moods are called; those of texts and sentences are told apart otherwise. */
const moodNote = html`<p class="soft">
  Moods of customers, segments and topics are means of the scores of texts, from −1 to 1:
  ${moodBorders.replaceAll("-", "−")}. A text or a sentence is called by what it most likely is; its own score is an
  expected intensity, which does not decide that. Divided: more than a quarter of the customers are negative, and more
  than a quarter positive.
</p>`;

/** All segments, largest first. */
export function segmentTable(segments: readonly SegmentSummary[]): Html {
  const widest = {
    share: Math.max(...segments.map(({ share }) => share)),
    reach: moodReach(segments.map(({ mood }) => mood)),
  };
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Segment</th>
          <th class="number">Customers</th>
          ${barHeads("customers")}
          <th class="number">Spend each</th>
          <th class="number wide-only">Spend in all</th>
          <th class="number wide-only">
            <abbr title="How clearly its customers belong to it, from -1 to 1">Silhouette</abbr>
          </th>
          <th class="number wide-only">
            <abbr title="Overlap with the segment most like it in 50 subsamples, and where 95 of 100 lie"
              >Found again</abbr
            >
          </th>
        </tr>
      </thead>
      <tbody>
        ${segments.map((segment, place) => row(segment, place, widest))}
      </tbody>
    </table>
    ${shareNote("customers")} ${moodNote} ${currencyNote(segments)}
  </div>`;
}

/** A sentence that was written, with who, where and when. */
function quote({ text, score, label, at, channel, customer, correction }: SegmentSummary["verbatims"][number]): Html {
  const said = correction && correctionInWords(correction);
  const where = [customer, channel, at?.slice(0, 10), said].filter(Boolean).join(" · ");
  return html`<blockquote class="${moodClass(score, label)}">
    <p>“${text}”</p>
    <cite>${where}</cite>
  </blockquote>`;
}

function traitRow(segment: SegmentSummary, trait: Trait): Html {
  return html`<tr>
    <td>${traitName(segment, trait)}</td>
    <td class="number"><b>${inUnit(trait.mean, trait)}</b></td>
    <td class="number soft">${inUnit(trait.othersMean, trait)}</td>
    <td class="effect">${splitBar(trait.effect, { most: 2, kind: "plain" })}</td>
  </tr>`;
}

/** One segment with what sets it apart and the words that prove it. */
export function segmentArticle(segment: SegmentSummary, place: number): Html {
  const { id, name, description, traits, verbatims } = segment;
  return html`<article id="${id}">
    <h3>${badge(place)}${name}</h3>
    <p>${description}</p>
    <div class="columns">
      ${
        traits.length > 0 &&
        html`<div class="scroll">
          <table class="traits">
            <thead>
              <tr>
                <th>
                  <abbr title="Means over customers, each of whom counts alike"
                    >What sets them apart, per customer</abbr
                  >
                </th>
                <th class="number">They</th>
                <th class="number">Others</th>
                <th class="effect">
                  <abbr title="Difference in standard deviations (Cohen's d), from -2 to 2">Effect</abbr>
                </th>
              </tr>
            </thead>
            <tbody>
              ${traits.slice(0, shownTraits).map((trait) => traitRow(segment, trait))}
            </tbody>
          </table>
        </div>`
      }
      <div>${verbatims.slice(0, shownQuotes).map(quote)}</div>
    </div>
  </article>`;
}
