/** How right the machine is by what people said of its readings, in the report. */

import type { Agreement } from "../../models/attitude/agreement.ts";
import { formatShare } from "../../models/statistics/format.ts";
import type { Evaluation } from "../../pipeline/evaluate-readings.ts";
import { html, type Html } from "./html.ts";

function row(name: string, { texts, agreed, share, interval, isTooFew }: Agreement): Html {
  const [low = 0, high = 1] = interval ?? [];
  return html`<tr>
    <td>${name}</td>
    <td class="number">${texts}</td>
    <td class="number">${agreed}</td>
    <td class="number">${share === undefined ? "–" : formatShare(share)}</td>
    <td>${isTooFew ? "too few to tell" : `${formatShare(low)} to ${formatShare(high)}`}</td>
  </tr>`;
}

/** The section; nothing where nobody corrected or confirmed a reading. */
export function evaluationSection({ texts, mood, intent, channels }: Evaluation): Html | false {
  if (texts === 0) return false;
  const wrong = mood.confusion.filter(({ machine, person }) => machine !== person);
  return html`<h2 id="evaluation">Evaluation</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>What people corrected or confirmed</th>
            <th class="number">Texts</th>
            <th class="number">Machine agrees</th>
            <th class="number">Share</th>
            <th><abbr title="95 % interval (Wilson), as if the texts were picked by chance">Interval</abbr></th>
          </tr>
        </thead>
        <tbody>
          ${row("Mood", mood)}
          ${channels.length > 1 && channels.map((one) => row(`Mood, ${one.channel ?? "channel not told"}`, one))}
          ${intent.texts > 0 && row("Intent", intent)}
        </tbody>
      </table>
    </div>
    ${
      wrong.length > 0 &&
      html`<p class="soft">
        ${wrong.map(({ machine, person, texts: count }) => `${count} × ${machine}, where people say ${person}`).join("; ")}.
      </p>`
    }`;
}
