/** The map of customers: who is near whom, along the two directions in which they differ most. */

import type { ClusterModel } from "../../models/clusters/find-segments.ts";
import { formatShare } from "../../models/statistics/format.ts";
import { html, type Html } from "./html.ts";

/** A customer on the map. */
export interface MapDot {
  /** Place of the segment in the list of segments. */
  readonly segment: number;
  readonly at: readonly [number, number];
}

const room = { width: 960, height: 460, left: 14, right: 946, top: 14, bottom: 420 };
/** So many customers at either end stand at the edge, so that one far out does not press all others together. */
const beyond = 0.005;
/** Features that name a direction. */
const named = 3;

/** The map; undefined of results that have none. Numbers stand in the middle of the segments, if there are several. */
export function customerMap(dots: readonly MapDot[], { features, map }: Partial<ClusterModel>): Html | undefined {
  if (!map || !features || dots.length < 3) return undefined;
  const scales = [0, 1].map((axis) => scaleOf(dots.map(({ at }) => at[axis]!))) as [Scale, Scale];
  const x = (at: MapDot["at"]) => room.left + scales[0](at[0]) * (room.right - room.left);
  const y = (at: MapDot["at"]) => room.bottom - scales[1](at[1]) * (room.bottom - room.top);
  const segments = [...new Set(dots.map(({ segment }) => segment))].sort((a, b) => a - b);
  const middles = segments.map((segment) => {
    const own = dots.filter((dot) => dot.segment === segment);
    const mean = (axis: 0 | 1) => own.reduce((sum, { at }) => sum + at[axis], 0) / own.length;
    return { segment, at: [mean(0), mean(1)] as const };
  });
  const [across, up] = map.directions.map((direction) => directionName(direction, features));
  return html`<h2>${segments.length > 1 ? "Map of customers" : "Customers differ gradually"}</h2>
    <svg
      class="chart"
      viewBox="0 0 ${room.width} ${room.height}"
      role="img"
      aria-label="Customers by what they differ in"
    >
      ${dots.map(
        ({ segment, at }) =>
          html`<circle class="dot c${segment % 10}" cx="${x(at).toFixed(1)}" cy="${y(at).toFixed(1)}" r="3" />`,
      )}
      ${
        middles.length > 1 &&
        middles.map(
          ({ segment, at }) =>
            html`<g class="c${segment % 10}">
              <circle class="bubble" cx="${x(at).toFixed(1)}" cy="${y(at).toFixed(1)}" r="11" />
              <text class="number-in" x="${x(at).toFixed(1)}" y="${(y(at) + 4.5).toFixed(1)}" text-anchor="middle"
                >${segment + 1}</text
              >
            </g>`,
        )
      }
      <text x="${room.right}" y="${room.bottom + 30}" text-anchor="end">${across} →</text>
      <text x="${room.left}" y="${room.top}">↑ ${up}</text>
    </svg>
    <p class="soft">
      A dot is a customer; near each other are those who are alike. Of all differences between customers the map shows
      ${formatShare((map.shares[0] ?? 0) + (map.shares[1] ?? 0))}: segments that lie over each other here may lie apart
      otherwise.
    </p>`;
}

type Scale = (value: number) => number;

/** From the lowest to the highest, but for the few beyond, as 0 to 1. */
function scaleOf(values: readonly number[]): Scale {
  const ascending = [...values].sort((a, b) => a - b);
  const last = ascending.length - 1;
  const low = ascending[Math.round(beyond * last)]!;
  const high = ascending[Math.round((1 - beyond) * last)]!;
  return (value) => (high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5);
}

/** What grows along a direction, what grows most first: "more Spend, less Mood". */
function directionName(direction: readonly number[], features: readonly string[]): string {
  return direction
    .map((weight, j) => ({ weight, feature: features[j]! }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, named)
    .map(({ weight, feature }) => `${weight > 0 ? "more" : "less"} ${feature}`)
    .join(", ");
}
