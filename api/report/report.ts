/** The report of a run: one self-contained HTML page, without a script and without a request. */

import type { ClusterModel } from "../../models/clusters/find-segments.ts";
import { evaluateReadings } from "../../pipeline/evaluate-readings.ts";
import { everyMember, latest, type Latest } from "../../pipeline/look-up.ts";
import type { Database } from "../../pipeline/store/database.ts";
import { sureCounts } from "../../models/attitude/unsure.ts";
import { spendsIn } from "../../pipeline/store/results.ts";
import { counted, formatNumber, formatShare } from "../../models/statistics/format.ts";
import { moodBar } from "./bars.ts";
import { valueMoodChart, type Dot } from "./chart.ts";
import { conversationsSection } from "./conversations.ts";
import { evaluationSection } from "./evaluation.ts";
import { commonestCurrency, highlights } from "./highlights.ts";
import { html, type Html } from "./html.ts";
import { customerMap, type MapDot } from "./map.ts";
import { clusteringFigures, leftOut, lifetimes, lineage, protectedColumns } from "./method.ts";
import { page } from "./page.ts";
import { segmentArticle, segmentTable } from "./segments.ts";
import { topicTable } from "./topics.ts";

/** More dots than this say nothing more. */
const mostDots = 1500;

/** Customers to draw, evenly thinned out where there are very many; of those who wrote their mean mood. */
async function customersOf(database: Database, last: Latest) {
  const places = new Map(last.segments.map(({ id }, i) => [id, i]));
  const currency = commonestCurrency(last.segments);
  const every = Math.max(1, Math.ceil(last.overview.customers / mostDots));
  const dots: Dot[] = [];
  const mapped: MapDot[] = [];
  let [all, writers, moods, elsewhere] = [0, 0, 0, 0];
  for await (const { segment, value, voice } of everyMember(database, last)) {
    if (all++ % every === 0 && segment.map) mapped.push({ segment: places.get(segment.id) ?? 0, at: segment.map });
    if (voice.mood === undefined) continue;
    moods += voice.mood;
    // Another currency has another scale.
    const isElsewhere = value.orders > 0 && value.currency !== currency;
    if (isElsewhere) elsewhere++;
    if (writers++ % every !== 0 || isElsewhere) continue;
    const bought = value.orders > 0 && { spendCents: value.spendCents };
    dots.push({ segment: places.get(segment.id) ?? 0, mood: voice.mood, ...bought });
  }
  return { dots, mapped, currency, elsewhere, ...(writers > 0 && { meanMood: moods / writers }) };
}

function figure(value: number | string, name: string): Html {
  return html`<div class="figure"><b>${typeof value === "number" ? formatNumber(value) : value}</b> ${name}</div>`;
}

function figures({ overview, segments }: Latest): Html {
  const { read, feedback, customers, orders, moods } = overview;
  return html`<section class="figures" aria-label="In figures">
    ${figure(read, read === feedback ? "texts read" : `of ${formatNumber(feedback)} texts read`)}
    ${figure(customers, customers === 1 ? "customer" : "customers")}${figure(orders, orders === 1 ? "order" : "orders")}
    ${figure(segments.length, segments.length === 1 ? "segment" : "segments")}
    ${figure(formatShare(sureCounts(moods, overview.unsure).negative / Math.max(1, read)), "of the texts negative")}
  </section>`;
}

/** The page's body from a finished run. */
async function reportBody(database: Database, last: Latest): Promise<Html> {
  const { overview, segments } = last;
  const { dots, mapped, currency, elsewhere, meanMood } = await customersOf(database, last);
  const bubbles = segments.flatMap((one, segment) => {
    const { name, size, mood } = one;
    const spends = spendsIn(one);
    const spent = spends.find((spend) => spend.currency === currency);
    if (mood === undefined || (spends.length > 0 && !spent)) return [];
    return [{ segment, name, size, mood, ...(spent && { spendCents: spent.averageSpendCents }) }];
  });
  const undrawn = segments.filter((_, i) => !bubbles.some(({ segment }) => segment === i)).map(({ name }) => name);
  return html`<header>
      <h1>What customers feel, and what they are worth</h1>
      <p class="soft">
        ${overview.asOf === undefined ? "No dates: nothing is said about time" : `As of ${overview.asOf.slice(0, 10)}`}
        · seed ${overview.seed} · personal data in texts is masked, and every quote is the customer's own words
      </p>
    </header>
    ${figures(last)} ${moodBar(sureCounts(overview.moods, overview.unsure))}
    ${highlights({ segments, topics: overview.topics }, meanMood)}
    <h2>Segments</h2>
    ${segmentTable(segments)}
    ${
      bubbles.length > 0 &&
      html`<h2>Value × mood</h2>
        ${valueMoodChart({ dots, bubbles }, currency)}
        <p class="soft">
          A dot is a customer who wrote; a bubble is a segment, as large as it has customers, with its number in the
          table above.
          ${elsewhere > 0 && html`Spend is in ${currency}; ${counted(elsewhere, "customer")} who buy mostly in another currency are no dots.`}
          ${undrawn.length > 0 && html`Not drawn, for want of a mood or of this currency: ${undrawn.join(", ")}.`}
        </p>`
    }
    ${customerMap(mapped, (overview.clustering ?? {}) as Partial<ClusterModel>)} ${lifetimes(overview)}
    <h2 id="topics">Topics</h2>
    ${topicTable(overview.topics, overview.aboutTopics?.hidden)} ${conversationsSection(overview.conversations)}
    <h2>Who they are</h2>
    ${segments.map(segmentArticle)} ${evaluationSection(await evaluateReadings(database))}
    <h2>What was left out</h2>
    ${leftOut(overview)} ${protectedColumns(overview)} ${clusteringFigures(overview)} ${lineage(overview, segments)}`;
}

/** The report of the last run, as it is written to `attune-report.html`. Throws `NotFoundError` when there is none. */
export async function report(database: Database, { nav }: { readonly nav?: Html } = {}): Promise<string> {
  const last = await latest(database);
  return page({ title: "Attune: segments", body: await reportBody(database, last), ...(nav && { nav }) });
}
