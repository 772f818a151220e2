/** Value × mood: every customer a dot, every segment a numbered bubble. */

import { counted, minorDigits } from "../../models/statistics/format.ts";
import { money, moodScore } from "./format.ts";
import { html, type Html } from "./html.ts";
import { placeLabels, spread } from "./labels.ts";

/** A customer between value and mood; `spendCents` is absent of who never bought. */
export interface Dot {
  /** Place of the segment in the list of segments. */
  readonly segment: number;
  readonly spendCents?: number;
  readonly mood: number;
}

/** A segment. */
export interface Bubble extends Dot {
  readonly name: string;
  readonly size: number;
}

/** The room that a chart is drawn into, in units that are about a pixel where it is shown. */
interface Room {
  readonly kind: "wide" | "phone";
  readonly width: number;
  readonly height: number;
  /** Who never bought stands in a lane of its own, left of the scale. */
  readonly lane: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const wide: Room = { kind: "wide", width: 960, height: 500, lane: 74, left: 64, right: 936, top: 34, bottom: 448 };
const phone: Room = { kind: "phone", width: 360, height: 400, lane: 58, left: 44, right: 350, top: 34, bottom: 348 };
/** A phone has room for so many dots. */
const mostPhoneDots = 300;

/** Whom the chart shows. */
interface Points {
  readonly dots: readonly Dot[];
  readonly bubbles: readonly Bubble[];
}

interface Axes {
  readonly room: Room;
  readonly hasLane: boolean;
  readonly currency: string | undefined;
}

interface Scales {
  readonly x: (cents: number | undefined) => number;
  readonly y: (mood: number) => number;
  /** In minor units. */
  readonly ticks: readonly number[];
  readonly mostMood: number;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** Spend by its logarithm, since a few spend very much; mood as far as it goes. Few that lie far out stand at the edge. */
function scalesOf(
  { dots, bubbles }: Points,
  { unit, room: { left, right, top, bottom, lane, kind } }: { readonly unit: number; readonly room: Room },
): Scales {
  const logs = (points: readonly Dot[]) =>
    points.flatMap(({ spendCents }) =>
      spendCents !== undefined && spendCents > 0 ? [Math.log10(spendCents / unit)] : [],
    );
  const own = logs(bubbles);
  const spread = (dots.length > 0 ? logs(dots) : own).sort((a, b) => a - b);
  const least = Math.min(quantile(spread, 0.02), ...own) - 0.1;
  const most = Math.max(quantile(spread, 0.99), ...own, least + 0.5) + 0.1;
  const hasLane = [...dots, ...bubbles].some(({ spendCents }) => spendCents === undefined);
  const start = left + (hasLane ? lane : 0);
  const across = (log: number) => start + ((log - least) / (most - least)) * (right - start);
  const moods = dots.map(({ mood }) => Math.abs(mood)).sort((a, b) => a - b);
  const reach = Math.max(quantile(moods, 0.97), ...bubbles.map(({ mood }) => Math.abs(mood) + 0.12));
  const mostMood = [0.25, 0.5, 0.75].find((one) => reach <= one) ?? 1;
  const inside = (share: number) => Math.min(1, Math.max(0, share));
  return {
    x: (cents) =>
      cents === undefined
        ? left + lane / 2
        : Math.min(right, Math.max(start, across(Math.log10(Math.max(1, cents) / unit)))),
    y: (mood) => top + inside((mostMood - mood) / (2 * mostMood)) * (bottom - top),
    ticks: [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8]
      .flatMap((power) => (kind === "phone" ? [10 ** power] : [10 ** power, 3 * 10 ** power]))
      .filter((amount) => Math.log10(amount) >= least && Math.log10(amount) <= most)
      .map((amount) => amount * unit),
    mostMood,
  };
}

function axes({ x, y, ticks, mostMood }: Scales, { room, hasLane, currency }: Axes): Html {
  const { left, right, top, bottom, lane, height } = room;
  const across = ticks.map(
    (cents) =>
      html`<line class="axis" x1="${x(cents).toFixed(1)}" x2="${x(cents).toFixed(1)}" y1="${top}" y2="${bottom}" />
        <text x="${x(cents).toFixed(1)}" y="${bottom + 18}" text-anchor="middle">${money(cents, currency)}</text>`,
  );
  const up = [-1, -0.5, 0, 0.5, 1].map((share) => {
    const at = y(share * mostMood).toFixed(1);
    return html`<line class="axis${share === 0 ? " zero" : ""}" x1="${left}" x2="${right}" y1="${at}" y2="${at}" />
      <text x="${left - 8}" y="${Number(at) + 4}" text-anchor="end">${moodScore(share * mostMood)}</text>`;
  });
  return html`${across} ${up}
    ${hasLane && html`<text x="${left + lane / 2}" y="${bottom + 18}" text-anchor="middle">no orders</text>`}
    <text x="${left}" y="${top - 14}">mood ↑</text>
    <text x="${right}" y="${height - 8}" text-anchor="end">spend per customer (logarithmic) →</text>`;
}

/** The chart, once for wide pages and once for phones. Bubbles are as large as their segments; their numbers are places in the list of segments, from 1. */
export function valueMoodChart(points: Points, currency: string | undefined): Html {
  const every = Math.ceil(points.dots.length / mostPhoneDots);
  const few = { ...points, dots: points.dots.filter((_, i) => i % every === 0) };
  return html`${drawn(points, { room: wide, currency })} ${drawn(few, { room: phone, currency })}`;
}

function drawn(
  { dots, bubbles }: Points,
  { room, currency }: { readonly room: Room; readonly currency: string | undefined },
): Html {
  const scales = scalesOf({ dots, bubbles }, { unit: 10 ** minorDigits(currency ?? "XXX"), room });
  const { x, y } = scales;
  const largest = Math.max(...bubbles.map(({ size }) => size), 1);
  const most = room.kind === "phone" ? 9 : 15;
  const circles = spread(
    [...bubbles]
      .sort((a, b) => b.size - a.size)
      .map((bubble) => ({
        ...bubble,
        x: x(bubble.spendCents),
        y: y(bubble.mood),
        r: 10 + most * Math.sqrt(bubble.size / largest),
      })),
  );
  // A phone has no room for names: the numbers are those of the table.
  const labels = room.kind === "phone" ? [] : placeLabels(circles, room);
  const hasLane = [...dots, ...bubbles].some(({ spendCents }) => spendCents === undefined);
  const { kind, width, height } = room;
  return html`<svg
    class="chart ${kind}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="Segments by spend and mood"
  >
    ${axes(scales, { room, hasLane, currency })}
    ${dots.map(
      (dot) =>
        html`<circle
          class="dot c${dot.segment % 10}"
          cx="${x(dot.spendCents).toFixed(1)}"
          cy="${y(dot.mood).toFixed(1)}"
          r="3"
        />`,
    )}
    ${circles.map(
      ({ segment, name, size, mood, x, y, r }) =>
        html`<g class="c${segment % 10}">
          <title>${name}: ${counted(size, "customer")}, mood ${moodScore(mood)}</title>
          <circle class="bubble" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" />
          <text class="number-in" x="${x.toFixed(1)}" y="${(y + 4.5).toFixed(1)}" text-anchor="middle"
            >${segment + 1}</text
          >
        </g>`,
    )}
    ${labels.map(({ text, x, y }) => html`<text class="name" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${text}</text>`)}
  </svg>`;
}
