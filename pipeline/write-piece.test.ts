import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { writePiece } from "./write-piece.ts";

/** Somebody who takes a piece when told to. */
function slowReader() {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const out = new Writable({
    highWaterMark: 10,
    write(piece: Buffer, _encoding, done) {
      waiting.push(() => {
        taken.push(piece.toString());
        done();
      });
    },
  });
  return { out, taken, take: () => waiting.shift()!() };
}

it("writePiece() waits for a slow reader to take what was written, so that no more than a piece is held", async () => {
  const { out, taken, take } = slowReader();
  let written = 0;
  const all = (async () => {
    for (const piece of ["a".repeat(20), "b".repeat(20), "c".repeat(20)]) {
      await writePiece(out, piece);
      written++;
    }
  })();
  await new Promise(setImmediate);
  expect([written, out.writableLength]).toEqual([0, 20]);
  take();
  await new Promise(setImmediate);
  expect([written, out.writableLength, taken.length]).toEqual([1, 20, 1]);
  take();
  await new Promise(setImmediate);
  take();
  await all;
  expect(taken.join("")).toBe("a".repeat(20) + "b".repeat(20) + "c".repeat(20));
});

it("writePiece() waits for nobody who has left, nor once it is told to stop", async () => {
  const [gone, left, stopped] = [slowReader(), slowReader(), slowReader()];
  gone.out.destroy();
  await writePiece(gone.out, "x".repeat(20));
  const waiting = writePiece(left.out, "x".repeat(20));
  left.out.destroy();
  await waiting;
  const stop = new AbortController();
  const until = writePiece(stopped.out, "x".repeat(20), stop.signal);
  stop.abort();
  await until;
  expect(stopped.out.listenerCount("drain")).toBe(0);
});
