/** Small bars beside figures, as SVG. */

import { moodLabel } from "../../models/attitude/mood.ts";
import { formatNumber, formatShare } from "../../models/statistics/format.ts";
import type { MoodLabel } from "../../pipeline/types.ts";
import { html, type Html } from "./html.ts";

const [length, thickness] = [96, 10];

/** The class that colours a mood: by its label where it is one text's or sentence's, else by the mean; undefined: there is none. */
export function moodClass(score: number | undefined, label?: MoodLabel): string {
  return score === undefined ? "neutral" : (label ?? moodLabel(score));
}

/** A share beside the largest, which fills the bar: no track behind it, which would look like the whole. */
export function shareBar(share: number, largest: number): Html {
  const filled = Math.min(length, Math.max(1, (share / Math.max(share, largest, 1e-9)) * length)).toFixed(1);
  return html`<svg class="bar" viewBox="0 0 ${length} ${thickness}" aria-hidden="true">
    <rect class="fill" width="${filled}" height="${thickness}" rx="2" />
  </svg>`;
}

/** How far bars of moods should reach: as far as the strongest of them, and 0.25 at least. */
export function moodReach(moods: readonly (number | undefined)[]): number {
  return Math.max(0.25, ...moods.map((mood) => Math.abs(mood ?? 0)));
}

/** A number from -most to most, to the left or to the right of the middle; `kind` colours it. */
export function splitBar(value: number, { most, kind }: { readonly most: number; readonly kind: string }): Html {
  const middle = length / 2;
  const reach = Math.min(1, Math.abs(value) / most) * middle;
  const from = value < 0 ? middle - reach : middle;
  return html`<svg class="bar" viewBox="0 0 ${length} ${thickness}" aria-hidden="true">
    <rect class="track" width="${length}" height="${thickness}" rx="2" />
    <rect class="fill ${kind}" x="${from.toFixed(1)}" width="${reach.toFixed(1)}" height="${thickness}" />
    <line class="middle" x1="${middle}" x2="${middle}" y1="0" y2="${thickness}" />
  </svg>`;
}

const kinds = ["negative", "neutral", "positive", "unsure"] as const;

/** Negative, neutral, positive and unsure texts in one bar, with their numbers; unsure ones where there are any. */
export function moodBar(moods: Readonly<Record<(typeof kinds)[number], number>>): Html {
  const total = Math.max(1, moods.negative + moods.neutral + moods.positive + moods.unsure);
  const shown = kinds.filter((label) => label !== "unsure" || moods.unsure > 0);
  let at = 0;
  const parts = shown.map((label) => {
    const width = (moods[label] / total) * 1000;
    const part = html`<rect class="fill ${label}" x="${at.toFixed(1)}" width="${width.toFixed(1)}" height="14" />`;
    at += width;
    return part;
  });
  const legend = shown.map(
    (label) =>
      html`<li class="${label}">
        <b>${formatShare(moods[label] / total)}</b> of texts ${label} (${formatNumber(moods[label])})
      </li>`,
  );
  return html`<svg class="moods" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
    <ul class="legend">
      ${legend}
    </ul>`;
}
