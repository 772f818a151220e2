import { expect, it } from "vitest";
import { placeLabels, spread } from "./labels.ts";

const inside = { left: 0, right: 1000, top: 0, bottom: 500 };
const circle = (name: string, x: number, y: number) => ({ name, x, y, r: 20 });

it("spread() moves centres that hide each other apart, and no others", () => {
  const [a, b, c] = spread([circle("a", 100, 100), circle("b", 100, 100), circle("c", 300, 100)]);
  expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeCloseTo(26, 5);
  expect((a!.x + b!.x) / 2).toBe(100);
  expect(c).toEqual(circle("c", 300, 100));
});

it("placeLabels() puts a name to the right of its bubble, or to the left where there is no room", () => {
  const [right] = placeLabels([circle("Regulars", 500, 250)], inside);
  expect(right).toEqual({ text: "Regulars", x: 526, y: 254 });
  const [left] = placeLabels([circle("Regulars", 970, 250)], inside);
  expect(left!.x).toBeLessThan(970 - 20 - "Regulars".length * 7);
});

it("placeLabels() lets no name cover another or a bubble, and leaves out those without room", () => {
  const crowd = Array.from({ length: 12 }, (_, i) =>
    circle(`Customers of kind ${i}`, 480 + (i % 4) * 30, 200 + Math.floor(i / 4) * 30),
  );
  const labels = placeLabels(crowd, inside);
  expect(labels.length).toBeGreaterThan(3);
  expect(labels.length).toBeLessThan(12);
  const boxes = labels.map(({ text, x, y }) => ({ left: x, right: x + text.length * 7.5, top: y - 11, bottom: y + 4 }));
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1))
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    for (const { x, y } of crowd.filter(({ name }) => name !== labels[i]!.text))
      expect(x > a.left && x < a.right && y > a.top && y < a.bottom).toBe(false);
  }
});

it("placeLabels() writes nothing outside", () => {
  expect(placeLabels([circle("A name that is far too long for a chart", 50, 50)], { ...inside, right: 120 })).toEqual(
    [],
  );
});
