/** The charts of the report, as SVG. */

import { html, type Html } from "./html.ts";
import { money, moodOf, moodScore } from "./format.ts";

/** A customer or a segment between value and mood. */
export interface Point {
  readonly segment: number;
  readonly spendCents: number;
  readonly mood: number;
}

export interface Bubble extends Point {
  readonly name: string;
  readonly size: number;
}

const [width, height] = [920, 440];
const plot = { left: 70, right: 20, top: 20, bottom: 50 };

/** Spend is drawn by its logarithm: a few spend very much. */
function scales(points: readonly Point[]) {
  const spends = points.map(({ spendCents }) => Math.log10(Math.max(100, spendCents)));
  const [least, most] = [Math.floor(Math.min(...spends)), Math.ceil(Math.max(...spends, 3) * 2) / 2];
  const x = (cents: number) =>
    plot.left +
    ((Math.log10(Math.max(100, cents)) - least) / Math.max(0.5, most - least)) * (width - plot.left - plot.right);
  const y = (mood: number) => plot.top + ((1 - mood) / 2) * (height - plot.top - plot.bottom);
  const ticks: number[] = [];
  for (let power = least; power <= most; power++) for (const m of [1, 3]) ticks.push(m * 10 ** power);
  return { x, y, ticks: ticks.filter((cents) => Math.log10(cents) <= most) };
}

/** Value × mood: every customer a dot, every segment a bubble that is as large as the segment. */
export function valueMoodChart({
  dots,
  bubbles,
  currency,
}: {
  readonly dots: readonly Point[];
  readonly bubbles: readonly Bubble[];
  readonly currency?: string;
}): Html {
  const { x, y, ticks } = scales([...dots, ...bubbles]);
  const largest = Math.max(...bubbles.map(({ size }) => size), 1);
  const radius = (size: number) => 8 + 26 * Math.sqrt(size / largest);
  const axisX = ticks.map(
    (cents) =>
      html`<line class="axis" x1="${x(cents)}" x2="${x(cents)}" y1="${plot.top}" y2="${height - plot.bottom}" />
        <text x="${x(cents)}" y="${height - plot.bottom + 18}" text-anchor="middle">${money(cents, currency)}</text>`,
  );
  const axisY = [-1, -0.5, 0, 0.5, 1].map(
    (mood) =>
      html`<line class="axis" x1="${plot.left}" x2="${width - plot.right}" y1="${y(mood)}" y2="${y(mood)}" />
        <text x="${plot.left - 8}" y="${y(mood) + 4}" text-anchor="end">${moodScore(mood)}</text>`,
  );
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Segments by spend and mood">
    ${axisX} ${axisY}
    <text x="${width - plot.right}" y="${height - 8}" text-anchor="end">spend per customer (logarithmic) →</text>
    <text x="${plot.left}" y="${plot.top - 6}">mood ↑</text>
    ${dots.map(({ segment, spendCents, mood }) => html`<circle class="dot c${segment % 10}" cx="${x(spendCents).toFixed(1)}" cy="${y(mood).toFixed(1)}" r="3" />`)}
    ${bubbles.map(
      ({ segment, spendCents, mood, size, name }) =>
        html`<circle
          class="bubble c${segment % 10}"
          cx="${x(spendCents).toFixed(1)}"
          cy="${y(mood).toFixed(1)}"
          r="${radius(size).toFixed(1)}"
          ><title>${name}: ${size} customers</title></circle
        >`,
    )}
    ${labels(bubbles, x, y, radius)}
  </svg>`;
}

/** Names beside the bubbles, moved down where they would cover each other. */
function labels(
  bubbles: readonly Bubble[],
  x: (cents: number) => number,
  y: (mood: number) => number,
  radius: (size: number) => number,
): readonly Html[] {
  const taken: { left: number; right: number; y: number }[] = [];
  return [...bubbles]
    .sort((a, b) => b.mood - a.mood)
    .map(({ name, size, spendCents, mood }) => {
      const length = name.length * 6.8;
      const isLeft = x(spendCents) + radius(size) + length > width - plot.right;
      const left = isLeft ? x(spendCents) - radius(size) - 6 - length : x(spendCents) + radius(size) + 6;
      let at = y(mood) + 4;
      while (taken.some((t) => Math.abs(t.y - at) < 15 && t.left < left + length && left < t.right)) at += 3;
      taken.push({ left, right: left + length, y: at });
      return html`<text class="title halo" x="${left.toFixed(1)}" y="${at.toFixed(1)}">${name}</text>`;
    });
}

/** A bar for a share from 0 to 1, in the colour of a mood. */
export function shareBar(share: number, mood: number | undefined, { length = 120 } = {}): Html {
  const filled = Math.max(1, share * length).toFixed(1);
  return html`<svg
    viewBox="0 0 ${length} 12"
    width="${length}"
    height="12"
    role="img"
    aria-label="${Math.round(share * 100)} %"
  >
    <rect class="track" width="${length}" height="12" rx="3" />
    <rect class="fill-${moodOf(mood)}" width="${filled}" height="12" rx="3" />
  </svg>`;
}

/** Negative, neutral and positive in one bar. */
export function moodBar({
  negative,
  neutral,
  positive,
}: Readonly<Record<"negative" | "neutral" | "positive", number>>): Html {
  const total = Math.max(1, negative + neutral + positive);
  const [a, b] = [(negative / total) * 920, (neutral / total) * 920];
  return html`<svg
    viewBox="0 0 920 18"
    role="img"
    aria-label="${negative} negative, ${neutral} neutral, ${positive} positive"
  >
    <rect class="fill-negative" width="${a.toFixed(1)}" height="18" />
    <rect class="fill-neutral" x="${a.toFixed(1)}" width="${b.toFixed(1)}" height="18" />
    <rect class="fill-positive" x="${(a + b).toFixed(1)}" width="${(920 - a - b).toFixed(1)}" height="18" />
  </svg>`;
}
