/** Names beside bubbles, where there is room for them. */

/** A bubble with its name. */
export interface NamedCircle {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Widest guess of a bold letter, in units of the drawing. */
const letter = 7.5;
const [above, below] = [11, 4];

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxOf({ x, y, r }: NamedCircle): Box {
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

/** Beside, below and above a bubble. */
function places({
  name,
  x,
  y,
  r,
}: NamedCircle): readonly { readonly x: number; readonly y: number; readonly box: Box }[] {
  const length = name.length * letter;
  const at = (left: number, baseline: number) => ({
    x: left,
    y: baseline,
    box: { left: left - 3, right: left + length, top: baseline - above, bottom: baseline + below },
  });
  return [
    at(x + r + 6, y + 4),
    at(x - r - 6 - length, y + 4),
    at(x - length / 2, y + r + 14),
    at(x - length / 2, y - r - 6),
    at(x + r * 0.8, y + r + 8),
    at(x + r * 0.8, y - r - 1),
  ];
}

/** Centres nearer than this would hide each other's numbers. */
const nearest = 26;

/** Circles of which some are moved apart a little, so that every number can be read; the rest stay where they are. */
export function spread<T extends NamedCircle>(circles: readonly T[]): readonly T[] {
  const moved = circles.map((circle) => ({ ...circle }));
  for (let round = 0; round < 20; round++) {
    for (const [i, a] of moved.entries()) {
      for (const b of moved.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= nearest) continue;
        const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
        const push = (nearest - distance) / 2;
        Object.assign(a, { x: a.x - ux * push, y: a.y - uy * push });
        Object.assign(b, { x: b.x + ux * push, y: b.y + uy * push });
      }
    }
  }
  return moved;
}

/**
 * A place for each name that covers no bubble and no other name, and lies inside; names for which there is none are left
 * out. Who comes first has the choice.
 */
export function placeLabels(circles: readonly NamedCircle[], inside: Box) {
  const taken = circles.map(boxOf);
  return circles.flatMap((circle) => {
    const own = boxOf(circle);
    const found = places(circle).find(
      ({ box }) =>
        box.left >= inside.left &&
        box.right <= inside.right &&
        box.top >= inside.top &&
        box.bottom <= inside.bottom &&
        !taken.some((other) => overlaps(box, other) && !isSame(other, own)),
    );
    if (!found) return [];
    taken.push(found.box);
    return [{ text: circle.name, x: found.x, y: found.y }];
  });
}

function isSame(a: Box, b: Box): boolean {
  return a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
}
