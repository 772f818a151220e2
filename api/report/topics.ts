/** The topics in the report. */

import { formatNumber, formatShare } from "../../models/statistics/format.ts";
import type { AboutTopics } from "../../pipeline/about-topics.ts";
import { negativeTexts, type TopicSummary } from "../../pipeline/store/results.ts";
import { topicNews } from "../../pipeline/topic-news.ts";
import { moodReach } from "./bars.ts";
import { html, type Html } from "./html.ts";
import { barHeads, moodCells, shareCells, shareNote } from "./segments.ts";

const shownQuotes = 2;

function row(topic: TopicSummary, { share: largest, reach }: { share: number; reach: number }): Html {
  const { label, words, texts, share, mood, negativeShare, unhappiness, verbatims } = topic;
  const known = new Set(label.split(" · "));
  const more = words.filter((word) => !known.has(word)).slice(0, 5);
  return html`<tr>
    <td><b>${label}</b>${more.length > 0 && html`<br /><span class="soft">${more.join(", ")}</span>`}</td>
    <td class="number">${formatNumber(texts)}</td>
    ${shareCells(share, largest)} ${moodCells(mood, reach)}
    <td class="number">
      ${formatNumber(negativeTexts(topic))} <span class="soft">(${formatShare(negativeShare)})</span>
    </td>
    <td class="number wide-only">${unhappiness === undefined ? "–" : formatShare(unhappiness)}</td>
    <td class="quotes">${verbatims.slice(0, shownQuotes).map(({ text }) => html`<p>“${text}”</p>`)}</td>
  </tr>`;
}

/** Topics that people hid, where there are any. */
function hiddenNote(hidden: NonNullable<AboutTopics["hidden"]>): Html {
  const names = hidden.map(({ label }) => `“${label}”`).join(", ");
  return html`${
    hidden.length > 0 && html`<p class="soft">Hidden: ${names}. Texts that are mostly on them count as on no topic.</p>`
  }`;
}

/** All topics, largest first, and the names of those that people hid. */
export function topicTable(topics: readonly TopicSummary[], hidden: AboutTopics["hidden"] = []): Html {
  if (topics.length === 0) {
    const none = hidden.length > 0 ? "" : "No topics were found: there are too few texts, or no words in common.";
    return html`${none && html`<p>${none}</p>`} ${hiddenNote(hidden)}`;
  }
  const widest = {
    share: Math.max(...topics.map(({ share }) => share)),
    reach: moodReach(topics.map(({ mood }) => mood)),
  };
  return html`<div class="scroll">
    <table class="top">
      <thead>
        <tr>
          <th>Topic</th>
          <th class="number"><abbr title="Texts that are mostly about it">Texts</abbr></th>
          ${barHeads("texts")}
          <th class="number">
            <abbr title="Negative ones of the texts that are mostly about it">Negative texts</abbr>
          </th>
          <th class="number wide-only">
            <abbr title="Of all texts' mood below 0, the part that falls to it">Of unhappiness</abbr>
          </th>
          <th>In their words</th>
        </tr>
      </thead>
      <tbody>
        ${topics.map((topic) => row(topic, widest))}
      </tbody>
    </table>
    ${topicNews(topics).map((line) => html`<p>${line}.</p>`)} ${shareNote("texts")}
    <p class="soft">
      A text may be on several topics in part, and counts under Texts for the one that most of it is about.
    </p>
    ${hiddenNote(hidden)}
  </div>`;
}
