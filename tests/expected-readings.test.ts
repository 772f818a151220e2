import { expect, it } from "vitest";
import { drifts, expectedTexts, readExpected, readNow, sketchDistance, sketchOf } from "./expected-readings.ts";

// On the processor they were written on all are equal; on another, a text between two labels may take the other.
const fewDrift = 6;

it("texts are read as they were when the weights were made", async () => {
  const then = readExpected();
  expect(then).toHaveLength(expectedTexts);
  const now = await readNow(then.map(({ text, question }) => ({ text, question })));
  const moved = now.map((reading, at) => drifts(reading, then[at]!));
  const drifted = moved.flatMap((words, at) => (words.length > 0 ? [`${words.join(", ")}: ${then[at]!.text}`] : []));
  const hint = "if readings were meant to change, keep them with npx tsx tests/write-expected-readings.ts";
  expect(drifted.length > fewDrift ? drifted : [], hint).toEqual([]);
});

it("drifts() names what has moved, and overlooks what another processor's rounding moves", () => {
  const [then] = readExpected() as [ReturnType<typeof readExpected>[number]];
  expect(drifts(then, then)).toEqual([]);
  expect(drifts({ ...then, urgency: then.urgency + 0.01 }, then)).toEqual([]);
  expect(drifts({ ...then, intent: "none" }, then)).toEqual([`intent ${then.intent} → none`]);
  expect(drifts({ ...then, score: then.score + 0.5 }, then)).toHaveLength(1);
  expect(drifts({ ...then, sketch: then.sketch.map((value) => -value) }, then)[0]).toMatch(/^vector by \d/);
});

it("sketchDistance() of two vectors' sketches is about the distance of the vectors", () => {
  const unit = (angle: number) =>
    Array.from({ length: 384 }, (_, i) => (i === 7 ? Math.cos(angle) : i === 8 ? Math.sin(angle) : 0));
  expect(sketchDistance(sketchOf(unit(0.3)), sketchOf(unit(0.3)))).toBe(0);
  // Two directions apart by 0.1 rad are 0.1 apart, and the estimate is within a half of it here.
  const distance = sketchDistance(sketchOf(unit(0.3)), sketchOf(unit(0.4)));
  expect(distance).toBeGreaterThan(0.05);
  expect(distance).toBeLessThan(0.15);
});
