/** The end of the report: what was left out, and how the number of segments was chosen. */

import type { ClusterModel } from "../../models/clusters/find-segments.ts";
import { counted, formatNumber, formatShare } from "../../models/statistics/format.ts";
import { lineageInWords } from "../../pipeline/about-segments.ts";
import { commonReasons } from "../../pipeline/common-reasons.ts";
import { lifetimesWords } from "../../pipeline/lifetime-words.ts";
import type { Overview, SegmentSummary } from "../../pipeline/store/results.ts";
import { protectedWords } from "../../pipeline/summarise-protected.ts";
import { html, type Html } from "./html.ts";

/** Texts that were not read, with reasons, and rows that name nobody. */
export function leftOut({ rejections, anonymous, ordersOfNobody, customersLeftOut }: Overview): Html {
  const rows = commonReasons(rejections).map(
    ({ reason, rows }) =>
      html`<tr>
        <td class="number">${formatNumber(rows)}</td>
        <td>${reason}</td>
      </tr>`,
  );
  return html`${
    rows.length > 0
      ? html`<div class="scroll">
          <table class="narrow">
            <thead>
              <tr>
                <th class="number">Texts</th>
                <th>Why they were not read</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </div>`
      : html`<p>Every text was read.</p>`
  }
  ${anonymous > 0 && html`<p>${counted(anonymous, "text")} without a customer: counted in topics, and in no segment.</p>`}
  ${ordersOfNobody > 0 && html`<p>${counted(ordersOfNobody, "order")} without a customer: counted nowhere.</p>`}
  ${customersLeftOut.map(({ reason, rows }) => html`<p>${counted(rows, "customer")} in no segment: ${reason}</p>`)}`;
}

/** What is to come of all buyers and contracts; nothing in results of before it was told. */
export function lifetimes({ lifetimes: figures }: Overview): Html | undefined {
  const lines = figures ? lifetimesWords(figures) : [];
  if (lines.length === 0) return undefined;
  return html`<h2>What is to come</h2>
    ${lines.map((line) => html`<p>${line}.</p>`)}`;
}

/** Whether segments follow protected columns; nothing where the customer list has none. */
export function protectedColumns({ protectedColumns: found = [] }: Overview): Html | undefined {
  if (found.length === 0) return undefined;
  return html`<h2>What a person is</h2>
    ${found.map((one) => html`<p>${protectedWords(one)}.</p>`)}`;
}

/** What became of the segments of before; nothing where nothing is new. */
export function lineage({ aboutSegments }: Overview, segments: readonly SegmentSummary[]): Html | undefined {
  const lines = lineageInWords(aboutSegments, { segments });
  if (lines.length === 0) return undefined;
  return html`<h2>What became of the segments of before</h2>
    ${lines.map((line) => html`<p>${line}.</p>`)}`;
}

/** Why there are so many segments, with the figures of every number that was tried. */
export function clusteringFigures({ clustering }: Overview): Html | undefined {
  const { reason, table = [], segments = [], close = [] } = (clustering ?? {}) as Partial<ClusterModel>;
  if (reason === undefined) return undefined;
  const rows = table.map(
    ({ k, silhouette, daviesBouldin, inertia, smallest, valley }) =>
      html`<tr class="${k === segments.length && "chosen"}">
        <td class="number">${k}</td>
        <td class="number">${valley === undefined ? "–" : formatShare(valley)}</td>
        <td class="number">${silhouette.toFixed(3)}</td>
        <td class="number wide-only">${daviesBouldin.toFixed(2)}</td>
        <td class="number wide-only">${Math.round(inertia)}</td>
        <td class="number">${smallest}</td>
      </tr>`,
  );
  return html`<h2>Why so many segments</h2>
    <p>${reason}.</p>
    ${close.map(({ sentence }) => html`<p>${sentence}.</p>`)}
    ${
      rows.length > 0 &&
      html`<div class="scroll">
        <table class="narrow">
          <thead>
            <tr>
              <th class="number">Segments</th>
              <th class="number">
                <abbr title="Customers at the faintest border beside those at the peaks next to it">Border ↓</abbr>
              </th>
              <th class="number">Silhouette ↑</th>
              <th class="number wide-only">Davies–Bouldin ↓</th>
              <th class="number wide-only">Inertia ↓</th>
              <th class="number">Smallest</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>`
    }`;
}
