/** The report of a run: one self-contained HTML page, without a script and without a request. */

import { everyMember, latest, type Latest } from "../../pipeline/look-up.ts";
import type { Database } from "../../pipeline/store/database.ts";
import type { SegmentSummary, TopicSummary } from "../../pipeline/store/results.ts";
import { moodBar, shareBar, valueMoodChart, type Point } from "./charts.ts";
import { money, moodOf, moodScore, percent } from "./format.ts";
import { html, type Html as Page } from "./html.ts";
import { page } from "./page.ts";

/** More dots than this say nothing more. */
const mostDots = 1500;

async function dotsOf(database: Database, last: Latest): Promise<readonly Point[]> {
  const number = new Map(last.segments.map(({ id }, i) => [id, i]));
  const dots: Point[] = [];
  const step = Math.max(1, Math.ceil(last.overview.customers / mostDots));
  let seen = 0;
  for await (const { segment, value, voice } of everyMember(database, last)) {
    if (seen++ % step !== 0 || voice.mood === undefined) continue;
    dots.push({ segment: number.get(segment.id) ?? 0, spendCents: value.spendCents, mood: voice.mood });
  }
  return dots;
}

function figure(value: string | number, name: string): Page {
  return html`<div class="figure"><b>${value}</b>${name}</div>`;
}

function segmentRow({ id, name, size, share, mood, averageSpendCents, currency, silhouette }: SegmentSummary): Page {
  return html`<tr>
    <td><a href="#${id}">${name}</a></td>
    <td class="number">${size}</td>
    <td>${shareBar(share, mood)}</td>
    <td class="number ${moodOf(mood)}">${moodScore(mood)}</td>
    <td class="number">${money(averageSpendCents, currency)}</td>
    <td class="number">${silhouette.toFixed(2)}</td>
  </tr>`;
}

function quote({ text, score, at, channel, customer }: SegmentSummary["verbatims"][number]): Page {
  const where = [customer, channel, at?.slice(0, 10)].filter(Boolean).join(", ");
  return html`<blockquote class="${moodOf(score)}">“${text}” <cite>${where}</cite></blockquote>`;
}

function segmentArticle(segment: SegmentSummary): Page {
  const traits = segment.traits
    .slice(0, 5)
    .map(
      ({ feature, mean, othersMean, unit }) =>
        html`<li>${feature}: ${mean.toFixed(2)} ${unit}, others ${othersMean.toFixed(2)}</li>`,
    );
  return html`<article id="${segment.id}">
    <h3>${segment.name}</h3>
    <p>${segment.description}</p>
    <ul class="traits">
      ${traits}
    </ul>
    ${segment.verbatims.slice(0, 4).map(quote)}
  </article>`;
}

function topicRow({ label, texts, share, mood, verbatims }: TopicSummary): Page {
  const [first] = verbatims;
  return html`<tr>
    <td><b>${label}</b></td>
    <td class="number">${texts}</td>
    <td>${shareBar(share, mood)}</td>
    <td class="number ${moodOf(mood)}">${moodScore(mood)}</td>
    <td>${first && html`“${first.text}”`}</td>
  </tr>`;
}

/** The page's body from a finished run. */
export async function reportBody(database: Database, last: Latest): Promise<Page> {
  const { overview, segments } = last;
  const { read, feedback, customers, orders, moods, rejections, anonymous } = overview;
  const bubbles = segments.flatMap(({ name, size, mood, averageSpendCents }, segment) =>
    mood === undefined ? [] : [{ segment, name, size, mood, spendCents: averageSpendCents }],
  );
  const dots = await dotsOf(database, last);
  const currency = segments.find((segment) => segment.currency)?.currency;
  const left = rejections.map(({ reason, rows }) => html`<li>${rows} × ${reason}</li>`);
  return html`<header>
      <h1>What customers feel, and what they are worth</h1>
      <p class="soft">
        As of ${overview.asOf.slice(0, 10)}, seed ${overview.seed}. Personal data is masked; every quote is the
        customer's own words.
      </p>
    </header>
    <section class="figures">
      ${figure(read, `of ${feedback} texts read`)}${figure(customers, "customers")}${figure(orders, "orders")}${figure(segments.length, segments.length === 1 ? "segment" : "segments")}${figure(percent(moods.negative / Math.max(1, read)), "negative")}
    </section>
    ${moodBar(moods)}
    <p class="soft">${moods.negative} negative, ${moods.neutral} neutral, ${moods.positive} positive texts</p>
    <h2>Segments</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Segment</th>
            <th class="number">Customers</th>
            <th>Share</th>
            <th class="number">Mood</th>
            <th class="number">Spend each</th>
            <th class="number">Silhouette</th>
          </tr>
        </thead>
        <tbody>
          ${segments.map(segmentRow)}
        </tbody>
      </table>
    </div>
    <h2>Value × mood</h2>
    ${valueMoodChart({ dots, bubbles, ...(currency && { currency }) })}
    <p class="soft">
      A dot is a customer who wrote, a bubble a segment. Customers who never wrote have no mood and are not drawn.
    </p>
    <h2>Topics</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Topic</th>
            <th class="number">Texts</th>
            <th>Share</th>
            <th class="number">Mood</th>
            <th>In their words</th>
          </tr>
        </thead>
        <tbody>
          ${overview.topics.map(topicRow)}
        </tbody>
      </table>
    </div>
    <h2>Who they are</h2>
    ${segments.map(segmentArticle)}
    <h2>What was left out</h2>
    ${
      left.length > 0
        ? html`<ul>
            ${left}
          </ul>`
        : html`<p>Nothing: every text was read.</p>`
    }
    ${anonymous > 0 && html`<p>${anonymous} texts or orders name no customer: they count in topics, and in no segment.</p>`}`;
}

/** The report of the last run, as it is written to `attune-report.html`. Throws `NotFoundError` when there is none. */
export async function report(database: Database, { nav }: { readonly nav?: Page } = {}): Promise<string> {
  const last = await latest(database);
  return page({ title: "Attune: segments", body: await reportBody(database, last), ...(nav && { nav }) });
}
