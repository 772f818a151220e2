import { expect, it } from "vitest";
import { packVectors, unpackVectors } from "../../../models/encoder/packed-vectors.ts";
import { createRandom } from "../../../models/random.ts";
import type { Stage } from "../../../pipeline/stage.ts";
import { movedReadings, movedVector } from "./moved-readings.ts";

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
const east = Float32Array.from({ length: 384 }, (_, at) => Number(at === 0));

it("movedVector() keeps a cosine of about .95 and the length of 1", () => {
  const moved = movedVector(east, createRandom(1));
  expect(dot(moved, moved)).toBeCloseTo(1, 5);
  expect(dot(east, moved)).toBeGreaterThan(0.93);
  expect(dot(east, moved)).toBeLessThan(0.97);
});

it("movedReadings() answers a text like its origin, with all vectors moved, and asks the stage for origins alone", async () => {
  const asked: string[] = [];
  const meanings = packVectors([east, east, east]);
  const stage: Stage<{ readonly body: string }, { mood: string; meanings: string }> = {
    name: "s",
    version: "1",
    needs: ["body"],
    run: async (rows) => {
      asked.push(...rows.map(({ body }) => body));
      return rows.map(({ body }) => ({ mood: body, meanings }));
    },
  };
  const moved = movedReadings(stage, new Map([["late", "so late"]]));
  const [origin, copy] = await moved.stage.run([{ body: "so late" }, { body: "late" }], { model: undefined, asOf: "" });
  expect(asked).toEqual(["so late"]);
  expect([origin, copy]).toMatchObject([{ mood: "so late", meanings }, { mood: "so late" }]);
  if (!copy || !("meanings" in copy)) throw new Error("The copy has no reading");
  const cosines = unpackVectors(copy.meanings).map((vector) => dot(vector, east));
  for (const cosine of cosines) expect(cosine).toBeCloseTo(0.95, 1);
  expect(new Set(cosines).size).toBe(3);
});
